using Parity.Impl.Cells;

namespace Parity.Tests.Impl;

/// <summary>A cell of each kind with each of its options, of output size H and for inputs of that size.</summary>
internal static class EveryCell
{
    public static IEnumerable<TheoryDataRow<string>> Names { get; } = Of(3).Keys.Select(name => new TheoryDataRow<string>(name));

    public static Dictionary<string, RnnCell> Of(int h) => new(StringComparer.Ordinal)
    {
        ["lstm"] = new LstmCell(h),
        ["peepholes"] = new LstmCell(h) { UsePeepholes = true },
        ["clip"] = new LstmCell(h) { CellClip = 0.4 },
        ["projection"] = new LstmCell(h + 2) { NumProj = h },
        ["projection-clip"] = new LstmCell(h + 2) { NumProj = h, ProjClip = 0.1 },
        ["all"] = new LstmCell(h + 3) { UsePeepholes = true, CellClip = 0.5, NumProj = h, ProjClip = 0.2, Activation = Activation.Relu },
        ["identity"] = new LstmCell(h) { UsePeepholes = true, Activation = Activation.Identity },
        ["basic"] = new BasicLstmCell(h) { Activation = Activation.Sigmoid },
        ["gru"] = new GruCell(h),
        ["rnn"] = new BasicRnnCell(h),
        ["multi"] = new MultiRnnCell(new LstmCell(h) { UsePeepholes = true }, new GruCell(h + 1), new LstmCell(h + 2) { NumProj = h }),
        ["residual"] = new ResidualWrapper(new GruCell(h)),
        ["residual-stack"] = new MultiRnnCell(new LstmCell(h), new ResidualWrapper(new ResidualWrapper(new LstmCell(h))), new ResidualWrapper(new GruCell(h)), new MultiRnnCell(new BasicRnnCell(h))),
    };
}
