namespace Parity.Tests.Diagnosis.Ports;

/// <summary>How long a row is for the port, of how many steps, and whether the direction is the backward one.</summary>
internal readonly record struct RowSpan(int Length, int Time, bool Backward)
{
    /// <summary>Whether step t is one of the row's own.</summary>
    public bool Has(int t) => t < Length;

    /// <summary>TensorFlow's <c>reverse_sequence</c>: the place that stands at t when the row's own steps are reversed.</summary>
    public int Turned(int t) => Has(t) ? Length - 1 - t : t;
}
