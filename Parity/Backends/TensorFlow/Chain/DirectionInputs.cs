using Parity.Cases;
using Parity.Tensors;

namespace Parity.Backends.TensorFlow;

/// <summary>What belongs to one direction of a case: of arrays that <see cref="CaseShape"/> has checked.</summary>
internal sealed class DirectionInputs(string direction, TensorSet arrays)
{
    /// <summary>The parts of an LSTM's state, in the order of everything that is a pair here.</summary>
    public static readonly IReadOnlyList<string> States = ["c", "h"];

    /// <summary><c>fw</c>, <c>bw</c>, or empty.</summary>
    public string Name => direction;

    /// <summary>The kernel's array name.</summary>
    public string KernelName { get; } = "weights/" + CellVariables.Name(arrays, direction, "kernel");

    /// <summary>The bias's array name.</summary>
    public string BiasName { get; } = "weights/" + CellVariables.Name(arrays, direction, "bias");

    /// <summary><c>[I + H, 4H]</c>.</summary>
    public Tensor Kernel => arrays.Need(KernelName);

    /// <summary><c>[4H]</c>.</summary>
    public Tensor Bias => arrays.Need(BiasName);

    /// <summary>Like the outputs.</summary>
    public Tensor OutputCotangent => arrays.Need(OutputCotangentName);

    /// <summary>Of the last <c>c</c> and <c>h</c>, each <c>[B, H]</c>.</summary>
    public Tensor[] StateCotangent => [.. StateCotangentNames.Select(arrays.Need)];

    /// <summary><c>c</c> and <c>h</c>, each <c>[B, H]</c>; null is zeros, and no gradient is asked.</summary>
    public Tensor[]? InitialState => InitialStateNames.Any(arrays.ContainsKey) ? [.. InitialStateNames.Select(arrays.Need)] : null;

    /// <summary>The initial state's array names.</summary>
    public IEnumerable<string> InitialStateNames => States.Select(s => Drivers.Path("initial_state", direction, s));

    /// <summary>The names of all that this direction may be given.</summary>
    public IEnumerable<string> Names => [KernelName, BiasName, OutputCotangentName, .. StateCotangentNames, .. InitialStateNames];

    private string OutputCotangentName => $"cotangent/{Drivers.Path("outputs", direction)}";

    private IEnumerable<string> StateCotangentNames => States.Select(s => $"cotangent/{Drivers.Path("state", direction, s)}");
}
