using System.Runtime.InteropServices;
using Parity.Protos.TensorFlow;
using Parity.Tensors;

namespace Parity.Models.Formats;

/// <summary>The value of a <c>Const</c> node: its bytes, or numbers of which the last stands for all that are not there.</summary>
internal static class ConstTensor
{
    /// <summary>The node as a variable.</summary>
    /// <exception cref="BadInputException">It has no value, or one without a shape.</exception>
    public static ModelVariable Variable(string path, NodeDef node)
    {
        var what = $"{path}: '{node.Name}'";
        var value = node.Attr.TryGetValue("value", out var attribute) && attribute.Tensor is { } tensor ? tensor : throw new BadInputException($"{what}: a Const without a value: damaged");
        var shape = Shapes.Read(value.TensorShape, what);
        return new ModelVariable(node.Name, DataTypes.Name(value.Dtype), shape)
        {
            Unreadable = DataTypes.Unreadable(value.Dtype),
            Load = () => Elements(DataTypes.Known(value.Dtype)!.Value, shape, value, what),
        };
    }

    private static Tensor Elements(DType dtype, long[] shape, TensorProto value, string what)
    {
        var count = Shapes.Count(shape, dtype.Size(), what);
        var tensor = Tensor.Zeros(dtype, Shapes.Of(shape));
        if (value.TensorContent is not { Length: > 0 } content)
        {
            switch (tensor.Data)
            {
                case float[] all: Fill(all, [.. value.FloatVal], what); break;
                case double[] all: Fill(all, [.. value.DoubleVal], what); break;
                case int[] all: Fill(all, [.. value.IntVal], what); break;
                case long[] all: Fill(all, [.. value.Int64Val], what); break;
            }
        }
        else if (content.Length == (long)count * dtype.Size())
        {
            content.CopyTo(tensor.Bytes);
        }
        else
        {
            throw new BadInputException(FormattableString.Invariant($"{what}: {tensor} has {(long)count * dtype.Size()} bytes, got {content.Length}"));
        }

        return tensor;
    }

    private static void Fill<T>(T[] all, T[] given, string what)
        where T : unmanaged
    {
        if (given.Length > all.Length)
        {
            throw new BadInputException(FormattableString.Invariant($"{what}: expected {all.Length} number(s) or fewer, got {given.Length}"));
        }

        given.CopyTo(all, 0);
        if (given.Length > 0)
        {
            Array.Fill(all, given[^1], given.Length, all.Length - given.Length);
        }
    }
}
