using Parity.Cases;

namespace Parity.Diagnosis.Hypotheses.Weights;

/// <summary>The four quarters of the kernel's columns taken for other gates than TensorFlow's i j f o.</summary>
internal sealed class GateOrder : Hypothesis
{
    private const string TensorFlow = "ijfo";

    /// <inheritdoc/>
    public override string Name => "gate order";

    /// <inheritdoc/>
    public override string Explanation =>
        "The 4H columns of kernel and bias are four gates side by side. TensorFlow's order is i j f o (input gate, new input, forget gate, output gate); Keras, PyTorch and cuDNN "
        + "have i f j o (they write g or c for j), ONNX has i o f j. Read in another order the weights drive other gates: every shape fits, nothing fails, and every number is wrong.";

    /// <inheritdoc/>
    public override string Fix => "Split the columns as i, j, f, o = split(z, 4, axis=1), or permute the quarters of kernel and bias when you convert the weights, and back when you convert gradients.";

    /// <inheritdoc/>
    public override bool Applies(CellSpec cell) => cell.HasFourGates();

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        var orders = Permutations(TensorFlow).Where(o => o != TensorFlow).OrderByDescending(o => Framework(o) is not null).ToList();
        foreach (var order in orders)
        {
            yield return new Variant($"read as {Spaced(order)}{Framework(order)}", _ => Read(order));
        }

        yield return new Variant("read as i j f o unit by unit, not gate by gate", _ => Plant.Of(r => r with { Column = (gate, u, _) => (4 * u) + gate }));
        foreach (var order in orders)
        {
            yield return new Variant($"of the kernel alone, read as {Spaced(order)}{Framework(order)}", s => Read(order) with { Reads = [Biases(s, string.Empty, place => TensorFlow.IndexOf(order[place], StringComparison.Ordinal))] }) { Rare = true };
            yield return new Variant($"of the bias alone, read as {Spaced(order)}{Framework(order)}", s => new Plant { Reads = [Biases(s, string.Empty, gate => order.IndexOf(TensorFlow[gate], StringComparison.Ordinal))] }) { Rare = true };
            yield return new Variant($"of the weights' gradients, given as {Spaced(order)}{Framework(order)}", s => new Plant { Gradients = [Kernels(s, "gradient/", order), Biases(s, "gradient/", place => TensorFlow.IndexOf(order[place], StringComparison.Ordinal))] })
            {
                GradientsOnly = true,
                Rare = Framework(order) is null,
            };
        }
    }

    /// <summary>Gate g of TensorFlow's order is where the port's order has it.</summary>
    private static Plant Read(string order) => Plant.Of(r => r with { Column = (gate, u, units) => (order.IndexOf(TensorFlow[gate], StringComparison.Ordinal) * units) + u });

    private static Mapping Biases(Setting setting, string head, Func<int, int> from) => new Mapping().With(
        setting.Weights.Where(w => w.IsBias && w.Gates == TensorFlow),
        head,
        w => Indexes.Matrix(4, w.Units, (place, u) => (from(place) * w.Units) + u));

    private static Mapping Kernels(Setting setting, string head, string order) => new Mapping().With(
        setting.Weights.Where(w => w.IsKernel && w.Gates == TensorFlow),
        head,
        w => Indexes.Matrix(w.Shape[0], w.Columns, (row, column) => (((row * 4) + TensorFlow.IndexOf(order[column / w.Units], StringComparison.Ordinal)) * w.Units) + (column % w.Units)));

    private static string Spaced(string order) => string.Join(' ', order.AsEnumerable());

    private static string? Framework(string order) => order switch
    {
        "ifjo" => " (Keras, PyTorch, cuDNN)",
        "iofj" => " (ONNX)",
        _ => null,
    };

    private static IEnumerable<string> Permutations(string gates) =>
        gates.Length <= 1 ? [gates] : gates.SelectMany((g, at) => Permutations(gates.Remove(at, 1)).Select(rest => g + rest));
}
