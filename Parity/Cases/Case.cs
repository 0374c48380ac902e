using Parity.Tensors;

namespace Parity.Cases;

/// <summary>
/// One thing to judge: a configuration of TensorFlow's API with a stored result. Immutable; its id is the test's name,
/// the filter of the command line and the file name of its golden. Shapes come from the golden's arrays.
/// </summary>
public sealed record Case
{
    /// <summary>The name.</summary>
    public required string Id { get; init; }

    /// <summary>The unrolling function.</summary>
    public required Driver Driver { get; init; }

    /// <summary>The cell.</summary>
    public required CellSpec Cell { get; init; }

    /// <summary>Whether <c>inputs</c> and <c>outputs</c> are <c>[T, B, …]</c>.</summary>
    public bool TimeMajor { get; init; }

    /// <summary>The floating-point type of all its arrays.</summary>
    public DType DType { get; init; } = DType.Float32;

    /// <summary>The fixture folder, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The golden's file, relative to the folder.</summary>
    public required string Golden { get; init; }

    /// <summary>The SHA-256 that the manifest states for it, lower-case hexadecimal.</summary>
    public string? GoldenSha256 { get; init; }

    /// <summary>The golden trace's file, relative to the folder; null where there is none.</summary>
    public string? Trace { get; init; }

    /// <summary>The SHA-256 that the manifest states for it.</summary>
    public string? TraceSha256 { get; init; }

    /// <summary>The driver graph's file, relative to the folder; null where the folder has none.</summary>
    public string? Graph { get; init; }

    /// <summary>The cell graph's file, relative to the folder; null where the folder has none.</summary>
    public string? CellGraph { get; init; }

    /// <summary>The command that makes the golden in Python; null where its graph is run. Of the built-in cases only, and not in the manifest.</summary>
    public string? MadeWith { get; init; }

    /// <summary>What made the golden.</summary>
    public required Reference Reference { get; init; }

    /// <summary>TensorFlow's own spread by array, in ULP of the array's largest magnitude; null is not measured.</summary>
    public IReadOnlyDictionary<string, double>? Spread { get; init; }

    /// <summary>What Impl may differ by, in that unit, by the head of the array's name (<c>outputs</c>, <c>state</c>, <c>gradient</c>); null is not stated.</summary>
    public IReadOnlyDictionary<string, double>? Budget { get; init; }
}
