using Parity.Backends.Peers;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Backends.Peers;

public sealed class PeerLocatorTests : IDisposable
{
    private const string Worker = "Parity.Torch.Worker.dll";
    private static readonly Peer Torch = PeerTable.Find("torch")!;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_variable_comes_before_what_lies_beside_and_that_before_a_checkouts()
    {
        Assert.Equal("PARITY_TORCH_WORKER", Torch.Variable);
        var below = Path.Combine(folder.Path, "a", "b");
        var built = folder.Write($"tools/torch/bin/Release/net10.0/{Worker}", "");
        Assert.Equal((built, null), Find(null, below));
        var beside = folder.Write($"a/torch/{Worker}", "");
        Assert.Equal((beside, null), Find(null, below));
        var named = folder.Write("named.dll", "");
        Assert.Equal((named, null), Find(named, below));
    }

    [Fact]
    public void Where_there_is_none_it_says_where_it_looked_and_how_to_get_it()
    {
        Assert.Equal((null, "PARITY_TORCH_WORKER=/nonexistent.dll: no such file"), Find("/nonexistent.dll", folder.Path));
        Assert.Equal(
            (null, $"no {Worker}: PARITY_TORCH_WORKER is not set, and there is no torch/{Worker} beside Parity.dll and no tools/torch/bin/Release/net10.0/{Worker} in {folder.Path} or above; in a checkout 'dotnet build tools/torch -c Release' makes it"),
            Find(null, folder.Path));
    }

    private (string? Path, string? Reason) Find(string? named, string start) => PeerLocator.Find(Torch, named, Path.Combine(folder.Path, "a"), [start]);
}
