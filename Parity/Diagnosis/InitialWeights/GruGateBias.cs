using System.Globalization;

namespace Parity.Diagnosis.InitialWeights;

/// <summary>A GRU's gate bias that does not start at 1.</summary>
internal static class GruGateBias
{
    /// <summary>The name.</summary>
    public const string Name = "initial weights: GRU's gate bias not 1";

    /// <summary>What it is and does.</summary>
    public const string Explanation =
        "TensorFlow's GRUCell starts the bias of its gates at ones, so that it begins by not resetting and by keeping: r and u are near 0.73. Keras, PyTorch and most others start it at zeros, or draw it; such a port forgets half of its state at every step when training begins.";

    /// <summary>How it is put right.</summary>
    public const string Fix = "Start gates/bias at ones and candidate/bias at zeros.";

    /// <summary>What it is instead; null where it is ones, or of another cell.</summary>
    public static string? Of(WeightSample sample) => sample.StartOfBias != 1 || Array.TrueForAll(sample.Bias, b => b == 1) ? null
        : Array.TrueForAll(sample.Bias, b => b == sample.Bias[0]) ? string.Create(CultureInfo.InvariantCulture, $"it starts at {sample.Bias[0]:0.####}")
        : "it is drawn, or set gate by gate";
}
