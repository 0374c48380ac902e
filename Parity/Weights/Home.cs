using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// TensorFlow's variables of one cell as one row of places, one variable behind the other: what every layout is described by. <c>kernel [I+H, 4H]</c>
/// and <c>bias [4H]</c> with the gates i j f o; <c>gates/kernel [I+H, 2H]</c> with r u and <c>candidate/kernel [I+H, H]</c>; peepholes, projection.
/// </summary>
internal sealed class Home
{
    private readonly Dictionary<string, (CellVariable Variable, int Offset)> variables = new(StringComparer.Ordinal);

    /// <summary>Those of a cell for an input depth.</summary>
    public Home(CellSpec cell, int inputs)
    {
        (Cell, Inputs) = (cell, inputs);
        foreach (var variable in cell.Kind.Variables(cell, inputs))
        {
            variables.Add(variable.Name, (variable, Count));
            Count += checked((int)Tensor.Size(variable.Shape));
        }
    }

    /// <summary>The cell.</summary>
    public CellSpec Cell { get; }

    /// <summary>I.</summary>
    public int Inputs { get; }

    /// <summary>H.</summary>
    public int Units => Cell.NumUnits;

    /// <summary>How many places there are.</summary>
    public int Count { get; }

    /// <summary>The variables, in TensorFlow's order.</summary>
    public IEnumerable<(string Name, int[] Shape, int Offset)> Variables => variables.Select(v => (v.Key, v.Value.Variable.Shape.ToArray(), v.Value.Offset));

    /// <summary>A variable's own places, in its order.</summary>
    public int[] Whole(string name) => [.. Enumerable.Range(variables[name].Offset, (int)Tensor.Size(variables[name].Variable.Shape))];

    /// <summary>Those of a matrix, transposed.</summary>
    public int[] Transposed(string name)
    {
        var (variable, offset) = variables[name];
        var (rows, columns) = (variable.Shape[0], variable.Shape[1]);
        return [.. Enumerable.Range(0, rows * columns).Select(k => offset + (k % rows * columns) + (k / rows))];
    }

    /// <summary>What a kernel has for the inputs (its first I rows) or for what comes back (the others), gate by gate in this order: <c>[G·H, n]</c>.</summary>
    public int[] Rows(string order, bool recurrent)
    {
        var (first, depth) = Part(recurrent);
        var places = new int[order.Length * Units * depth];
        for (var (gate, at) = (0, 0); gate < order.Length; gate++)
        {
            var (offset, width) = Find("kernel", order[gate]);
            for (var unit = 0; unit < Units; unit++)
            {
                for (var k = 0; k < depth; k++)
                {
                    places[at++] = offset + ((first + k) * width) + unit;
                }
            }
        }

        return places;
    }

    /// <summary>The same with the gates side by side: <c>[n, G·H]</c>.</summary>
    public int[] Columns(string order, bool recurrent)
    {
        var (rows, depth, columns) = (Rows(order, recurrent), Part(recurrent).Depth, order.Length * Units);
        return [.. Enumerable.Range(0, rows.Length).Select(k => rows[(k % columns * depth) + (k / columns)])];
    }

    /// <summary>The biases, gate by gate in this order: <c>[G·H]</c>.</summary>
    public int[] Bias(string order) => [.. order.SelectMany(gate => Enumerable.Range(Find("bias", gate).Offset, Units))];

    /// <summary>The same as the second of two biases, of which TensorFlow has the sum.</summary>
    public int[] SecondBias(string order) => Array.ConvertAll(Bias(order), place => ~place);

    /// <summary>Whether a place is in the bias of the forget gate, which <c>forget_bias</c> is added to at run time.</summary>
    public bool HasForgetBias(int place) => variables.TryGetValue("bias", out var bias) && bias.Variable.Gates.IndexOf('f', StringComparison.Ordinal) is >= 0 and var gate
        && place >= bias.Offset + (gate * Units) && place < bias.Offset + ((gate + 1) * Units);

    private (int First, int Depth) Part(bool recurrent) => recurrent ? (Inputs, Cell.OutputSize) : (0, Inputs);

    /// <summary>Where a gate begins in its kernel or bias, and how wide that is; the gate that is alone in its variable may be called anything.</summary>
    private (int Offset, int Width) Find(string kind, char gate)
    {
        var all = variables.Values.Where(v => v.Variable.Name.Split('/') is [.., var last] words && last == kind && words[0] != "projection").ToList();
        var at = all.FindIndex(v => v.Variable.Gates.Contains(gate, StringComparison.Ordinal));
        var (variable, offset) = all[at >= 0 ? at : all.FindIndex(v => v.Variable.Gates.Length == 0)];
        return (offset + (Math.Max(0, variable.Gates.IndexOf(gate, StringComparison.Ordinal)) * Units), variable.Shape[^1]);
    }
}
