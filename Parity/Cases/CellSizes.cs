namespace Parity.Cases;

/// <summary>A cell of a class, as the shapes of its variables tell it.</summary>
internal static class CellSizes
{
    /// <summary>What the sizes say: H by a bias or a gain, P by a projection, I by what is left of the kernel's rows; 0, or less, where there is none.</summary>
    /// <param name="type">The class.</param>
    /// <param name="names">The names of the variables below the cell's scope.</param>
    /// <param name="axis">The length of an axis of a variable; 0 where there is none.</param>
    public static (CellSpec Spec, int Inputs) Read(string type, IEnumerable<string> names, Func<string, int, int> axis)
    {
        var given = names.ToHashSet(StringComparer.Ordinal);
        var kind = CellKinds.Find(type)!;
        bool Takes(string argument) => Array.IndexOf(kind.Arguments, argument) >= 0;
        var norms = given.Contains("input/gamma") || given.Contains("transform/gamma");
        var peepholes = given.Any(k => k.EndsWith("_diag", StringComparison.Ordinal));
        var units = kind.Short switch
        {
            "gru" or "grublock" => axis("candidate/bias", 0),
            "rnn" => axis("bias", 0),
            "coupled" => axis("B", 0) / 3,
            _ => norms ? axis("transform/gamma", 0) : axis("bias", 0) / 4,
        };
        var projected = kind.Short == "coupled" ? axis("W_P_0", 1) : axis("projection/kernel", 1);
        var kernel = kind.Short switch
        {
            "gru" or "grublock" => "gates/kernel",
            "coupled" => "W_0",
            _ => "kernel",
        };
        var spec = new CellSpec
        {
            Type = type,
            NumUnits = units,
            NumProj = projected > 0 && Takes("num_proj") ? projected : null,
            UsePeepholes = peepholes && Takes("use_peepholes"),
            UsePeephole = peepholes && Takes("use_peephole"),
            LayerNorm = !Takes("layer_norm") || norms == (kind.Short == "layernorm") ? null : norms,
        };
        return (spec, axis(kernel, 0) - (spec.NumProj ?? units));
    }
}
