using Parity.Backends.TensorFlow;
using Parity.Bench.Workloads;

namespace Parity.Bench.Contenders;

/// <summary>Makes a contender.</summary>
/// <param name="name">Its name.</param>
/// <param name="threads">Threads it may use.</param>
/// <param name="tensorFlow">Where TensorFlow is.</param>
/// <param name="graphs">The folder of TensorFlow's graphs.</param>
public delegate IContender ContenderMaker(string name, int threads, TensorFlowLocation tensorFlow, string graphs);

/// <summary>Who can take part, and how each is made.</summary>
public static class Lineup
{
    /// <summary>Impl, which the others are compared with.</summary>
    public const string Subject = "impl";

    /// <summary>libtorch.</summary>
    public const string Torch = "torch";

    /// <summary>ONNX Runtime.</summary>
    public const string Onnx = "onnx";

    /// <summary>TensorFlow, oneDNN off.</summary>
    public const string TensorFlow = "tensorflow";

    /// <summary>TensorFlow, oneDNN on.</summary>
    public const string TensorFlowOneDnn = "tensorflow-onednn";

    /// <summary>The others, in the order of reports.</summary>
    public static IReadOnlyList<string> Rivals { get; } = [Torch, Onnx, TensorFlow, TensorFlowOneDnn];

    /// <summary>Makes a contender by one of the names above; its process is started when it is first asked.</summary>
    public static IContender Make(string name, int threads, TensorFlowLocation tensorFlow, string graphs) => name switch
    {
        TensorFlow or TensorFlowOneDnn => new TensorFlowContender(tensorFlow, name == TensorFlowOneDnn, threads, graphs),
        Onnx => new ContenderProcess(name, threads, w => w.Pass == Pass.Training ? "ONNX Runtime's LSTM has no gradient" : null),
        _ => new ContenderProcess(name, threads),
    };
}
