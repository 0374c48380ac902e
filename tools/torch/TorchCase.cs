using Parity.Cases;
using Parity.Tensors;
using TorchSharp;

namespace Parity.Torch;

/// <summary>One run of a case: what it begins with, what comes out, and by autograd the gradients from the case's cotangents.</summary>
/// <param name="row">The case.</param>
/// <param name="given">Its arrays.</param>
internal sealed class TorchCase(Case row, TensorSet given)
{
    private readonly List<(string Name, torch.Tensor Value)> leaves = [];
    private readonly List<(string Name, torch.Tensor Value)> results = [];

    /// <summary>The case.</summary>
    public Case Row => row;

    /// <summary>Its arrays.</summary>
    public TensorSet Given => given;

    /// <summary>Its sizes.</summary>
    public CaseShape Shape { get; } = CaseShape.Of(row, given);

    /// <summary>Something that has a gradient: a case's own array.</summary>
    public torch.Tensor Leaf(string name) => Leaf(name, given.Need(name).ToTorch().requires_grad_());

    /// <summary>Something that has a gradient: a parameter.</summary>
    public torch.Tensor Leaf(string name, torch.Tensor value)
    {
        leaves.Add((name, value));
        return value;
    }

    /// <summary>The initial state of a direction, in TensorFlow's order; null where the case has none.</summary>
    public torch.Tensor[]? InitialState(string direction)
    {
        string Name(CellState part) => Drivers.Path("initial_state", direction, part.Path);
        var parts = row.Cell.States;
        return given.ContainsKey(Name(parts[0])) ? [.. parts.Select(part => Leaf(Name(part)))] : null;
    }

    /// <summary>The full name of a variable of a direction, with <c>weights/</c>.</summary>
    public string Weight(string direction, string variable) => "weights/" + CellVariables.Name(given, direction, variable);

    /// <summary>Something that came out: <c>outputs</c>, <c>outputs/fw</c>, …</summary>
    public void Result(string name, torch.Tensor value) => results.Add((name, value));

    /// <summary>The last state of a direction, in TensorFlow's order.</summary>
    public void State(string direction, IEnumerable<torch.Tensor> state)
    {
        foreach (var (part, tensor) in row.Cell.States.Zip(state))
        {
            Result(Drivers.Path("state", direction, part.Path), tensor);
        }
    }

    /// <summary>Results, and a gradient of each leaf under <c>gradient/</c>: zeros of what nothing depends on, as of the weights where every row is empty.</summary>
    public TensorSet Finish()
    {
        var set = new TensorSet(results.Select(r => KeyValuePair.Create(r.Name, r.Value.ToCase())));
        var live = results.Where(r => r.Value.requires_grad).ToList();
        var gradients = live.Count == 0 ? new torch.Tensor?[leaves.Count] : [.. torch.autograd.grad(
            [.. live.Select(r => r.Value)], [.. leaves.Select(l => l.Value)], [.. live.Select(r => given.Need("cotangent/" + r.Name).ToTorch())], allow_unused: true)];
        foreach (var ((name, value), gradient) in leaves.Zip(gradients))
        {
            set["gradient/" + name] = (gradient is null || gradient.IsInvalid ? torch.zeros_like(value) : gradient).ToCase();
        }

        return set;
    }
}
