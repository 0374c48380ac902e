using Parity.Bench.Contenders;
using Parity.Bench.Workloads;
using Parity.Impl.Torch.Native;
using Parity.Tensors;
using TorchSharp;

namespace Parity.Bench.Torch;

/// <summary>libtorch's <c>nn.LSTM</c>, time-major, by TorchSharp.</summary>
internal sealed class TorchImplementation : IImplementation
{
    private const int Side = 2048;
    private TorchBatch? batch;

    /// <summary>Loads libtorch and sets its threads.</summary>
    public TorchImplementation(int threads)
    {
        TorchNative.Load();
        torch.set_num_threads(threads);
    }

    /// <inheritdoc/>
    public string Version => $"libtorch {torch.__version__} nn.LSTM; ragged: the faster of packed (and padded again) and padded (lengths ignored)";

    /// <inheritdoc/>
    public IReadOnlyList<Way> Prepare(Workload workload, TensorSet given)
    {
        batch?.Dispose();
        var made = batch = new TorchBatch(workload, given);
        return made.IsRagged
            ? [Compared("packed", made.Packed), new Way("padded", () => made.Run(made.Padded), Results: null)]
            : [Compared(string.Empty, made.Padded)];

        Way Compared(string name, Func<(torch.Tensor, torch.Tensor, torch.Tensor)> way) => new(name, () => made.Run(way), () => made.Results(way));
    }

    /// <inheritdoc/>
    public double? MatrixProductFlops()
    {
        using var scope = torch.NewDisposeScope();
        using var quiet = torch.no_grad();
        var (a, b) = (torch.ones(Side, Side), torch.ones(Side, Side));
        return 2.0 * Side * Side * Side / Fastest.Of(() => torch.mm(a, b).Dispose());
    }

    /// <inheritdoc/>
    public void Dispose() => batch?.Dispose();
}
