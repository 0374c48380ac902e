namespace Parity.Backends.TensorFlow;

/// <summary>Where libtensorflow is, or why it was not found.</summary>
public sealed record TensorFlowLocation
{
    /// <summary>The library's file; null where none was found.</summary>
    public string? Path { get; init; }

    /// <summary>Who said so: <c>--tensorflow</c>, <c>PARITY_TENSORFLOW</c>, <c>python3</c>, <c>library path</c>; null where none was found.</summary>
    public string? Source { get; init; }

    /// <summary>Where it was looked for and why each was not it; null where it was found.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the user named a path and nothing is there: something asked for is missing (exit code 4), rather than nothing was asked for.</summary>
    public bool NamedButMissing { get; init; }
}
