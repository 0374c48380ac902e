using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>A cell whose step can be made in any element type and any arithmetic.</summary>
internal interface ICellRuns
{
    /// <summary>The cell's step for one direction of one network.</summary>
    CellRun<T> CreateRun<T, TArithmetic>(Impl.Numerics numerics)
        where T : unmanaged, INumberBase<T>
        where TArithmetic : struct, IArithmetic<T>;
}
