namespace Parity.Diagnosis;

/// <summary>What kind of result an array is, by its name.</summary>
internal static class Results
{
    /// <summary>Whether it is outputs.</summary>
    public static bool IsOutputs(string array) => array.StartsWith("outputs", StringComparison.Ordinal);

    /// <summary>Whether it is a last state.</summary>
    public static bool IsState(string array) => array.StartsWith("state/", StringComparison.Ordinal);

    /// <summary>Whether it is a gradient.</summary>
    public static bool IsGradient(string array) => array.StartsWith("gradient/", StringComparison.Ordinal);

    /// <summary>Whether it is the gradient of an initial state.</summary>
    public static bool IsInitialStateGradient(string array) => array.StartsWith("gradient/initial_state/", StringComparison.Ordinal);

    /// <summary>Whether it is the gradient of a kernel or a bias.</summary>
    public static bool IsWeightGradient(string array) => array.StartsWith("gradient/weights/", StringComparison.Ordinal);

    /// <summary>Whether it is the gradient of a bias.</summary>
    public static bool IsBiasGradient(string array) => IsWeightGradient(array) && IsBias(array);

    /// <summary>Whether a variable, or its gradient, is a bias.</summary>
    public static bool IsBias(string array) => array.EndsWith("/bias", StringComparison.Ordinal) || array.EndsWith("/B", StringComparison.Ordinal);

    /// <summary>Whether it is the gradient of a matrix.</summary>
    public static bool IsKernelGradient(string array) =>
        IsWeightGradient(array) && (array.EndsWith("/kernel", StringComparison.Ordinal) || array.EndsWith("/W_0", StringComparison.Ordinal) || array.EndsWith("/W_P_0", StringComparison.Ordinal));

    /// <summary>Whether the backward direction has a part in it.</summary>
    public static bool HasBackward(string array) => Setting.DirectionOf(array) != "fw";
}
