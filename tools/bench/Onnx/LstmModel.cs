using System.Runtime.InteropServices;
using Google.Protobuf;
using Parity.Bench.Contenders;
using Parity.Bench.Layouts;
using Parity.Protos.Onnx;
using Parity.Bench.Workloads;
using Parity.Tensors;

namespace Parity.Bench.Onnx;

/// <summary>An ONNX model of one <c>LSTM</c> operator, its weights constant, so that the runtime packs them once.</summary>
internal static class LstmModel
{
    private const int IrVersion = 8;
    private const int OpSet = 14;
    private const int Float = 1;
    private const int Int32 = 6;
    private const int IntegerAttribute = 2;

    /// <summary>The model for a workload's weights: <c>X [T, B, I]</c> and, where the rows have lengths, <c>sequence_lens [B]</c> to <c>Y [T, 1, B, H]</c>, <c>Y_h</c>, <c>Y_c [1, B, H]</c>.</summary>
    public static byte[] Create(Workload workload, TensorSet given)
    {
        var (batch, time, inputs, units) = (workload.Shape.Batch, workload.Shape.Time, workload.Shape.Inputs, workload.Shape.Units);
        var (w, r) = GateRows.Onnx.FromKernel(given.Need(Names.Kernel).As<float>(), inputs, units);
        var bias = GateRows.Onnx.FromBias(given.Need(Names.Bias).As<float>(), units, workload.Row.ForgetBias);
        var ragged = given.ContainsKey("sequence_length");
        return new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "parity",
            OpsetImport = { new OperatorSetIdProto { Version = OpSet } },
            Graph = new GraphProto
            {
                Name = "lstm",
                Node =
                {
                    new NodeProto
                    {
                        OpType = "LSTM",
                        Name = "lstm",
                        Input = { "X", "W", "R", "B", ragged ? "sequence_lens" : string.Empty },
                        Output = { "Y", "Y_h", "Y_c" },
                        Attribute = { new AttributeProto { Name = "hidden_size", I = units, Type = IntegerAttribute } },
                    },
                },
                Initializer =
                {
                    Constant("W", w, 1, 4 * units, inputs),
                    Constant("R", r, 1, 4 * units, units),
                    Constant("B", [.. bias, .. new float[4 * units]], 1, 8 * units), // of W, then of R
                },
                Input = { ragged ? [Value("X", Float, time, batch, inputs), Value("sequence_lens", Int32, batch)] : [Value("X", Float, time, batch, inputs)] },
                Output = { Value("Y", Float, time, 1, batch, units), Value("Y_h", Float, 1, batch, units), Value("Y_c", Float, 1, batch, units) },
            },
        }.ToByteArray();
    }

    private static TensorProto Constant(string name, float[] values, params long[] shape) =>
        new() { Name = name, DataType = Float, Dims = { shape }, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values)) };

    private static ValueInfoProto Value(string name, int type, params long[] shape) => new()
    {
        Name = name,
        Type = new TypeProto
        {
            TensorType = new TypeProto.Types.Tensor
            {
                ElemType = type,
                Shape = new TensorShapeProto { Dim = { shape.Select(d => new TensorShapeProto.Types.Dimension { DimValue = d }) } },
            },
        },
    };
}
