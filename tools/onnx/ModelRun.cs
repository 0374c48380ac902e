using Microsoft.ML.OnnxRuntime;
using Parity.Backends;
using Parity.Tensors;
using TensorElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace Parity.Onnx.Worker;

/// <summary>One run of a model in ONNX Runtime, on its CPU provider and one thread.</summary>
internal static class ModelRun
{
    /// <summary>The runtime's version.</summary>
    public static string Version => $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}, CPU";

    /// <summary>The model's outputs for these inputs.</summary>
    /// <exception cref="BackendException">ONNX Runtime does not take the model or the inputs, or fails.</exception>
    public static TensorSet Run(byte[] model, TensorSet feeds)
    {
        try
        {
            using var settings = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            using var session = new InferenceSession(model, settings);
            using var options = new RunOptions();
            var values = feeds.Values.Select(Value).ToList();
            using var results = session.Run(options, [.. feeds.Keys], values, session.OutputNames);
            values.ForEach(v => v.Dispose());
            return new(session.OutputNames.Zip(results, (name, value) => KeyValuePair.Create(name, Read(name, value))));
        }
        catch (OnnxRuntimeException e)
        {
            throw new BackendException($"ONNX Runtime: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static OrtValue Value(Tensor tensor)
    {
        var shape = Array.ConvertAll(tensor.Shape, d => (long)d);
        return tensor.Data switch
        {
            float[] a => OrtValue.CreateTensorValueFromMemory(a, shape),
            double[] a => OrtValue.CreateTensorValueFromMemory(a, shape),
            int[] a => OrtValue.CreateTensorValueFromMemory(a, shape),
            _ => OrtValue.CreateTensorValueFromMemory(tensor.Array<long>(), shape),
        };
    }

    private static Tensor Read(string name, OrtValue value)
    {
        var about = value.GetTensorTypeAndShape();
        var shape = Array.ConvertAll(about.Shape, d => (int)d);
        return about.ElementDataType switch
        {
            TensorElementType.Float => Tensor.Of(value.GetTensorDataAsSpan<float>().ToArray(), shape),
            TensorElementType.Double => Tensor.Of(value.GetTensorDataAsSpan<double>().ToArray(), shape),
            TensorElementType.Int32 => Tensor.Of(value.GetTensorDataAsSpan<int>().ToArray(), shape),
            TensorElementType.Int64 => Tensor.Of(value.GetTensorDataAsSpan<long>().ToArray(), shape),
            var other => throw new BackendException($"output '{name}': {other}: expected float, double, int32 or int64"),
        };
    }
}
