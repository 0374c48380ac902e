using Parity.Cases;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>A port at work on one case: both directions on one tape, then one way back.</summary>
internal sealed class TapeRun
{
    private readonly TapePort port;
    private readonly Case row;
    private readonly TensorSet given;
    private readonly Tape tape;
    private readonly Dictionary<string, Node> leaves;
    private readonly List<TapeDirection> directions;

    public TapeRun(TapePort port, Case row, TensorSet given)
    {
        (this.port, this.row, this.given) = (port, row, given);
        tape = new Tape(port.Arithmetic);
        leaves = given.Where(p => p.Key == "inputs" || p.Key.StartsWith("initial_state/", StringComparison.Ordinal) || p.Key.StartsWith("weights/", StringComparison.Ordinal))
            .ToDictionary(p => p.Key, p => new Node([.. Enumerable.Range(0, p.Value.Count).Select(p.Value.At)], p.Value.Shape[^1]), StringComparer.Ordinal);
        var shape = CaseShape.Of(row, given);
        directions = [.. row.Driver.Directions().Select(d => new TapeDirection(port, tape, row, shape, d, name => leaves.GetValueOrDefault(name), path => leaves["weights/" + CellVariables.Name(given, port.WeightsOf(d), path)]))];
    }

    public TensorSet Run()
    {
        var results = directions.SelectMany(d => d.Results()).ToDictionary(p => port.Named(p.Key), p => p.Value, StringComparer.Ordinal);
        var all = new TensorSet();
        foreach (var (name, node) in results)
        {
            var cotangent = given.Need("cotangent/" + name);
            Enumerable.Range(0, cotangent.Count).ToList().ForEach(i => node.Gradient[i] = cotangent.At(i));
            all[name] = Shaped(node.Value, cotangent.Shape);
        }

        tape.Backward();
        foreach (var (name, leaf) in leaves)
        {
            all["gradient/" + name] = Shaped(leaf.Gradient, given[name].Shape);
        }

        directions.ForEach(d => d.AddTrace(all));
        return all;
    }

    private Tensor Shaped(double[] values, int[] shape) => Tensor.Of(values, shape).To(row.DType);
}
