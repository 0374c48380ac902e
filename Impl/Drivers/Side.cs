namespace Parity.Impl.Drivers;

/// <summary>Which direction of which network it is.</summary>
/// <param name="Reversed">Whether it goes over the inputs reversed by length.</param>
/// <param name="TimeMajor">Whether the caller's arrays are <c>[T, B, …]</c>.</param>
/// <param name="Unrolled">Whether TensorFlow's graph has every step of the cell: <c>static_rnn</c>.</param>
/// <param name="Of">How many directions have their outputs side by side in one array.</param>
internal readonly record struct Side(bool Reversed, bool TimeMajor, bool Unrolled, int Of);
