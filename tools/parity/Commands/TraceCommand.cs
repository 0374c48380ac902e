using System.CommandLine;
using Parity.Backends;
using Parity.Backends.Impl;
using Parity.Backends.Scalar;
using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Reports;

namespace Parity.Cli.Commands;

/// <summary><c>parity trace</c>: what a backend computes at every step of a case.</summary>
internal static class TraceCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = Options.Case();
        var backend = new Option<string>("--backend") { Description = "Whose steps: impl, scalar (the textbook formulas in double), tensorflow (live: the cell's graph step by step; refused where that does not give the whole graph's bits).", HelpName = "NAME", Required = true }.AcceptOnlyFromAmong("impl", "scalar", "tensorflow");
        var output = Options.Out();
        output.Description = "The npz file to write, whole or not at all: trace/[fw/|bw/]PART, each [T, B, …] in the direction's own time: z (pre-activations i j f o, with bias, before the forget bias), i j f o (activations), c h (the state after the step); dz (the gradient of z), dc dh (the cotangents that reach that state from the next step and the output). Past a row's length z i j f o dz are zeros and the others carried on.";
        var fixtures = Options.Fixtures();
        var tensorflow = Options.TensorFlow();
        var liveThreads = Options.TensorFlowThreads();
        var timeLimit = Options.TimeLimit();
        var threads = Options.Threads();
        var command = new Command("trace", "Write what a backend computes at every step of a case, forward and backward.") { id, backend, output, fixtures, tensorflow, liveThreads, timeLimit, threads };
        command.SetAction(parsed =>
        {
            var row = Options.Find(FixtureFolder.Open(Options.Folder(parsed.GetValue(fixtures))), parsed.GetValue(id)!);
            var name = parsed.GetValue(backend)!;
            var environment = TensorFlowEnvironment.Inherited(Options.Check(parsed.GetValue(liveThreads), "--tensorflow-threads"));
            var (limit, workers) = (Options.CheckTimeLimit(parsed.GetValue(timeLimit)), Options.Check(parsed.GetValue(threads)));
            using IBackend side = name switch
            {
                "impl" => new ImplBackend(workers),
                "scalar" => new ScalarBackend(),
                _ => new TensorFlowBackend(parsed.GetValue(tensorflow), environment, timeLimit: limit),
            };
            if (side.Unavailable is { } missing)
            {
                throw new NotAvailableException($"{name} is not available here: {missing}");
            }

            var traces = side is TensorFlowBackend live ? new TensorFlowTraces(live) : side as ITraces ?? throw new NotAvailableException($"{name} has no trace");
            if (traces.CannotTrace(row) is { } why)
            {
                throw new NotAvailableException($"{name} has no trace of {row.Id}: {why}");
            }

            var trace = traces.Trace(row, CaseArrays.Inputs(FixtureFolder.ReadGolden(row)));
            NpzFile.Write(parsed.GetValue(output)!, trace);
            terminal.Out.WriteLine($"{parsed.GetValue(output)}: the trace of {row.Id} by {name}");
            Options.Write(terminal, trace.Select(t => (t.Key, t.Value.ToString())));
            return ExitCode.Success;
        });
        return command;
    }
}
