using Microsoft.ML.OnnxRuntime;
using Parity.Bench.Contenders;
using Parity.Bench.Layouts;
using Parity.Bench.Workloads;
using Parity.Tensors;

namespace Parity.Bench.Onnx;

/// <summary>ONNX Runtime's <c>LSTM</c> operator, forward only, into memory that is used again.</summary>
internal sealed class OnnxImplementation(int threads) : IImplementation
{
    private static readonly string[] Outputs = ["Y", "Y_h", "Y_c"];
    private readonly RunOptions options = new();
    private InferenceSession? session;
    private List<OrtValue> values = [];

    /// <inheritdoc/>
    public string Version => $"ONNX Runtime {OrtEnv.Instance().GetVersionString()} LSTM, forward only";

    /// <inheritdoc/>
    public IReadOnlyList<Way> Prepare(Workload workload, TensorSet given)
    {
        Drop();
        var (batch, time, inputs, units) = (workload.Shape.Batch, workload.Shape.Time, workload.Shape.Inputs, workload.Shape.Units);
        using var settings = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
        var running = session = new InferenceSession(LstmModel.Create(workload, given), settings);
        string[] names = given.ContainsKey("sequence_length") ? ["X", "sequence_lens"] : ["X"];
        List<OrtValue> fed = [Value(TimeMajor.Swap(given.Need("inputs").As<float>(), batch, time, inputs), time, batch, inputs)];
        if (given.Find("sequence_length") is { } lengths)
        {
            fed.Add(Value(lengths.Array<int>(), batch));
        }

        var (y, h, c) = (new float[time * batch * units], new float[batch * units], new float[batch * units]);
        List<OrtValue> fetched = [Value(y, time, 1, batch, units), Value(h, 1, batch, units), Value(c, 1, batch, units)];
        values = [.. fed, .. fetched];
        void Run() => running.Run(options, names, fed, Outputs, fetched);
        return
        [
            new Way(string.Empty, Run, () =>
            {
                Run();
                return new TensorSet
                {
                    ["outputs"] = Tensor.Of(TimeMajor.Swap(y, time, batch, units), batch, time, units),
                    ["state/c"] = Tensor.Of(c, batch, units),
                    ["state/h"] = Tensor.Of(h, batch, units),
                };
            }),
        ];
    }

    /// <inheritdoc/>
    public double? MatrixProductFlops() => null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Drop();
        options.Dispose();
    }

    private static OrtValue Value<T>(T[] elements, params long[] shape)
        where T : unmanaged => OrtValue.CreateTensorValueFromMemory(elements, shape);

    private void Drop()
    {
        values.ForEach(v => v.Dispose());
        values = [];
        session?.Dispose();
        session = null;
    }
}
