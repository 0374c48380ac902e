using Parity.Tensors;

namespace Parity.Bench.Contenders;

/// <summary>The names that a uni-directional network's variables have in a fixture.</summary>
internal static class Names
{
    /// <summary><c>kernel [I+H, 4H]</c>.</summary>
    public const string Kernel = "weights/rnn/lstm_cell/kernel";

    /// <summary><c>bias [4H]</c>.</summary>
    public const string Bias = "weights/rnn/lstm_cell/bias";

    /// <summary>Those of a network, by their names below its cell's scope.</summary>
    public static TensorSet Variables(TensorSet given) => new() { ["kernel"] = given.Need(Kernel), ["bias"] = given.Need(Bias) };
}
