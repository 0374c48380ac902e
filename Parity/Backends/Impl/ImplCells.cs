using Parity.Cases;
using Parity.Impl.Cells;

namespace Parity.Backends.Impl;

/// <summary>Impl's cells by TensorFlow's class name.</summary>
internal static class ImplCells
{
    private static readonly Dictionary<string, Func<CellSpec, RnnCell>> Table = new(StringComparer.Ordinal)
    {
        ["BasicRNNCell"] = spec => new BasicRnnCell(spec.NumUnits),
        ["GRUCell"] = spec => new GruCell(spec.NumUnits),
        ["LSTMCell"] = spec => new LstmCell(spec.NumUnits) { ForgetBias = spec.ForgetBias },
    };

    /// <summary>Whether Impl has the class.</summary>
    public static bool Has(string type) => Table.ContainsKey(type);

    /// <summary>Impl's cell for a description.</summary>
    public static RnnCell Create(CellSpec spec) => Table[spec.Type](spec);
}
