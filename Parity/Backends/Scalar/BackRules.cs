namespace Parity.Backends.Scalar;

/// <summary>Where the way back is not the true gradient of the way there; the defaults say nowhere.</summary>
public sealed record BackRules
{
    /// <summary>The state past the length as the gradient takes it; null: as it was.</summary>
    public PastState? State { get; init; }

    /// <summary>The output past the length as the gradient takes it; null: as it was.</summary>
    public PastOutput? Output { get; init; }

    /// <summary>Whether the last state's cotangent comes in at the last step that is run, wherever the state was taken.</summary>
    public bool StateAtTheEnd { get; init; }

    /// <summary>Whether a step, of <c>(step, L, T)</c>, adds to the kernel's gradient.</summary>
    public Func<int, int, int, bool> AddsToKernel { get; init; } = (_, _, _) => true;

    /// <summary>The same for the bias's.</summary>
    public Func<int, int, int, bool> AddsToBias { get; init; } = (_, _, _) => true;

    /// <summary>Whether the gradient of c stops between a step, of <c>(step, L, T)</c>, and the one before it.</summary>
    public Func<int, int, int, bool> CutsC { get; init; } = (_, _, _) => false;

    /// <summary>The same for h.</summary>
    public Func<int, int, int, bool> CutsH { get; init; } = (_, _, _) => false;
}
