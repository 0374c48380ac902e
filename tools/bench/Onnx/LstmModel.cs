using Parity.Bench.Contenders;
using Parity.Bench.Workloads;
using Parity.Onnx;
using Parity.Protos;
using Parity.Tensors;
using Parity.Weights;
using Parity.Weights.Networks;

namespace Parity.Bench.Onnx;

/// <summary>An ONNX model of one <c>LSTM</c> operator, its weights constant, so that the runtime packs them once; all shapes are fixed, and nothing is turned batch-major.</summary>
internal static class LstmModel
{
    /// <summary>The model for a workload's weights: <c>X [T, B, I]</c> and, where the rows have lengths, <c>sequence_lens [B]</c> to <c>Y [T, 1, B, H]</c>, <c>Y_h</c>, <c>Y_c [1, B, H]</c>.</summary>
    public static byte[] Create(Workload workload, TensorSet given)
    {
        var (batch, time, inputs, units) = (workload.Shape.Batch, workload.Shape.Time, workload.Shape.Inputs, workload.Shape.Units);
        var weights = new OnnxLstm().FromTensorFlow(workload.Row.Cell, Names.Variables(given));
        var graph = new GraphBuilder("lstm");
        var x = graph.Input("X", DType.Float32, time, batch, inputs);
        var lengths = given.ContainsKey("sequence_length") ? graph.Input("sequence_lens", DType.Int32, batch) : string.Empty;
        var constants = new[] { "W", "R", "B" }.Select(name => graph.Constant(name, Slices.Together([weights[name]])));
        var made = graph.Add("LSTM", [x, .. constants, lengths], 3, ("hidden_size", units));
        graph.Output("Y", made[0], DType.Float32, time, 1, batch, units);
        graph.Output("Y_h", made[1], DType.Float32, 1, batch, units);
        graph.Output("Y_c", made[2], DType.Float32, 1, batch, units);
        return Message.Bytes(graph.Model);
    }
}
