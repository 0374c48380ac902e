using Parity.Onnx;
using Parity.Protos;
using Parity.Protos.Onnx;
using Parity.Tensors;

namespace Parity.Tests.Backends.Onnx;

/// <summary>
/// Models as users have them, built by hand here: in the order of nodes in which exporters lay a network out, with weights of their own that are zeros.
/// No exporter made them.
/// </summary>
internal static class ExporterLayouts
{
    /// <summary>
    /// As torch's exporter lays out <c>nn.LSTM(I, H, batch_first=True, bidirectional=True)</c>: the input turned, initial states of zeros made for the batch's size, one
    /// bidirectional node, its directions put side by side and turned back; <c>output [B, T, 2H]</c>, <c>hn</c> and <c>cn [2, B, H]</c>.
    /// </summary>
    public static ModelProto BatchFirst(int inputs, int units)
    {
        var graph = new GraphBuilder("main_graph");
        var x = graph.Add("Transpose", [graph.Input("input", DType.Float32, "batch", "time", inputs)], ("perm", new long[] { 1, 0, 2 }));
        var batch = graph.Add("Unsqueeze", [graph.Add("Gather", [graph.Add("Shape", [x]), graph.Scalar(1)], ("axis", 0)), graph.Row(0)]);
        var zeros = graph.Add("ConstantOfShape", [graph.Add("Concat", [graph.Row(2), batch, graph.Row(units)], ("axis", 0))]);
        var (w, r, b) = Weights(graph, "", 2, inputs, units);
        var made = graph.Add("LSTM", [x, w, r, b, "", zeros, zeros], 3, ("direction", "bidirectional"), ("hidden_size", units));
        var beside = graph.Add("Reshape", [graph.Add("Transpose", [made[0]], ("perm", new long[] { 0, 2, 1, 3 })), graph.Constant("side_by_side", Tensor.Of([0L, 0, -1], 3))]);
        graph.Output("output", graph.Add("Transpose", [beside], ("perm", new long[] { 1, 0, 2 })), DType.Float32, "batch", "time", 2 * units);
        graph.Output("hn", made[1], DType.Float32, 2, "batch", units);
        graph.Output("cn", made[2], DType.Float32, 2, "batch", units);
        return graph.Model;
    }

    /// <summary>Time first, with initial states and int64 lengths as inputs, a node of one direction, and its axis of directions squeezed away.</summary>
    public static ModelProto OneDirection(int inputs, int units, bool peepholes = false)
    {
        var graph = new GraphBuilder("one_direction");
        var x = graph.Input("x", DType.Float32, "time", "batch", inputs);
        var lengths = graph.Add("Cast", [graph.Input("lengths", DType.Int64, "batch")], ("to", 6));
        var (h0, c0) = (graph.Input("h0", DType.Float32, 1, "batch", units), graph.Input("c0", DType.Float32, 1, "batch", units));
        var (w, r, b) = Weights(graph, "", 1, inputs, units);
        var p = peepholes ? graph.Constant("P", Tensor.Zeros(DType.Float32, 1, 3 * units)) : "";
        var made = graph.Add("LSTM", [x, w, r, b, lengths, h0, c0, p], 3, ("hidden_size", units));
        graph.Output("y", graph.Add("Squeeze", [made[0], graph.Row(1)]), DType.Float32, "time", "batch", units);
        graph.Output("h", graph.Add("Squeeze", [made[1], graph.Row(0)]), DType.Float32, "batch", units);
        graph.Output("c", graph.Add("Squeeze", [made[2], graph.Row(0)]), DType.Float32, "batch", units);
        return graph.Model;
    }

    /// <summary>As converters from TensorFlow lay a BiLSTM out: a forward and a reverse node, squeezed, side by side, batch first; behind it a dense layer, and no states.</summary>
    public static ModelProto TwoNodes(int inputs, int units)
    {
        var graph = new GraphBuilder("two_nodes");
        var x = graph.Add("Transpose", [graph.Input("x:0", DType.Float32, "batch", "time", inputs)], ("perm", new long[] { 1, 0, 2 }));
        var lengths = graph.Input("lengths:0", DType.Int32, "batch");
        string Side(string direction)
        {
            var (w, r, b) = Weights(graph, direction, 1, inputs, units);
            return graph.Add("Squeeze", [graph.Add("LSTM", [x, w, r, b, lengths], 3, ("direction", direction), ("hidden_size", units))[0], graph.Row(1)]);
        }

        var y = graph.Add("Transpose", [graph.Add("Concat", [Side("reverse"), Side("forward")], ("axis", 2))], ("perm", new long[] { 1, 0, 2 }));
        graph.Output("logits:0", graph.Add("MatMul", [y, graph.Constant("dense", Tensor.Of(Enumerable.Repeat(1f, 4 * units).ToArray(), 2 * units, 2))]), DType.Float32, "batch", "time", 2);
        graph.Output("outputs:0", y, DType.Float32, "batch", "time", 2 * units);
        return graph.Model;
    }

    /// <summary>Writes a model, as it is or changed.</summary>
    public static string Write(string folder, ModelProto model, Action<ModelProto>? change = null)
    {
        change?.Invoke(model);
        var path = Path.Combine(folder, "model.onnx");
        File.WriteAllBytes(path, Message.Bytes(model));
        return path;
    }

    private static (string W, string R, string B) Weights(GraphBuilder graph, string head, int directions, int inputs, int units) =>
    (
        graph.Constant(head + "W", Tensor.Zeros(DType.Float32, directions, 4 * units, inputs)),
        graph.Constant(head + "R", Tensor.Zeros(DType.Float32, directions, 4 * units, units)),
        graph.Constant(head + "B", Tensor.Zeros(DType.Float32, directions, 8 * units))
    );
}
