using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Parity.Backends.Peers;
using Parity.Backends.TensorFlow;
using Parity.Fixtures;
using Parity.Impl.Threads;
using Parity.Reports;

namespace Parity.Cli.Commands;

/// <summary><c>parity doctor</c>: what is here, what is not, and where it was looked for.</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var fixtures = Options.Fixtures();
        var tensorflow = Options.TensorFlow();
        var liveThreads = Options.TensorFlowThreads();
        var command = new Command("doctor", "Say what is here: processor, caches, C library, TensorFlow, the workers of torch and ONNX Runtime, fixtures and what made them.") { fixtures, tensorflow, liveThreads };
        command.SetAction(parsed =>
        {
            void Say(string what, string value) => terminal.Out.WriteLine($"{what,-16} {value}");
            Say("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, .NET {Environment.Version}");
            Say("processor", string.Create(CultureInfo.InvariantCulture, $"{Machine.Processor}, {Environment.ProcessorCount} threads"));
            Say("vectors", $"{Machine.InstructionSet} (Impl's kernels), {HostNumerics.Isa ?? "none"} (TensorFlow's matrix kernels)");
            Say("caches", string.Join(", ", Enumerable.Range(1, 3).Select(l => $"L{l} {HostNumerics.CacheBytes(l)?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}")) + " bytes");
            Say("C library", HostNumerics.Libm ?? "unknown");
            Say("denormals", FlushDenormals.Unavailable ?? "flushed, as TensorFlow does");
            var location = new TensorFlowLocator().Find(parsed.GetValue(tensorflow));
            var (tensorFlow, missing) = TensorFlow(location, TensorFlowEnvironment.Inherited(Options.Check(parsed.GetValue(liveThreads), "--tensorflow-threads")));
            Say("TensorFlow", tensorFlow);
            foreach (var peer in PeerTable.All.DistinctBy(p => p.Worker, StringComparer.Ordinal))
            {
                using var backend = new PeerBackend(peer);
                Say(peer.Name, backend.Unavailable is { } why ? $"none: {why}" : $"{backend.Version} in {backend.WorkerPath}");
            }

            Fixtures(Say, parsed.GetValue(fixtures));
            return missing is not null && (location.NamedButMissing || parsed.GetValue(tensorflow) is not null) ? throw new NotAvailableException($"TensorFlow: {missing}") : ExitCode.Success;
        });
        return command;
    }

    /// <summary>What to say of it, and why it is not available, or null.</summary>
    private static (string Text, string? Missing) TensorFlow(TensorFlowLocation location, TensorFlowEnvironment environment)
    {
        using var backend = TensorFlowBackend.At(location, environment);
        if (backend.Unavailable is { } why)
        {
            return ($"none: {why}", why);
        }

        return ($"{backend.Version()} at {location.Path} (found by {location.Source}); measured: {backend.Measured()}", null);
    }

    private static void Fixtures(Action<string, string> say, string? named)
    {
        if ((named ?? FixtureFolder.Find(Environment.CurrentDirectory) ?? FixtureFolder.Find(AppContext.BaseDirectory)) is not { } path)
        {
            say("fixtures", $"no folder Fixtures in {Environment.CurrentDirectory} or above");
            return;
        }

        var folder = FixtureFolder.Open(path);
        say("fixtures", $"{folder.Cases.Count} cases in {folder.Path}");
        foreach (var group in folder.Cases.GroupBy(c => c.Reference))
        {
            var r = group.Key;
            say(string.Empty, string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Count()} by TensorFlow {r.TensorFlow}, oneDNN {(r.OneDnn ? "on" : "off")}, {r.IntraOpThreads} thread(s), {r.Isa ?? "isa unknown"}, L1 {r.L1DataBytes}, L2 {r.L2Bytes}, {r.Libm ?? "libm unknown"}"));
        }

        foreach (var error in folder.Errors)
        {
            say(string.Empty, $"bad entry: {error.Line}");
        }
    }
}
