using System.Runtime.InteropServices;

namespace Parity.Tensors;

/// <summary>A dense row-major array with a shape: what fixtures hold and backends exchange. The elements are not copied.</summary>
public sealed class Tensor
{
    private Tensor(DType dtype, int[] shape, Array data)
    {
        DType = dtype;
        Shape = shape;
        Data = data;
    }

    /// <summary>The element type.</summary>
    public DType DType { get; }

    /// <summary>The length of each axis; empty for a scalar.</summary>
    public int[] Shape { get; }

    /// <summary>The elements: a <c>float[]</c>, <c>double[]</c>, <c>int[]</c> or <c>long[]</c>.</summary>
    public Array Data { get; }

    /// <summary>The number of elements.</summary>
    public int Count => Data.Length;

    /// <summary>The elements as bytes, in the machine's order.</summary>
    public Span<byte> Bytes => DType switch
    {
        DType.Float32 => MemoryMarshal.AsBytes(As<float>()),
        DType.Float64 => MemoryMarshal.AsBytes(As<double>()),
        DType.Int32 => MemoryMarshal.AsBytes(As<int>()),
        _ => MemoryMarshal.AsBytes(As<long>()),
    };

    /// <summary>Wraps <paramref name="data"/>, without a copy.</summary>
    /// <exception cref="ArgumentException">The number of elements is not the product of the shape.</exception>
    public static Tensor Of<T>(T[] data, params int[] shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(shape);
        if (data.LongLength != Size(shape))
        {
            throw new ArgumentException($"shape {Describe(shape)} has {Size(shape)} elements, got {data.Length}", nameof(data));
        }

        return new Tensor(DTypes.Of<T>(), shape, data);
    }

    /// <summary>A tensor of zeros.</summary>
    public static Tensor Zeros(DType dtype, params int[] shape)
    {
        var n = checked((int)Size(shape));
        return new Tensor(dtype, shape, dtype switch
        {
            DType.Float32 => new float[n],
            DType.Float64 => new double[n],
            DType.Int32 => new int[n],
            _ => new long[n],
        });
    }

    /// <summary>The shape as TensorFlow writes it: <c>[4, 7, 6]</c>.</summary>
    public static string Describe(IEnumerable<int> shape) => $"[{string.Join(", ", shape)}]";

    /// <summary>The product of the shape.</summary>
    public static long Size(IEnumerable<int> shape) => shape.Aggregate(1L, (n, d) => checked(n * d));

    /// <summary>The elements.</summary>
    /// <exception cref="InvalidCastException"><typeparamref name="T"/> is not the element type.</exception>
    public T[] Array<T>()
        where T : unmanaged => (T[])Data;

    /// <summary>The elements as a span.</summary>
    public Span<T> As<T>()
        where T : unmanaged => ((T[])Data).AsSpan();

    /// <summary>One element as a double.</summary>
    public double At(int index) => Data switch
    {
        float[] a => a[index],
        double[] a => a[index],
        int[] a => a[index],
        long[] a => a[index],
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The flat index of the first NaN or infinity, or null.</summary>
    public int? FirstNotFinite()
    {
        for (var i = 0; i < Count && DType.IsFloating(); i++)
        {
            if (!double.IsFinite(At(i)))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The elements in another floating-point type; the same tensor where it already has it.</summary>
    public Tensor To(DType dtype)
    {
        if (dtype == DType)
        {
            return this;
        }

        var result = Zeros(dtype, Shape);
        for (var i = 0; i < Count; i++)
        {
            switch (result.Data)
            {
                case float[] a: a[i] = (float)At(i); break;
                case double[] a: a[i] = At(i); break;
                case int[] a: a[i] = (int)At(i); break;
                case long[] a: a[i] = (long)At(i); break;
            }
        }

        return result;
    }

    /// <summary>The index along each axis of a flat index.</summary>
    public int[] Unravel(int flat)
    {
        var index = new int[Shape.Length];
        for (var axis = Shape.Length - 1; axis >= 0; axis--)
        {
            index[axis] = flat % Shape[axis];
            flat /= Shape[axis];
        }

        return index;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{DType.Name()}{Describe(Shape)}";
}
