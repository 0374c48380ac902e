namespace Parity.Impl.Cells;

/// <summary>What of an LSTM's configuration its sizes and names hang on.</summary>
/// <param name="Scope">The variables' scope, <c>lstm_cell</c>.</param>
/// <param name="Units">H.</param>
/// <param name="Projection">P, or null.</param>
/// <param name="ProjectionClip">The projected output's clip, or null.</param>
/// <param name="Gates">How many gates are in kernel and bias; there is a trace of 4 with a bias only.</param>
/// <param name="Biased">Whether there is a bias.</param>
internal sealed record LstmShape<T>(string Scope, int Units, int? Projection = null, T? ProjectionClip = null, int Gates = 4, bool Biased = true)
    where T : unmanaged;
