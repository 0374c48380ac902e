using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>The one place where an element type and numerics become an arithmetic.</summary>
internal static class Arithmetics
{
    /// <summary>The step of a cell for one direction of one network, in the arithmetic of <paramref name="numerics"/>.</summary>
    public static CellRun<T> CreateRun<T>(this RnnCell cell, Numerics numerics)
        where T : unmanaged, System.Numerics.INumberBase<T> => (CellRun<T>)(object)((typeof(T) == typeof(float), numerics.Version) switch
        {
            (true, TensorFlowVersion.V115) => cell.CreateRun<float, Float32Arithmetic115>(numerics),
            (true, _) => cell.CreateRun<float, Float32Arithmetic>(numerics),
            (false, TensorFlowVersion.V115) => cell.CreateRun<double, Float64Arithmetic115>(numerics),
            (false, _) => (object)cell.CreateRun<double, Float64Arithmetic>(numerics),
        });
}
