using System.Runtime.Intrinsics.X86;
using Parity.Tests.Cli;

namespace Parity.Tests.Gate;

/// <summary>The whole gate on every path of the kernels and on 1 and 3 threads, each in a process of its own.</summary>
public sealed class InstructionSetTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Paths =>
    [
        new("DOTNET_EnableHWIntrinsic=1", "1") { Label = "the best vectors, 1 thread" },
        new("DOTNET_EnableHWIntrinsic=1", "3") { Label = "the best vectors, 3 threads" },
        new("DOTNET_EnableAVX512=0", "2") { Label = "AVX2" },
        new("DOTNET_EnableAVX2=0", "2") { Label = "no AVX2" },
        new("DOTNET_EnableHWIntrinsic=0", "2") { Label = "no vectors" },
    ];

    /// <summary>What the gate says in this process: how many elements are identical, and of the cases that are not to the bit, by how much they differ.</summary>
    private static readonly Lazy<string> Here = new(() => CommandLine.Run("check").Out);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_golden_comes_out_the_same(string setting, string threads)
    {
        Assert.SkipWhen(setting == "DOTNET_EnableAVX512=0" && !Avx2.IsSupported, "this processor has no AVX2");
        using var process = new CommandLineProcess(Repository.Root, [(setting[..^2], setting[^1..])], "check", "--threads", threads);
        var check = process.End();
        Assert.Equal((0, Here.Value), (check.Code, check.Out));
    }
}
