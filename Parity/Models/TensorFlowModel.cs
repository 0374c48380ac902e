using Parity.Cases;
using Parity.Models.Formats;
using Parity.Models.Networks;
using Parity.Models.Running;
using Parity.Tensors;

namespace Parity.Models;

/// <summary>
/// A model that TensorFlow has saved, read without TensorFlow: a checkpoint, a frozen <c>GraphDef</c>, a <c>SavedModel</c>; or an npz of weights.
/// </summary>
public sealed class TensorFlowModel
{
    private readonly Dictionary<string, ModelVariable> byName;

    private TensorFlowModel(string path, OpenedModel opened)
    {
        (Path, Form) = (path, opened.Form);
        Parts = [.. opened.Variables.Where(v => v.Name.StartsWith('\0'))];
        Variables = [.. opened.Variables.Where(v => !v.Name.StartsWith('\0'))];
        byName = [];
        foreach (var variable in Variables)
        {
            if (!byName.TryAdd(variable.Name, variable))
            {
                throw new BadInputException($"{path}: '{variable.Name}' is there twice");
            }
        }

        Found = FoundNetworks.Among(Variables, opened.Graph);
    }

    /// <summary>Where it is, as it was named.</summary>
    public string Path { get; }

    /// <summary>What it is: <c>checkpoint</c>, <c>frozen GraphDef</c>, <c>SavedModel</c>, <c>npz</c>.</summary>
    public string Form { get; }

    /// <summary>Its variables, in the order of the file.</summary>
    public IReadOnlyList<ModelVariable> Variables { get; }

    /// <summary>The networks that the names and shapes of its variables tell of.</summary>
    public IReadOnlyList<Network> Networks => Found.Networks;

    /// <summary>Scopes that have the name of a cell and not its variables, or cells that make no network: a line each.</summary>
    public IReadOnlyList<string> Misfits => Found.Misfits;

    /// <summary>The <c>forget_bias</c> of all its cells, where a graph tells it and they have the same; else null.</summary>
    public double? ForgetBias => Networks.Where(n => n.Told.Any(t => t.StartsWith("forget_bias ", StringComparison.Ordinal)))
        .SelectMany(n => Untold.Single(n.Cell)).Where(c => Array.IndexOf(c.Kind.Arguments, "forget_bias") >= 0).Select(c => c.ForgetBias).Distinct().ToList() is [var only] ? only : null;

    /// <summary>Whether its bytes have checksums.</summary>
    public bool IsChecked => Variables.Any(v => v.IsChecked);

    /// <summary>What was made of the variables.</summary>
    internal FoundNetworks Found { get; }

    /// <summary>The parts of partitioned variables.</summary>
    private IReadOnlyList<ModelVariable> Parts { get; }

    /// <summary>Whether a path is one of a model of TensorFlow's by its name: a folder, a checkpoint's files or prefix, a <c>.pb</c>.</summary>
    public static bool Is(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ModelFiles.Is(path);
    }

    /// <summary>Opens one: a checkpoint by its prefix, its <c>.index</c> or its folder, a <c>.pb</c>, a SavedModel's folder, an <c>.npz</c>.</summary>
    /// <exception cref="BadInputException">It is not there, something else, cut short or damaged.</exception>
    public static TensorFlowModel Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new TensorFlowModel(path, ModelFiles.Open(path));
    }

    /// <summary>A variable's elements, checked against their checksum where the file has one.</summary>
    /// <exception cref="BadInputException">There is no such variable, it cannot be read, or its bytes are damaged.</exception>
    public Tensor Read(string name)
    {
        var variable = byName.GetValueOrDefault(name) ?? throw new BadInputException($"{Path}: no variable '{name}'");
        return variable.Unreadable is { } why ? throw new BadInputException($"{Path}: '{name}': {why}") : variable.Load();
    }

    /// <summary>Its weights by name: the floating-point variables that can be read and are not an optimizer's.</summary>
    /// <exception cref="BadInputException">One is damaged.</exception>
    public TensorSet Weights()
    {
        var slots = OptimizerSlots.Among(Variables);
        return new(Variables.Where(v => v is { Unreadable: null, DType: "float32" or "float64" } && !slots.ContainsKey(v.Name)).Select(v => KeyValuePair.Create(v.Name, v.Load())));
    }

    /// <summary>The network at a scope, ready to run.</summary>
    /// <param name="scope">The scope of a network, or one above it; null where the model has only one.</param>
    /// <param name="choice">What is known of its cells and in no file, such as <c>new() { ForgetBias = 0 }</c>; null is TensorFlow's defaults.</param>
    /// <exception cref="BadInputException">There is no network there, or more than one; a cell cannot be so; a variable of it cannot be read.</exception>
    public ModelCells Cells(string? scope = null, CellChoice? choice = null)
    {
        var network = NetworkChoice.Of(this, scope, choice?.Type);
        return ModelCells.Of(this, network, (choice ?? new()).Of(network.Cell));
    }

    /// <summary>The same, with what a <see cref="CellChoice"/> cannot say: <c>cell => new() { Type = "ResidualWrapper", Cell = cell }</c>.</summary>
    /// <param name="scope">As above.</param>
    /// <param name="each">Puts each single cell of the network through it.</param>
    /// <exception cref="BadInputException">As above.</exception>
    public ModelCells CellsWith(string? scope, Func<CellSpec, CellSpec> each)
    {
        ArgumentNullException.ThrowIfNull(each);
        var network = NetworkChoice.Of(this, scope, type: null);
        return ModelCells.Of(this, network, Network.Each(network.Cell, each));
    }

    /// <summary>Checks the bytes of every variable against their checksums, where the file has them (a checkpoint does, a <c>GraphDef</c> does not).</summary>
    /// <exception cref="BadInputException">One is damaged, or a file is cut short.</exception>
    public void Check()
    {
        foreach (var variable in Variables.Concat(Parts))
        {
            if (variable.Unreadable is null)
            {
                variable.Load();
            }
            else
            {
                variable.Check();
            }
        }
    }
}
