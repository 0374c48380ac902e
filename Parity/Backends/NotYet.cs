using Parity.Cases;

namespace Parity.Backends;

/// <summary>What a backend says that has the plain LSTMCell under <c>dynamic_rnn</c> and <c>bidirectional_dynamic_rnn</c> only.</summary>
internal static class NotYet
{
    /// <summary>Why it cannot run a case, or null.</summary>
    public static string? Reason(Case row) =>
        row.Driver == Driver.InitialWeights ? row.Cell.Unsupported
        : row.Driver.CannotTake(row.Cell) ?? row.Cell.NotPlain ?? (row.Driver.IsPlain() ? null : $"driver {row.Driver.Name()} is not implemented");
}
