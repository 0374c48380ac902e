using Parity.Cases;

namespace Parity.Backends;

/// <summary>A backend that makes bits by numerics of its own: a TensorFlow at hand.</summary>
public interface IHasNumerics
{
    /// <summary>In which way its numerics are not those of a reference, as <c>avx2, golden avx512</c>; null where they are the same.</summary>
    string? DiffersFrom(Reference reference);
}
