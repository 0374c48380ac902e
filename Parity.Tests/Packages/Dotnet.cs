using System.Diagnostics;
using Parity.Backends.Workers;

namespace Parity.Tests.Packages;

/// <summary>Programs run as a user would, in a folder of theirs.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Why there is no SDK here that the repository's global.json allows, or null.</summary>
    public static async Task<string?> WithoutSdk()
    {
        var (code, _) = await Run(Repository.Root, "--version");
        return code == 0 ? null : $"packages are not tested: {DotnetCommand.Host()} has no SDK that global.json allows";
    }

    /// <summary>Runs <c>dotnet</c>, and fails where it does.</summary>
    public static async Task<string> Do(string folder, params string[] args)
    {
        var (code, text) = await Run(folder, args);
        Assert.True(code == 0, $"dotnet {string.Join(' ', args)}: exit code {code}\n{text}");
        return text;
    }

    /// <summary>Runs <c>dotnet</c>.</summary>
    public static Task<(int Code, string Text)> Run(string folder, params string[] args) => RunProgram(DotnetCommand.Host(), folder, args);

    /// <summary>Runs a program to its end; its standard output, then its standard error.</summary>
    public static async Task<(int Code, string Text)> RunProgram(string program, string folder, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        SetEnvironment(start.Environment);
        using var process = Process.Start(start)!;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(end.Token);
            var error = process.StandardError.ReadToEndAsync(end.Token);
            await process.WaitForExitAsync(end.Token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static void SetEnvironment(IDictionary<string, string?> environment)
    {
        // what the dotnet that runs these tests has set for itself
        foreach (var name in environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || n.StartsWith("TESTINGPLATFORM_", StringComparison.Ordinal)).ToList())
        {
            environment.Remove(name);
        }

        // an installed tool finds its runtime; nothing stays behind that would hold the output's pipe; English is read below
        environment["DOTNET_ROOT"] = Path.GetDirectoryName(DotnetCommand.Host());
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["UseSharedCompilation"] = "false";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
    }
}
