using Microsoft.Win32.SafeHandles;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow.Native;

/// <summary><c>TF_Tensor</c>: elements are copied once in and once out.</summary>
internal sealed unsafe class NativeTensor : SafeHandleZeroOrMinusOneIsInvalid
{
    private NativeTensor(IntPtr tensor)
        : base(ownsHandle: true) => SetHandle(tensor);

    /// <summary>Takes over a tensor that TensorFlow made.</summary>
    public static NativeTensor Own(IntPtr tensor) => new(tensor);

    /// <summary><c>TF_AllocateTensor</c>, filled with a copy of the elements.</summary>
    public static NativeTensor Copy(Tensor tensor)
    {
        var bytes = tensor.Bytes;
        var dims = Array.ConvertAll(tensor.Shape, d => (long)d);
        fixed (long* p = dims)
        {
            var native = new NativeTensor(NativeMethods.TF_AllocateTensor(NativeDType.Of(tensor.DType), p, dims.Length, (nuint)bytes.Length));
            if (native.IsInvalid)
            {
                throw new BackendException($"TensorFlow cannot allocate {tensor} ({bytes.Length} bytes)");
            }

            bytes.CopyTo(native.Bytes());
            return native;
        }
    }

    /// <summary>A managed copy.</summary>
    /// <exception cref="BackendException">Its type is none that fixtures hold, or it is too large.</exception>
    public Tensor ToTensor(string name)
    {
        var dtype = NativeDType.Parse(NativeMethods.TF_TensorType(this), name);
        var shape = new int[NativeMethods.TF_NumDims(this)];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = checked((int)NativeMethods.TF_Dim(this, axis));
        }

        var tensor = Tensor.Zeros(dtype, shape);
        Bytes().CopyTo(tensor.Bytes);
        return tensor;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMethods.TF_DeleteTensor(handle);
        return true;
    }

    private Span<byte> Bytes()
    {
        var length = checked((int)NativeMethods.TF_TensorByteSize(this));
        return length == 0 ? [] : new Span<byte>(NativeMethods.TF_TensorData(this), length);
    }
}
