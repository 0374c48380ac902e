using Parity.Cases;
using Parity.Tensors;

namespace Parity.Ports;

/// <summary>What a port may give of a case: any subset of its results, its trace, and the weights it starts training from.</summary>
public static class PortArrays
{
    private const string Initial = "initial/";

    /// <summary>The shape of every such array, by name. <c>initial/VARIABLE</c> has the shape of <c>weights/VARIABLE</c>.</summary>
    /// <param name="row">The case.</param>
    /// <param name="inputs">What it is given.</param>
    /// <exception cref="BadInputException">The inputs do not fit the case.</exception>
    public static IReadOnlyDictionary<string, int[]> Shapes(Case row, TensorSet inputs)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(inputs);
        var results = CaseArrays.ResultNames(row, inputs);
        if (row.Driver == Driver.InitialWeights)
        {
            return results.ToDictionary(n => n, n => Array.ConvertAll(inputs.Need("shape/" + n[Initial.Length..]).Array<long>(), d => checked((int)d)), StringComparer.Ordinal);
        }

        return results.Select(n => KeyValuePair.Create(n, inputs.Need(CaseArrays.Like(n)).Shape))
            .Concat(TraceArrays.Shapes(row, CaseShape.Of(row, inputs)))
            .Concat(inputs.Under("weights/").Select(w => KeyValuePair.Create(Initial + w.Key["weights/".Length..], w.Value.Shape)))
            .ToDictionary(StringComparer.Ordinal);
    }
}
