using Parity.Tensors;

namespace Parity.Comparison;

/// <summary>
/// The one distance: <c>|a − r| / ulp(max|r|)</c>, the maximum over the whole reference array, in double.
/// "ULP" in a budget always means this; it is 0 only for equal values.
/// </summary>
public static class Metric
{
    /// <summary>The distance from a value to the next larger one, in the array's type; for the largest finite one, which has none, to the next smaller.</summary>
    public static double Ulp(DType dtype, double magnitude)
    {
        if (dtype != DType.Float32)
        {
            return magnitude < double.MaxValue ? Math.BitIncrement(magnitude) - magnitude : magnitude - Math.BitDecrement(magnitude);
        }

        var single = (float)magnitude;
        return single < float.MaxValue ? MathF.BitIncrement(single) - (double)single : single - (double)MathF.BitDecrement(single);
    }

    /// <summary>The largest magnitude of an array.</summary>
    public static double Largest(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var largest = 0.0;
        for (var i = 0; i < tensor.Count; i++)
        {
            largest = Math.Max(largest, Math.Abs(tensor.At(i)));
        }

        return largest;
    }

    /// <summary>Whether two elements have the same bits: +0 and −0 have not.</summary>
    public static bool SameBits(Tensor a, Tensor b, int index)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var size = a.DType.Size();
        return a.Bytes.Slice(index * size, size).SequenceEqual(b.Bytes.Slice(index * size, size));
    }
}
