using Parity.Backends.Impl;
using Parity.Cases;
using Parity.Models.Networks;
using Parity.Tensors;

namespace Parity.Models.Running;

/// <summary>The cells of a saved network with their weights, under Impl's driver for it.</summary>
public sealed class ModelCells
{
    private readonly TensorSet weights;

    private ModelCells(Network network, CellSpec cell, TensorSet weights)
    {
        (Network, Cell, this.weights) = (network, cell, weights);
    }

    /// <summary>What was found in the model.</summary>
    public Network Network { get; }

    /// <summary>The cell that is run: the network's, with what was said of it.</summary>
    public CellSpec Cell { get; }

    /// <summary>Runs it forward.</summary>
    /// <param name="given"><c>inputs [B, T, I]</c> (<c>[T, B, I]</c> when time-major), and where there are any <c>sequence_length [B]</c> and <c>initial_state/[fw/|bw/][layer/](c|h)</c>.</param>
    /// <param name="options">How; null is batch-major, in the canonical numerics.</param>
    /// <returns><c>outputs</c>, or <c>outputs/fw</c> and <c>outputs/bw</c>, and <c>state/…</c>, named and shaped as in fixtures.</returns>
    /// <exception cref="BadInputException">An array is missing, has a name, shape or type that does not fit, or a value that is not finite.</exception>
    public TensorSet Run(TensorSet given, ModelRunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(given);
        var how = options ?? new();
        var row = ModelInputs.Case(Network, Cell, how);
        var shape = ModelInputs.Check(row, Network.Inputs, given);
        return row.DType == DType.Float32 ? new NetworkRun<float>(row, shape, given, weights, how).Run() : new NetworkRun<double>(row, shape, given, weights, how).Run();
    }

    /// <summary>Arrays of a fixture that a run has no use for, by their heads: <c>weights/…</c>, <c>cotangent/…</c>, results.</summary>
    public static IReadOnlyList<string> Unused(TensorSet given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return [.. given.Keys.Where(ModelInputs.IsUnused).Select(n => n.Contains('/', StringComparison.Ordinal) ? n.Split('/')[0] + "/…" : n).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Where the bits may not be TensorFlow's, and why; nothing where they are.</summary>
    public IReadOnlyList<string> Notes(ModelRunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var row = ModelInputs.Case(Network, Cell, options);
        return [.. new[] { ImplNumerics.Of(row.Reference, row).Unknown, KnownBits.Unknown(row.Driver, row.Cell) }.OfType<string>()];
    }

    /// <summary>Reads the weights of a network, and checks that the cell has them.</summary>
    internal static ModelCells Of(TensorFlowModel model, Network network, CellSpec cell)
    {
        var driver = network.Driver;
        if ((driver.CannotTake(cell) ?? ImplCells.CannotCreate(cell) ?? CellArguments.Misfit(cell, network.Inputs, driver == Driver.StackBidirectionalDynamicRnn ? 2 : 1)) is { } why)
        {
            throw new BadInputException($"{model.Path}: {network.Scope}: {why}");
        }

        var read = new TensorSet();
        foreach (var direction in driver.Directions())
        {
            foreach (var variable in driver.Variables(cell, network.Inputs))
            {
                read["weights/" + driver.VariableName(direction, variable.Name)] = Read(model, network, direction, variable);
            }
        }

        return new ModelCells(network, cell, read);
    }

    private static Tensor Read(TensorFlowModel model, Network network, string direction, CellVariable variable)
    {
        var (scope, local) = CellNames.Split(variable.Name);
        var layer = scope.Split('/').Select(CellNames.Layer).FirstOrDefault(l => l is not null) ?? 0;
        var group = network.Groups[(direction, layer)];
        var found = group.Variables.GetValueOrDefault(local) ?? throw new BadInputException($"{model.Path}: scope '{group.Scope}' has no {local} {Tensor.Describe(variable.Shape)}: got {group.Line}");
        var tensor = model.Read(found.Name);
        return !tensor.Shape.SequenceEqual(variable.Shape) ? throw new BadInputException($"{model.Path}: '{found.Name}': expected {Tensor.Describe(variable.Shape)}, got {Tensor.Describe(tensor.Shape)}")
            : tensor.FirstNotFinite() is { } at ? throw new BadInputException($"{model.Path}: '{found.Name}': {Tensor.Describe(tensor.Unravel(at))} is {tensor.At(at)}: expected finite weights")
            : tensor;
    }
}
