using System.Globalization;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights.Networks;

/// <summary>Finds recurrent networks among arrays, by the arrays' names and shapes.</summary>
public static class Recogniser
{
    private static readonly NameForm[] Forms = [new TorchNames(), new KerasNames(), new OnnxNames(), new TensorFlowNames()];

    /// <summary>The networks among arrays.</summary>
    /// <param name="arrays">The arrays.</param>
    /// <param name="layout">The layout that they are in; null is to be found out.</param>
    /// <param name="forgetBias">What TensorFlow's cell adds to the forget gate at run time.</param>
    /// <exception cref="BadInputException">There is none, or it is not clear which; or the arrays are not of the layout that was named.</exception>
    public static Recognition Find(TensorSet arrays, string? layout, double forgetBias)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        var named = layout is null ? null : WeightLayouts.Find(layout);
        var forms = Forms.Where(f => named is null || f.Family == Family(named));
        var found = forms.SelectMany(f => Read(f, arrays, named, forgetBias)).ToList();
        var unclear = found.SelectMany(f => f.Arrays.Select(a => (Array: a, f.Network))).GroupBy(f => f.Array, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (unclear is not null)
        {
            throw new BadInputException($"array '{unclear.Key}': it is not clear what it is of: {string.Join(" or ", unclear.Select(u => $"{u.Network.Layout} ({u.Network.Line})"))}: name the layout with --from, and TensorFlow's cell by its scope (rnn/lstm_cell/kernel)");
        }

        var placed = found.SelectMany(f => f.Arrays).ToHashSet(StringComparer.Ordinal);
        return new([.. found.Select(f => f.Network)], [.. arrays.Keys.Where(n => !placed.Contains(n))]);
    }

    /// <summary>How a layout's family names arrays.</summary>
    internal static NameForm FormOf(WeightLayout layout) => Array.Find(Forms, f => f.Family == Family(layout))!;

    private static string Family(WeightLayout layout) => layout.Name.Split('.')[0];

    private static IEnumerable<(Network Network, List<string> Arrays)> Read(NameForm form, TensorSet arrays, WeightLayout? named, double forgetBias)
    {
        var parsed = arrays.Where(a => a.Value.DType.IsFloating()).Select(a => (Array: a.Key, Name: form.Parse(a.Key), a.Value)).Where(p => p.Name is not null).ToList();
        // one network each: a scope may hold an rnn and a bidirectional_rnn
        foreach (var scope in parsed.GroupBy(p => (p.Name!.Scope, BothWays: p.Name.Direction.Length > 0, p.Name.Stacked)))
        {
            var cells = scope.SelectMany(p => form.Split(p.Name!, p.Value).Select(s => (p.Array, s.Name, s.Tensor)))
                .GroupBy(p => (p.Name.Layer, p.Name.Direction)).OrderBy(g => g.Key.Layer).ThenBy(g => g.Key.Direction == "bw")
                .Select(g => (g.Key, g.First().Name, Tensors: new TensorSet(g.Select(p => KeyValuePair.Create(p.Name.Tensor, p.Tensor))))).ToList();
            foreach (var way in Ways(form, cells[0].Name, cells[0].Tensors, named))
            {
                // a lone direction of torch's is no direction
                var both = cells.Exists(c => c.Key.Direction == "bw");
                var read = cells.Select(c => new NetworkCell(c.Key.Layer, both ? c.Key.Direction : string.Empty, Spec(way.Layout, c.Name, c.Tensors, way.Type, forgetBias, scope.Key.Scope), c.Tensors)).ToList();
                var home = read.Select(c => c with { Weights = new([.. way.Layout.ToTensorFlow(c.Spec, c.Weights), .. c.Weights.Under(WeightLayout.Remainder)]) }).ToList();
                yield return (new Network(way.Layout.Name, scope.Key.Scope, home)
                {
                    IsCertain = way.Doubt is null,
                    Why = way.Doubt ?? "names and shapes fit nothing else",
                    Stacked = both && (cells[0].Name.Stacked || form is not TensorFlowNames),
                }, [.. scope.Select(p => p.Array)]);
            }
        }
    }

    /// <summary>What the tensors of a network's first cell may be.</summary>
    private static IEnumerable<(WeightLayout Layout, string? Type, string? Doubt)> Ways(NameForm form, WeightName name, TensorSet tensors, WeightLayout? named)
    {
        if (form is TensorFlowNames)
        {
            var types = name.CellType is { } type ? [type] : new[] { "LSTMCell", "GRUCell", "BasicRNNCell" }.Where(t => TensorFlowCell.CellOf(t, tensors) is not null).ToList();
            return types.Where(t => named is not null || TensorFlowCell.CellOf(t, tensors) is not null)
                .Select(t => (named ?? WeightLayouts.Find("tf"), (string?)t, name.CellType is null ? "shapes fit; no name tells the cell" : null));
        }

        var layouts = named is not null ? [named] : WeightLayouts.All.Where(l => l.Name.StartsWith(form.Family + ".", StringComparison.Ordinal) && l.CellOf(tensors) is not null);
        return layouts.Select(l => (l, (string?)null, l is OnnxGru && named is null ? "shapes fit; a GRU with linear_before_reset=1 has the same tensors and is another function" : null));
    }

    private static CellSpec Spec(WeightLayout layout, WeightName name, TensorSet tensors, string? type, double forgetBias, string scope)
    {
        var spec = (name.CellType ?? type) is { } known ? TensorFlowCell.CellOf(known, tensors) : layout.CellOf(tensors);
        if (spec is null)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"layer {name.Layer}{(name.Direction.Length == 0 ? string.Empty : $", {name.Direction}")}{(scope.Length == 0 ? string.Empty : $" of {scope}")}");
            throw new BadInputException($"{layout.Name}: {where}: got {string.Join(", ", tensors.Select(t => $"{t.Key} {Tensor.Describe(t.Value.Shape)}"))}: expected {Expected(layout)}");
        }

        return spec.Type.Contains("LSTM", StringComparison.Ordinal) ? spec with { ForgetBias = forgetBias } : spec;
    }

    private static string Expected(WeightLayout layout)
    {
        var example = new[] { "LSTMCell", "GRUCell", "BasicRNNCell" }.Select(t => new CellSpec { Type = t, NumUnits = 3 }).FirstOrDefault(c => layout.CannotHold(c) is null);
        return example is null ? "nothing: it is not converted" : string.Join(", ", layout.Shapes(example, 5).Select(s => $"{s.Name} {Letters(s.Shape)}"));
    }

    /// <summary>The shape in letters, from that of I = 5 and H = 3.</summary>
    private static string Letters(IReadOnlyList<int> shape) =>
        $"[{string.Join(", ", shape.Select(d => d switch { 5 => "I", 3 => "H", 8 => "I+H", 12 => "4H", 24 => "8H", 9 => "3H", 18 => "6H", 6 => "2H", _ => d.ToString(CultureInfo.InvariantCulture) }))}]";
}
