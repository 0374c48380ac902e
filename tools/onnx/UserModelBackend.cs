using Parity.Backends;
using Parity.Cases;
using Parity.Protos;
using Parity.Tensors;

namespace Parity.Onnx.Worker;

/// <summary>ONNX Runtime on a model of the user's with each case's weights in the place of its own.</summary>
/// <param name="model">The model.</param>
internal sealed class UserModelBackend(UserModel model) : IBackend, IHasVersion
{
    private readonly UserModelRun run = new(model, (part, feeds) => ModelRun.Run(Message.Bytes(part), feeds));

    /// <inheritdoc/>
    public string Name => "onnx";

    /// <inheritdoc/>
    public string Version => ModelRun.Version;

    /// <inheritdoc/>
    public string? Unavailable => null;

    /// <inheritdoc/>
    public string? CannotRun(Case row) => model.CannotRun(row);

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs) => run.Run(row, inputs);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
