using System.Globalization;

namespace Parity.Diagnosis.InitialWeights;

/// <summary>The forget bias as a part of the initial bias.</summary>
internal static class BiasBakedIn
{
    private const string Gates = "ijfo";

    /// <summary>The name.</summary>
    public const string Name = "initial weights: bias of 1 baked in";

    /// <summary>What it is and does.</summary>
    public const string Explanation =
        "The initial bias is not zeros: one gate's quarter starts at 1 (Keras's unit_forget_bias). TensorFlow's LSTMCell starts its bias at zeros and adds forget_bias at run time; with both the forget gate gets 2, and weight decay and checkpoints see another bias.";

    /// <summary>How it is put right.</summary>
    public const string Fix = "Start the bias at zeros and add forget_bias at run time, or bake it in and leave the other out, in loading and saving alike.";

    /// <summary>What is in which quarter of the bias; null where it is zeros, or no constants.</summary>
    public static string? Of(WeightSample sample)
    {
        if (sample.Gates != Gates.Length)
        {
            return null;
        }

        var quarters = Enumerable.Range(0, 4).Select(g => sample.Bias[(g * sample.Units)..((g + 1) * sample.Units)]).ToList();
        var baked = quarters.Select((q, g) => (Value: q[0], Gate: Gates[g])).Where(q => q.Value != 0).ToList();
        return baked.Count == 0 || !quarters.TrueForAll(q => Array.TrueForAll(q, x => x == q[0]))
            ? null
            : string.Join(", ", baked.Select(q => string.Create(CultureInfo.InvariantCulture, $"{q.Value:0.####} in the quarter of {q.Gate}{(q.Gate == 'j' ? ", where Keras and PyTorch have the forget gate" : string.Empty)}")));
    }
}
