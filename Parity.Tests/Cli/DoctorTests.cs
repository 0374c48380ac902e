namespace Parity.Tests.Cli;

public sealed class DoctorTests
{
    [Fact]
    public void It_says_what_is_here_and_4_where_a_named_TensorFlow_is_not()
    {
        using var fixtures = new FixtureCopy("uni-nolen", "uni-t1").Edit("uni-t1", e => e["driver"] = "raw_rnn");
        var run = CommandLine.Run("doctor", "--fixtures", fixtures.Path, "--tensorflow", "/nonexistent");
        Assert.Equal(4, run.Code);
        foreach (var what in new[] { "system", "processor", "vectors", "caches", "C library", "denormals", "TensorFlow", "fixtures" })
        {
            Assert.Single(run.Lines, l => l.StartsWith($"{what,-16} ", StringComparison.Ordinal));
        }

        run.Says("TensorFlow       none: --tensorflow /nonexistent: no such file or folder");
        Assert.Contains($"\n{"",-16} bad entry: {fixtures.Path}", run.Out, StringComparison.Ordinal);
        Assert.Equal("parity: TensorFlow: --tensorflow /nonexistent: no such file or folder\n", run.Err);
    }
}
