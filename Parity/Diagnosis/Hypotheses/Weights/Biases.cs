namespace Parity.Diagnosis.Hypotheses.Weights;

/// <summary>Every direction's bias times a number.</summary>
internal static class Biases
{
    /// <summary>The plant; <paramref name="back"/> is whether the bias's gradient has that factor, too.</summary>
    public static Plant Scaled(Setting setting, double scale, bool back) => new()
    {
        Reads = [setting.Directions.Select(d => setting.Weight(d, "bias")).Aggregate(new Mapping { GradientsGoBack = back }, (map, name) => map.With(name, name, scale: scale))],
    };
}
