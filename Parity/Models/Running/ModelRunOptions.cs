using Parity.Backends.Impl;

namespace Parity.Models.Running;

/// <summary>How a saved network is run.</summary>
public sealed record ModelRunOptions
{
    /// <summary>Whose arithmetic: <c>canonical</c> (TensorFlow 2.15.1 with oneDNN off), <c>onednn</c> (on) or <c>1.15.5</c>; no file says in which it was trained.</summary>
    public string Numerics { get; init; } = NamedNumerics.Canonical;

    /// <summary><c>time_major</c>: <c>inputs</c> and <c>outputs</c> are <c>[T, B, …]</c>.</summary>
    public bool TimeMajor { get; init; }

    /// <summary>Threads to use at most; results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
