namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>A mistake as people make it, in the port.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Variant">How it was made; empty where there is one way only.</param>
/// <param name="Make">The port with it.</param>
internal sealed record Mistake(string Name, string Variant, Func<TapePort, TapePort> Make)
{
    /// <summary>A golden case on which it shows.</summary>
    public string Case { get; init; } = "bi-ragged-init";

    /// <summary>Whether its gradients are those of its outputs and states; a mistake of the gradients alone has others.</summary>
    public bool TrueGradients { get; init; } = true;

    /// <summary>Whether it rounds; then a number beside a rounding's edge falls to one side here and to the other in the oracle, and something always remains.</summary>
    public bool Rounds { get; init; }

    /// <summary>The value of its free parameter; null where it has none.</summary>
    public double? Parameter { get; init; }

    /// <summary>Mistakes that would give the same numbers on that case.</summary>
    public IReadOnlyList<string> Same { get; init; } = [];

    public override string ToString() => Variant.Length == 0 ? Name : $"{Name} ({Variant})";
}
