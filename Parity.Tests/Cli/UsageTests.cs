using Terminal = Parity.Cli.Terminal;

namespace Parity.Tests.Cli;

/// <summary>Wrong usage is one line on standard error, nothing on standard output, and the exit code that says which.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("Required command was not provided.")]
    [InlineData("Required command was not provided. Unrecognized command or argument 'chek'.", "chek")]
    [InlineData("Unrecognized option '--nonsense'.", "check", "--nonsense")]
    [InlineData("Unrecognized option '--failfast'.", "check", "uni-t1", "--failfast")]
    [InlineData("Unrecognized option '-v'.", "list", "-v")]
    [InlineData("Required argument missing for option: '--budget'.", "check", "--budget")]
    [InlineData("Argument 'jax' not recognized. Must be one of: 'impl' 'scalar' 'tensorflow' 'torch' 'impl-torch' 'onnx' (see ", "check", "--backend", "jax")]
    [InlineData("Argument 'impl' not recognized. Must be one of: 'golden' 'tensorflow' 'scalar' (see ", "check", "--against", "impl")]
    [InlineData("Cannot parse argument 'many' for option '--threads'", "check", "--threads", "many")]
    [InlineData("--threads: expected 1 or more, got 0", "check", "uni-t1", "--threads", "0")]
    [InlineData("--time-limit: expected 1 to 1000000 seconds, got 0", "check", "uni-t1", "--time-limit", "0")]
    [InlineData("--time-limit: expected 1 to 1000000 seconds, got -1", "regenerate", "--check", "--time-limit", "-1")]
    [InlineData("filter 'size=3': expected a glob on the id, or one of driver, ", "check", "size=3")]
    [InlineData("filter 'size=3': expected a glob on the id, or one of driver, ", "list", "size=3")]
    [InlineData("budget 'exact': expected identical, floor, ulp=N or rtol=R,atol=A", "check", "--budget", "exact")]
    [InlineData("budget 'ulp=NaN': expected identical, floor, ulp=N or rtol=R,atol=A", "check", "--budget", "ulp=NaN")]
    [InlineData("'/no/such': no such folder", "check", "--fixtures", "/no/such")]
    [InlineData("'': no such folder", "check", "--fixtures", "")]
    [InlineData("'/no/such': no such folder", "list", "--fixtures", "/no/such")]
    public void Wrong_usage_is_2(string line, params string[] args) => Assert.Equal(2, CommandLine.Run(args).Refused(line));

    [Theory]
    [InlineData("matches 'tri-*': see 'parity list'", "tri-*")]
    [InlineData("matches 'uni-raged': see 'parity list'", "uni-ragged", "uni-raged")]
    [InlineData("matches: see 'parity list'", "cell=NASCell")]
    [InlineData("matches: see 'parity list'", "uni-t1", "dtype=float64")]
    [InlineData("matches 'scalar': see 'parity list'", "uni-t1", "--backend", "impl", "scalar")]
    public void A_filter_that_matches_nothing_is_3(string line, params string[] args) =>
        Assert.Equal(3, CommandLine.Run(["check", .. args]).Refused($"no case of {Repository.Fixtures} {line}"));

    [Theory]
    [InlineData("check", "uni-t1", "--backend", "tensorflow", "--tensorflow", "/nonexistent")]
    [InlineData("check", "uni-t1", "--against", "tensorflow", "--tensorflow", "/nonexistent")]
    public void A_TensorFlow_that_was_named_and_is_not_there_is_4(params string[] args) =>
        Assert.Equal(4, CommandLine.Run(args).Refused("tensorflow is not available here: --tensorflow /nonexistent: no such file or folder"));

    [Fact]
    public void What_is_not_asked_for_need_not_be_there() => Assert.Equal(0, CommandLine.Run("check", "uni-t1", "--tensorflow", "/nonexistent").Code);

    [Fact]
    public void A_defect_is_70_with_its_trace()
    {
        using var error = new StringWriter();
        var code = Parity.Cli.Program.Run(["list"], new Terminal(new BrokenWriter(), error, interactive: false));
        Assert.Equal(70, code);
        Assert.Contains("InvalidTimeZoneException", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("parity: this is a defect of parity; please report the lines above", error.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidTimeZoneException("a defect");
    }
}
