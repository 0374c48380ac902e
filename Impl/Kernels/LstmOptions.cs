using System.Numerics;

namespace Parity.Impl.Kernels;

/// <summary>What an LSTM's element-wise part has besides the plain one's. Null is none.</summary>
/// <param name="inputDiagonal"><c>w_i_diag [H]</c>, as the other two padded to whole vectors.</param>
/// <param name="forgetDiagonal"><c>w_f_diag [H]</c>.</param>
/// <param name="outputDiagonal"><c>w_o_diag [H]</c>.</param>
/// <param name="cellClip"><c>cell_clip</c>.</param>
/// <param name="masked">Whether a select is the first to give to the gradient of the previous c, for a row at work 0.</param>
internal readonly unsafe struct LstmOptions<T>(T* inputDiagonal, T* forgetDiagonal, T* outputDiagonal, T? cellClip, bool masked)
    where T : unmanaged, INumberBase<T>
{
    /// <summary><c>w_i_diag</c>.</summary>
    public T* InputDiagonal { get; } = inputDiagonal;

    /// <summary><c>w_f_diag</c>.</summary>
    public T* ForgetDiagonal { get; } = forgetDiagonal;

    /// <summary><c>w_o_diag</c>.</summary>
    public T* OutputDiagonal { get; } = outputDiagonal;

    /// <summary><c>cell_clip</c>.</summary>
    public T? CellClip { get; } = cellClip;

    /// <summary>Whether there is a select.</summary>
    public bool Masked { get; } = masked;
}
