namespace Parity.Weights.Networks;

/// <summary>What was found among arrays.</summary>
/// <param name="Networks">The networks.</param>
/// <param name="Unplaced">The names of arrays that are in none.</param>
public sealed record Recognition(IReadOnlyList<Network> Networks, IReadOnlyList<string> Unplaced);
