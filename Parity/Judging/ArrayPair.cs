using Parity.Tensors;

namespace Parity.Judging;

/// <summary>An array on both sides.</summary>
/// <param name="Name">The fixture name.</param>
/// <param name="Expected">The reference's.</param>
/// <param name="Got">The other's; null where it owes the array and did not give it.</param>
internal sealed record ArrayPair(string Name, Tensor Expected, Tensor? Got)
{
    /// <summary>Whether the two are of different floating-point types.</summary>
    public bool Mixed => Got is not null && Got.DType != Expected.DType && Got.DType.IsFloating() && Expected.DType.IsFloating();

    /// <summary>Both in the narrower type of the two: what the wider one has beyond it says nothing about the other.</summary>
    public ArrayPair Narrowed => Mixed ? new(Name, Expected.To(DType.Float32), Got!.To(DType.Float32)) : this;
}
