using Parity.Tensors;

namespace Parity.Weights;

/// <summary>Whether tensors are those that are expected: every one there, no other, of one floating-point type and of these shapes.</summary>
internal static class TensorCheck
{
    /// <summary>Their type.</summary>
    /// <param name="what">What they are, for the line that says what is wrong.</param>
    /// <param name="given">The tensors; what is under <c>remainder/</c> is not looked at.</param>
    /// <param name="expected">Their names and shapes.</param>
    /// <exception cref="BadInputException">They are not.</exception>
    public static DType Fit(string what, TensorSet given, IReadOnlyList<(string Name, int[] Shape)> expected)
    {
        var missing = expected.Select(e => e.Name).Where(n => !given.ContainsKey(n)).ToList();
        if (missing.Count > 0)
        {
            throw new BadInputException($"{what}: {string.Join(", ", missing)}: missing; got {string.Join(", ", given.Keys)}");
        }

        var stray = given.Keys.Where(n => !n.StartsWith(WeightLayout.Remainder, StringComparison.Ordinal) && !expected.Any(e => e.Name == n)).ToList();
        if (stray.Count > 0)
        {
            throw new BadInputException($"{what}: {string.Join(", ", stray)}: expected only {string.Join(", ", expected.Select(e => e.Name))}");
        }

        foreach (var (name, shape) in expected)
        {
            var got = given[name].Shape;
            if (!got.AsSpan().SequenceEqual(shape))
            {
                var transposed = shape.Length == 2 && got.Length == 2 && shape[0] != shape[1] && got[0] == shape[1] && got[1] == shape[0];
                throw new BadInputException($"{what}: {name}: expected shape {Tensor.Describe(shape)}, got {Tensor.Describe(got)}{(transposed ? ", which is its transpose" : string.Empty)}");
            }
        }

        var type = given[expected[0].Name].DType;
        var other = expected.FirstOrDefault(e => given[e.Name].DType != type || !given[e.Name].DType.IsFloating());
        return other.Name is null ? type : throw new BadInputException($"{what}: {other.Name}: expected {(type.IsFloating() ? type.Name() : "float32 or float64")} as the others, got {given[other.Name].DType.Name()}");
    }
}
