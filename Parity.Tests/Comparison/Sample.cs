using Parity.Cases;
using Parity.Comparison;
using Parity.Tensors;

namespace Parity.Tests.Comparison;

/// <summary>A made-up case of B 3, T 4, I 5, H 2 and arrays for it, small enough to plant a fault in every element.</summary>
internal static class Sample
{
    public const int B = 3;
    public const int T = 4;
    public const int I = 5;
    public const int H = 2;

    /// <summary>One ULP of <see cref="Values"/> in float32: their largest magnitude is 1.</summary>
    public const double Ulp = 1.0 / (1 << 23);

    public static readonly Budget Identical = new Budget.Identical();

    public static Case Row(bool timeMajor = false) => new()
    {
        Id = "sample",
        Driver = Driver.DynamicRnn,
        Cell = new CellSpec { Type = "LSTMCell", NumUnits = H },
        TimeMajor = timeMajor,
        Folder = "/",
        Golden = "goldens/sample.npz",
        Reference = new Reference { TensorFlow = "2.15.1" },
    };

    /// <summary>1/n, 2/n, … 1.</summary>
    public static Tensor Values(params int[] shape)
    {
        var n = (int)Tensor.Size(shape);
        return Tensor.Of([.. Enumerable.Range(1, n).Select(k => (float)k / n)], shape);
    }

    public static Tensor Outputs(DType dtype = DType.Float32) => Values(B, T, H).To(dtype);

    /// <summary>A copy with another value in one element.</summary>
    public static Tensor With(Tensor tensor, int flat, double value)
    {
        var copy = Copy(tensor);
        switch (copy.Data)
        {
            case float[] a: a[flat] = (float)value; break;
            case double[] a: a[flat] = value; break;
            default: throw new NotSupportedException(tensor.ToString());
        }

        return copy;
    }

    /// <summary>A copy with the lowest bit of one element turned.</summary>
    public static Tensor FlipLowestBit(Tensor tensor, int flat)
    {
        var copy = Copy(tensor);
        copy.Bytes[flat * tensor.DType.Size()] ^= 1;
        return copy;
    }

    public static ArrayVerdict Compare(Tensor expected, Tensor? got, Budget? budget = null, string name = "outputs", int[]? lengths = null, bool timeMajor = false) =>
        ArrayComparison.Compare(Row(timeMajor), name, expected, got, budget ?? Identical, lengths);

    private static Tensor Copy(Tensor tensor)
    {
        var copy = Tensor.Zeros(tensor.DType, tensor.Shape);
        tensor.Bytes.CopyTo(copy.Bytes);
        return copy;
    }
}
