using System.Globalization;
using Parity.Backends.Peers;
using Parity.Backends.Workers;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Protos.Onnx;
using Parity.Tensors;
using Parity.Weights;
using Parity.Weights.Networks;
using ProtoBuf;

namespace Parity.Onnx;

/// <summary>A model of a user's with one LSTM: an <c>LSTM</c> node of one direction or of both, or a forward and a reverse one.</summary>
public sealed class UserModel
{
    private static readonly OnnxLstm Layout = new();
    private readonly string path;
    private readonly ModelProto model;
    private readonly RecurrentNode[] nodes;
    private readonly int inputs;

    private UserModel(string path, ModelProto model, RecurrentNode[] nodes)
    {
        (this.path, this.model, this.nodes) = (path, model, nodes);
        foreach (var node in nodes)
        {
            var constants = node.Constants();
            var (w, r) = (constants.Need("W"), constants.Need("R"));
            if (w.Shape is not [var directions, var rows, var depth] || rows != 4 * node.Units || directions != Directions(node) || !r.Shape.AsSpan().SequenceEqual([directions, rows, node.Units]) || w.DType != DType.Float32)
            {
                throw Bad(node, $"W {w}, R {r}: expected float32[{Directions(node)}, 4H, I] and [{Directions(node)}, 4H, H] with H = {node.Units}");
            }

            inputs = depth;
        }
    }

    /// <summary>The nodes of its LSTM, the forward one first.</summary>
    internal IReadOnlyList<RecurrentNode> Nodes => nodes;

    /// <summary>How many directions it has.</summary>
    internal int DirectionCount => nodes.Sum(Directions);

    /// <summary>Its input depth.</summary>
    internal int Inputs => inputs;

    /// <summary>The file's name, for messages.</summary>
    internal string Path => path;

    /// <summary>Reads a model.</summary>
    /// <exception cref="BadInputException">It is no ONNX model, has no LSTM, or more than one, or one that is another function than TensorFlow's cell.</exception>
    public static UserModel Read(string path) => Read(path, path);

    /// <summary>The same; messages call the file <paramref name="path"/>.</summary>
    internal static UserModel Read(string file, string path)
    {
        var read = OnnxModel.Parse(path, FileBytes.Read(file));
        RecurrentNode[] found = [.. RecurrentNode.All(path, read).Where(n => n.Node.OpType == "LSTM").OrderBy(n => n.IsReversed)];
        if (found.Length == 0)
        {
            throw new BadInputException($"{path}: an ONNX model without LSTM");
        }

        if (!(found is [{ IsReversed: false }] || found is [{ Direction: "forward" }, { IsReversed: true }]))
        {
            throw new BadInputException($"{path}: {string.Join(", ", found.Select(n => $"{n} ({n.Direction})"))}: expected one LSTM, forward or bidirectional, or a forward and a reverse one");
        }

        foreach (var node in found)
        {
            if (node.Unlike() is { } why)
            {
                throw new BadInputException($"{path}: {node}: {why}");
            }
        }

        return found is [var fw, var bw] && fw.Units != bw.Units ? throw new BadInputException($"{path}: {fw} and {bw}: hidden_size {fw.Units} and {bw.Units}") : new(path, read, found);
    }

    /// <summary>A backend that runs a model with each case's weights in the worker of ONNX Runtime.</summary>
    /// <param name="path">The model's file.</param>
    /// <param name="timeLimit">How long one case may take; null is <see cref="PeerBackend.DefaultTimeLimit"/>.</param>
    /// <exception cref="BadInputException">As for <see cref="Read(string)"/>.</exception>
    public static PeerBackend Backend(string path, TimeSpan? timeLimit = null)
    {
        var read = Read(path);
        var peer = PeerTable.Find("onnx")! with { CannotRun = read.CannotRun, DoesNotOwe = array => OnnxLimits.DoesNotOwe(array) ?? (TraceArrays.Is(array) ? null : "no output of the model has it") };
        var worker = PeerLocator.Find(peer);
        return new(peer, worker, new FramedProcess($"{peer.Name} worker", () => DotnetCommand.Piped(["exec", worker.Path!, System.IO.Path.GetFullPath(path), path]), timeLimit ?? PeerBackend.DefaultTimeLimit));
    }

    /// <summary>Why the model cannot be given the case, or null.</summary>
    public string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var wanted = row.Driver.Directions().Count;
        return OnnxLimits.CannotRun(row)
            ?? (RecurrentOperator.Of(row.Cell)?.Type != "LSTM" ? $"{row.Cell.Type}: the model is of one LSTM"
            : row.Cell.Activation != "tanh" ? $"activation={row.Cell.Activation}: the model's LSTM has tanh"
            : wanted != DirectionCount ? string.Create(CultureInfo.InvariantCulture, $"{row.Driver.Name()}: the model's LSTM has {(DirectionCount == 1 ? "one direction" : "two directions")}")
            : (row.Cell.UsePeepholes || row.Cell.UsePeephole) && nodes.Any(n => n.Input(7) is null) ? "use_peepholes: the model's LSTM has no P"
            : null);
    }

    /// <summary>The model with a case's weights in the place of its own; everything else is as it was.</summary>
    /// <exception cref="BadInputException">H or I are others.</exception>
    internal ModelProto With(Case row, CaseShape sizes, TensorSet given)
    {
        if (row.Cell.NumUnits != nodes[0].Units || sizes.Inputs != inputs)
        {
            throw Bad(nodes[0], $"hidden_size H = {nodes[0].Units} and input size I = {inputs}: {row.Id} has H = {row.Cell.NumUnits} and I = {sizes.Inputs}");
        }

        var result = Serializer.DeepClone(model);
        result.IrVersion = Math.Max(result.IrVersion, 4); // from there on a constant need not be an input as well
        var own = result.Graph.Node.Where(n => n.OpType == "LSTM").OrderBy(n => new RecurrentNode(path, result, n).IsReversed).ToList();
        var weights = row.Driver.Directions().Select(d => Layout.FromTensorFlow(row.Cell, Variables(row, given, d))).ToList();
        for (int k = 0, first = 0; k < own.Count; first += Directions(nodes[k++]))
        {
            var part = weights.GetRange(first, Directions(nodes[k]));
            foreach (var (name, index) in new[] { ("W", 1), ("R", 2), ("B", 3), ("P", 7) })
            {
                if (!part[0].ContainsKey(name) && nodes[k].Input(index) is null)
                {
                    continue;
                }

                while (own[k].Input.Count <= index)
                {
                    own[k].Input.Add(string.Empty);
                }

                own[k].Input[index] = string.Create(CultureInfo.InvariantCulture, $"parity/{name}{k}");
                result.Graph.Initializer.Add(OnnxTensor.Write(own[k].Input[index], Slices.Together([.. part.Select(w => w.Find(name) ?? Tensor.Zeros(row.DType, 3 * row.Cell.NumUnits))])));
            }
        }

        return result;
    }

    /// <summary>The exception of something about a node.</summary>
    internal BadInputException Bad(RecurrentNode node, FormattableString what) => new($"{path}: {node}: {FormattableString.Invariant(what)}");

    /// <summary>How many directions a node has.</summary>
    internal static int Directions(RecurrentNode node) => node.Direction == "bidirectional" ? 2 : 1;

    private static TensorSet Variables(Case row, TensorSet given, string direction) =>
        new(row.Cell.Kind.Variables(row.Cell, 1).Select(v => KeyValuePair.Create(v.Name, given["weights/" + CellVariables.Name(given, direction, $"{row.Cell.Kind.Scope}/{v.Name}")])));
}
