using Parity.Backends;
using Parity.Backends.Peers;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Onnx.Worker;

/// <summary>ONNX Runtime on the model that <c>export-onnx</c> writes of a case. Forward only.</summary>
internal sealed class CaseModelBackend : IBackend, IHasVersion
{
    /// <inheritdoc/>
    public string Name => "onnx";

    /// <inheritdoc/>
    public string Version => ModelRun.Version;

    /// <inheritdoc/>
    public string? Unavailable => null;

    /// <inheritdoc/>
    public string? CannotRun(Case row) => OnnxLimits.CannotRun(row);

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs) => ModelRun.Run(CaseModel.Write(row, inputs), CaseModel.Feeds(inputs));

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
