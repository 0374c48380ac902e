using System.CommandLine;
using System.Text;
using Parity.Backends;
using Parity.Backends.Impl;
using Parity.Backends.Peers;
using Parity.Backends.Scalar;
using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Diagnosis;
using Parity.Fixtures;
using Parity.Reports;
using Parity.Reports.Page;
using Parity.Tensors;

namespace Parity.Cli.Commands;

/// <summary><c>parity diagnose</c>: why a port differs.</summary>
internal static class DiagnoseCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = Options.Case();
        id.Description = "The id of a case (see 'list'). One that is ragged, has initial states and both directions shows most mistakes: bi-ragged-init.";
        var port = new PortOptions();
        port.File.Description = "The port's result on the case: an npz with any of the case's outputs, states, gradients and trace arrays, and initial/VARIABLE weights, in float32 or float64; 'inputs CASE' writes what it needs. The more of them, the surer. A wrong shape is explained, too. One with trace/…/c and trace/…/h is checked step by step from its own states.";
        port.Command.Description = "The port as a command, run through the shell: 'python3 my_port.py {in} {out}' reads the npz file {in} and writes {out}. It is run on the case, and on each step alone from the reference's own state before it.";
        var backend = new Option<string?>("--backend") { Description = "Diagnose a backend in the place of a port: impl, scalar, tensorflow, torch, impl-torch, onnx.", HelpName = "NAME" }.AcceptOnlyFromAmong(CheckCommand.Backends);
        var fixtures = Options.Fixtures();
        var tensorflow = Options.TensorFlow();
        var timeLimit = Options.TimeLimit();
        var threads = Options.Threads();
        var html = new Option<string?>("--html") { Description = "Write the diagnosis as one HTML page that needs nothing else, with a picture of where each array differs.", HelpName = "FILE" };
        var json = new Option<string?>("--json") { Description = "Write the diagnosis as JSON to a file, or to standard output instead of the text with '-'. Its list 'causes' is empty where the port is right.", HelpName = "FILE" };
        var command = new Command(
            "diagnose",
            "Say where a port first differs, at which step, and why: the mistake under which the textbook's network gives the port's numbers, and how it is put right.")
        {
            id, port.File, port.Command, backend, fixtures, tensorflow, timeLimit, threads, html, json,
        };
        command.SetAction(parsed =>
        {
            var folder = FixtureFolder.Open(Options.Folder(parsed.GetValue(fixtures)));
            var row = Options.Find(folder, parsed.GetValue(id)!);
            var limit = Options.CheckTimeLimit(parsed.GetValue(timeLimit));
            var (workers, name) = (Options.Check(parsed.GetValue(threads)), parsed.GetValue(backend));
            var named = port.Of(parsed, folder, new CaseFilter([row.Id]), limit, anyShape: true);
            if (named is null == name is null)
            {
                throw new BadInputException($"expected one of --port, --port-command and --backend{(name is null ? string.Empty : ", got two")}");
            }

            using var side = named?.Backend ?? Make(name!, workers, parsed.GetValue(tensorflow), limit);
            if (side.Unavailable is { } missing)
            {
                throw new NotAvailableException($"{side.Name} is not available here: {missing}");
            }

            if (side.CannotRun(row) is { } why)
            {
                throw new BadInputException($"case '{row.Id}': {why}");
            }

            Func<Case, TensorSet, TensorSet>? again = parsed.GetValue(port.File) is null ? side.Run : null;
            var arrays = side.Run(row, CaseArrays.Inputs(FixtureFolder.ReadGolden(row)));
            var diagnosis = terminal.Working(tell => new Diagnoser { Progress = tell, Run = again }.Diagnose(row, arrays));
            return Write(terminal, diagnosis with { Verdict = diagnosis.Verdict with { Backend = side.Name } }, parsed.GetValue(json), parsed.GetValue(html));
        });
        return command;
    }

    private static IBackend Make(string name, int threads, string? tensorflow, TimeSpan limit) => name switch
    {
        "impl" => new ImplBackend(threads),
        "scalar" => new ScalarBackend(),
        _ when PeerTable.Find(name) is { } peer => new PeerBackend(peer, limit),
        _ => new TensorFlowBackend(tensorflow, TensorFlowEnvironment.Inherited(1), timeLimit: limit),
    };

    private static int Write(Terminal terminal, CaseDiagnosis diagnosis, string? json, string? html)
    {
        if (json == "-")
        {
            terminal.Out.WriteLine(DiagnosisJson.Render(diagnosis));
        }
        else
        {
            foreach (var line in DiagnosisText.Lines(diagnosis))
            {
                terminal.Write(line);
            }
        }

        if (json is not null and not "-")
        {
            FileBytes.Write(json, Encoding.UTF8.GetBytes(DiagnosisJson.Render(diagnosis) + "\n"));
        }

        if (html is not null)
        {
            FileBytes.Write(html, Encoding.UTF8.GetBytes(HtmlPage.Render(PageData.Of(diagnosis))));
        }

        return ExitCode.Of(diagnosis);
    }
}
