namespace Parity.Comparison;

/// <summary>What a difference may be.</summary>
public abstract record Budget
{
    private Budget()
    {
    }

    /// <summary>The same bits, padding's zeros included.</summary>
    public sealed record Identical : Budget
    {
        /// <inheritdoc/>
        public override string ToString() => "identical";
    }

    /// <summary><c>|a − r| ≤ Count·ulp(max|r|)</c>.</summary>
    /// <param name="Count">N.</param>
    /// <param name="Reason">Where it comes from: <c>floor</c>, <c>floor unknown</c>, <c>stated</c>.</param>
    public sealed record Ulps(double Count, string Reason) : Budget
    {
        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"{Count:0.###} ulp ({Reason})");
    }

    /// <summary><c>|a − r| ≤ Absolute + Relative·|r|</c>, for a user's own port.</summary>
    /// <param name="Relative"><c>rtol</c>.</param>
    /// <param name="Absolute"><c>atol</c>.</param>
    public sealed record Tolerance(double Relative, double Absolute) : Budget
    {
        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"rtol {Relative:g3}, atol {Absolute:g3}");
    }
}
