namespace Parity.Impl.Drivers;

/// <summary>One of something for each direction, in TensorFlow's order.</summary>
/// <param name="Fw">The forward direction's.</param>
/// <param name="Bw">The backward direction's.</param>
/// <typeparam name="TItem">What each direction has.</typeparam>
public sealed record Both<TItem>(TItem Fw, TItem Bw);
