using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Ports;

/// <summary>
/// A port's result: an npz with any subset of a case's outputs, states, gradients, trace and <c>initial/VARIABLE</c> arrays, each in float32 or
/// float64 whatever the case's own type.
/// </summary>
public static class PortFile
{
    /// <summary>Reads one and checks that each array is one of the case's. What its elements are is not looked at: a NaN is a result that differs.</summary>
    /// <exception cref="BadInputException">It cannot be read or is no npz, an array is none of the case's, or has another shape or an integer type; or the golden is bad.</exception>
    public static TensorSet Read(string path, Case of) => Read(path, FileBytes.Read(path), of);

    /// <summary>The same, but for arrays of any shape: a wrong one is a result to be explained.</summary>
    /// <exception cref="BadInputException">It cannot be read or is no npz, or an array is none of the case's or of an integer type; or the golden is bad.</exception>
    public static TensorSet ReadAnyShape(string path, Case of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return Checked(path, NpzFile.Read(path), of, PortInputs.Of(of, FixtureFolder.ReadGolden(of)), anyShape: true);
    }

    /// <summary>The same from memory; <paramref name="path"/> is for messages.</summary>
    /// <exception cref="BadInputException">As for <see cref="Read(string, Case)"/>.</exception>
    public static TensorSet Read(string path, byte[] content, Case of)
    {
        ArgumentNullException.ThrowIfNull(of);
        var arrays = NpzFile.Read(path, content);
        return Checked(path, arrays, of, PortInputs.Of(of, FixtureFolder.ReadGolden(of)));
    }

    /// <summary>Checks arrays against what a case is given, which need not be its golden's.</summary>
    internal static TensorSet Checked(string path, TensorSet arrays, Case of, TensorSet inputs, bool anyShape = false)
    {
        if (of.Cell.Unsupported is { } why)
        {
            throw new BadInputException($"case '{of.Id}': {why}");
        }

        var shapes = PortArrays.Shapes(of, inputs);
        foreach (var (name, tensor) in arrays)
        {
            if (!shapes.TryGetValue(name, out var shape))
            {
                throw new BadInputException($"{path}: array '{name}' is {Stray(name, of, inputs, shapes.Keys)}");
            }

            if (!tensor.DType.IsFloating() || (!anyShape && !tensor.Shape.AsSpan().SequenceEqual(shape)))
            {
                throw new BadInputException($"{path}: array '{name}': expected float32 or float64 {Tensor.Describe(shape)}, got {tensor}");
            }
        }

        return arrays;
    }

    /// <summary>What to say of a name: what could have been meant is what begins alike.</summary>
    private static string Stray(string name, Case of, TensorSet inputs, IEnumerable<string> known)
    {
        if (inputs.ContainsKey(name))
        {
            return "given, not computed: expected only what the port computes";
        }

        static string Head(string name) => name.Split('/')[0];
        var alike = known.Where(k => Head(k) == Head(name)).ToList();
        var expected = alike.Count > 0 ? alike : known.Select(k => k.Contains('/', StringComparison.Ordinal) ? Head(k) + "/…" : k).Distinct(StringComparer.Ordinal);
        return $"none of {of.Id}'s: expected {string.Join(", ", expected)}";
    }
}
