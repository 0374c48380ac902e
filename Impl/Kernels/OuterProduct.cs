using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parity.Impl.Kernels;

/// <summary>A product of depth 1, <c>c[n, j] = a[n]·w[j]</c>, added to nothing: −0 stays −0.</summary>
internal sealed unsafe class OuterProduct<T>(int columns) : RowProduct<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly Panels<T> panels = new(1, columns, transposed: false, vectors: 1);

    /// <inheritdoc/>
    public override void Take(T* w, int copies) => panels.Take(w, copies);

    /// <inheritdoc/>
    public override void Pack(Portion portion) => panels.Pack(portion);

    /// <inheritdoc/>
    public override void Apply(Portion portion, int* rows, int count, T* a, int aStride, T* c, int cStride)
    {
        for (var panel = portion.From(panels.Count); panel < portion.To(panels.Count); panel++)
        {
            for (var r = 0; r < count; r++)
            {
                (Vector512.Load(panels.At(portion.Copy, panel)) * Vector512.Create(a[(nint)rows[r] * aStride])).Store(c + ((nint)rows[r] * cStride) + (panel * panels.Width));
            }
        }
    }
}
