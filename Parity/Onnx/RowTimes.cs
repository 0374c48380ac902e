using Parity.Tensors;

namespace Parity.Onnx;

/// <summary>The lengths of a model's rows, where it has them, and what hangs on them.</summary>
internal sealed class RowTimes
{
    private readonly GraphBuilder graph;

    private RowTimes(GraphBuilder graph, string lengths) => (this.graph, Lengths) = (graph, lengths);

    /// <summary><c>sequence_lens</c> of the operators, int32 <c>[B]</c>; empty where every row has T steps.</summary>
    public string Lengths { get; }

    /// <summary>Those of a case: <c>sequence_length [B]</c> of that type; null is none.</summary>
    public static RowTimes Of(GraphBuilder graph, DType? type)
    {
        if (type is not { } known)
        {
            return new(graph, string.Empty);
        }

        var given = graph.Input("sequence_length", known, "B");
        return new(graph, known == DType.Int32 ? given : graph.Add("Cast", [given], ("to", OnnxTensor.Type(DType.Int32))));
    }

    /// <summary><c>[T, B, H]</c> with zeros from each row's end on, as TensorFlow's drivers give whatever a cell makes of the padding.</summary>
    public string Cleared(string y, DType type)
    {
        if (Lengths.Length == 0)
        {
            return y;
        }

        var count = graph.Add("Gather", [graph.Add("Shape", [y]), graph.Scalar(0L)], ("axis", 0));
        var steps = graph.Add("Cast", [graph.Add("Range", [graph.Scalar(0L), count, graph.Scalar(1L)])], ("to", OnnxTensor.Type(DType.Int32)));
        var live = graph.Add("Less", [graph.Add("Unsqueeze", [steps, graph.Row(1)]), Lengths]);
        return graph.Add("Where", [graph.Add("Unsqueeze", [live, graph.Row(2)]), y, graph.Constant("zero", Tensor.Zeros(type))]);
    }

    /// <summary>
    /// The last state <c>[B, H]</c> of a direction, that of rows without a step being the initial one: TensorFlow keeps it, ONNX Runtime gives zeros, and ONNX's
    /// specification says nothing of them.
    /// </summary>
    /// <param name="last">What the operator gives.</param>
    /// <param name="initial">The initial state; null is zeros.</param>
    public string Kept(string last, string? initial) => Lengths.Length == 0 || initial is null ? last
        : graph.Add("Where", [graph.Add("Unsqueeze", [graph.Add("Greater", [Lengths, graph.Constant("no-step", Tensor.Of([0]))]), graph.Row(1)]), last, initial]);
}
