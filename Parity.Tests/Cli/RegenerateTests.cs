using Parity.Fixtures;

namespace Parity.Tests.Cli;

/// <summary>What <c>regenerate</c> refuses before any TensorFlow is started.</summary>
public sealed class RegenerateTests
{
    [Fact]
    public void A_TensorFlow_that_was_named_and_is_not_there_is_4() =>
        Assert.Equal(4, CommandLine.Run("regenerate", "--check", "--tensorflow", "/nonexistent").Refused("TensorFlow is not available here: --tensorflow /nonexistent: no such file or folder"));

    [Theory]
    [InlineData("driver", null)]
    [InlineData("driver", "raw_rnn")]
    public void A_manifest_that_is_not_understood_is_not_written_over(string key, string? value)
    {
        using var fixtures = new FixtureCopy("uni-nolen", "uni-t1").Edit("uni-t1", e => e[key] = value);
        var manifest = Path.Combine(fixtures.Path, Manifest.FileName);
        var before = File.ReadAllText(manifest);

        // any file is taken for a library as long as nothing is run
        var run = CommandLine.Run("regenerate", "--fixtures", fixtures.Path, "--tensorflow", manifest);
        Assert.Equal(2, run.Refused($"{manifest}: case 'uni-t1': "));
        Assert.Equal(before, File.ReadAllText(manifest));
    }
}
