using Parity.Tensors;

namespace Parity.Cases;

/// <summary>The arrays of a case split into what is given (inputs, lengths, states, weights, cotangents) and what is to be equalled.</summary>
public static class CaseArrays
{
    private static readonly string[] Given = ["inputs", "sequence_length", "initial_state/", "weights/", "cotangent/", "seed/", "shape/"];
    private static readonly string[] Result = ["outputs", "state/", "gradient/", "initial/"];

    /// <summary>The arrays that a backend gets.</summary>
    public static TensorSet Inputs(TensorSet all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return new(all.Where(p => Is(p.Key, Given)));
    }

    /// <summary>The arrays that a backend is to give.</summary>
    public static TensorSet Results(TensorSet all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return new(all.Where(p => Is(p.Key, Result)));
    }

    /// <summary>The names that a full result of this case has, from its inputs.</summary>
    public static IReadOnlyList<string> ResultNames(Case row, TensorSet inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(inputs);
        if (row.Driver == Driver.InitialWeights)
        {
            return [.. inputs.Under("shape/").Select(p => "initial/" + p.Key["shape/".Length..])];
        }

        var outputs = row.Driver.Outputs(row.Cell);
        var names = row.Driver.Directions().SelectMany((direction, d) =>
            outputs.Skip(d).Take(1).Select(o => o.Name).Concat(row.Cell.States.Select(s => Drivers.Path("state", direction, s.Path)))).ToList();
        names.Add("gradient/inputs");
        names.AddRange(inputs.Where(p => Is(p.Key, ["initial_state/", "weights/"])).Select(p => "gradient/" + p.Key));
        return names;
    }

    /// <summary>The given array that has a result's shape and type: a gradient's own array, an output's or a state's cotangent.</summary>
    public static string Like(string result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.StartsWith("gradient/", StringComparison.Ordinal) ? result["gradient/".Length..] : "cotangent/" + result;
    }

    private static bool Is(string name, string[] heads) =>
        Array.Exists(heads, h => h.EndsWith('/') ? name.StartsWith(h, StringComparison.Ordinal) : name == h || name.StartsWith(h + "/", StringComparison.Ordinal));
}
