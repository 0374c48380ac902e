using Parity.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary>The commands that run TensorFlow, where there is one; on a host of other numerics the floor is what holds.</summary>
public sealed class LiveTensorFlowTests
{
    [Theory]
    [InlineData("check", "uni-t1", "--backend", "tensorflow")]
    [InlineData("check", "bi-ragged", "--against", "tensorflow")]
    [InlineData("regenerate", "uni-t1", "--check")]
    public void It_runs(params string[] args)
    {
        var found = new TensorFlowLocator().Find();
        Assert.SkipWhen(found.Path is null, found.Reason ?? string.Empty);
        var run = CommandLine.Run(args);
        Assert.Equal((0, ""), (run.Code, run.Err));
        Assert.Matches(@"^1 (case|goldens?): ", run.Lines[^1]);
    }
}
