using Parity.Cases;
using Parity.Tensors;
using Parity.Tests.Diagnosis.Ports.Cells;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>A port's trace of one direction: past a row's length what it computes there is left out, and the state stays.</summary>
internal sealed class TapeTrace(RowSpan[] spans, IReadOnlyList<TapeCell.Step> steps, IReadOnlyList<(string Path, List<Node> Nodes)> states)
{
    /// <summary>Adds <c>trace/[fw/|bw/]z i j f o c h dz dc dh</c>; <paramref name="last"/> is the last c and h.</summary>
    public void Add(TensorSet all, string direction, DType dtype, Func<string, Node> last)
    {
        void Set(string what, Func<int, Node> node, Func<Node, double[]> values, Func<int, Node>? past)
        {
            var columns = node(0).Columns;
            var result = new double[steps.Count * spans.Length * columns];
            for (var i = 0; i < result.Length; i++)
            {
                var (t, n) = (i / columns / spans.Length, i / columns % spans.Length);
                var from = spans[n].Has(t) ? node(t) : past?.Invoke(n);
                result[i] = from is null ? 0 : values(from)[(n * columns) + (i % columns)];
            }

            all[Drivers.Path("trace", direction, what)] = Tensor.Of(result, steps.Count, spans.Length, columns).To(dtype);
        }

        if (steps[0].Z is not null)
        {
            Set("z", t => steps[t].Z!, n => n.Value, past: null);
            Set("dz", t => steps[t].Z!, n => n.Gradient, past: null);
        }

        foreach (var gate in steps[0].Gates.Keys)
        {
            Set(gate.ToString(), t => steps[t].Gates[gate], n => n.Value, past: null);
        }

        foreach (var (path, nodes) in states)
        {
            Set(path, t => nodes[t + 1], n => n.Value, n => nodes[spans[n].Length]);
            Set(TraceArrays.GradientOf(path), t => nodes[t + 1], n => n.Gradient, _ => last(path));
        }
    }
}
