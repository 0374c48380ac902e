using System.CommandLine;
using Parity.Backends;
using Parity.Backends.Impl;
using Parity.Backends.Peers;
using Parity.Backends.Scalar;
using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Judging;
using Parity.Onnx;
using Parity.Reports;

namespace Parity.Cli.Commands;

/// <summary><c>parity check</c>: the gate.</summary>
internal static class CheckCommand
{
    /// <summary>The backends that can be judged.</summary>
    public static readonly string[] Backends = ["impl", "scalar", "tensorflow", .. PeerTable.All.Select(p => p.Name)];

    private static readonly string[] References = ["golden", "tensorflow", "scalar"];

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var filters = Options.Filters();
        var backends = new Option<string[]>("--backend") { Description = "What to judge: impl, scalar, tensorflow, torch (libtorch's nn.LSTM), impl-torch (Impl's cells as TorchSharp modules), onnx (ONNX Runtime). Can be given several times. Default: impl, where no port is named.", HelpName = "NAME" }.AcceptOnlyFromAmong(Backends);
        var port = new PortOptions();
        var onnx = new Option<string?>("--onnx") { Description = "Judge an ONNX model of yours that has one LSTM, of one direction or of both: each case's weights are put in the place of its own, the rest stays as it is, and ONNX Runtime runs it. Which inputs and outputs are what is found by what reaches the LSTM and what leaves it.", HelpName = "MODEL" };
        var against = new Option<string>("--against") { Description = "The reference: golden, tensorflow (live), scalar.", HelpName = "NAME", DefaultValueFactory = _ => "golden" }.AcceptOnlyFromAmong(References);
        var numerics = new Option<string?>("--numerics") { Description = "What Impl computes in: canonical, onednn, 1.15.5. Default: the golden's own, or those of the TensorFlow that it is compared with.", HelpName = "NAME" }.AcceptOnlyFromAmong([.. NamedNumerics.All]);
        var budget = new Option<string?>("--budget") { Description = "What may differ: identical, floor, ulp=N (of the array's largest magnitude), rtol=R,atol=A. Default: what is stated for the case and the pair.", HelpName = "RULE" };
        var fixtures = Options.Fixtures();
        var tensorflow = Options.TensorFlow();
        var liveThreads = Options.TensorFlowThreads();
        var timeLimit = Options.TimeLimit();
        var threads = Options.Threads();
        var failFast = new Option<bool>("--fail-fast") { Description = "Stop at the first case that fails." };
        var shard = new Option<string?>("--shard") { Description = "Only the K-th of N parts of the chosen cases, for N machines that share the work.", HelpName = "K/N" };
        var reports = new ReportFiles();
        var log = new Option<bool>("--tensorflow-log") { Description = "Show TensorFlow's own log on standard error." };
        var command = new Command("check", "Compare backends, or a port of yours, with the reference, element by element. The last line is the summary.")
        {
            filters, backends, port.File, port.Command, onnx, against, numerics, budget, fixtures, tensorflow, liveThreads, timeLimit, threads, shard, failFast, log,
        };
        foreach (var option in reports.All)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var named = parsed.GetValue(fixtures);
            var folder = FixtureFolder.Open(Options.Folder(named));
            var rule = parsed.GetValue(budget) is { } text ? BudgetRule.Parse(text) : BudgetRule.Stated;
            var filter = new CaseFilter(parsed.GetValue(filters) ?? []);
            var limit = Options.CheckTimeLimit(parsed.GetValue(timeLimit));
            var judged = port.Of(parsed, folder, filter, limit);
            var chosen = parsed.GetValue(backends) ?? [];
            var model = parsed.GetValue(onnx);
            string?[] ways = [chosen.Length > 0 ? "--backend" : null, judged?.Option, model is null ? null : Options.Again("--onnx", model).TrimStart()];
            if (ways.OfType<string>().ToList() is [_, _, ..] several)
            {
                throw new BadInputException($"{string.Join(" and ", several)}: expected one of them");
            }

            var reference = parsed.GetValue(against)!;
            var workers = Options.Check(parsed.GetValue(threads));
            var environment = TensorFlowEnvironment.Inherited(Options.Check(parsed.GetValue(liveThreads), "--tensorflow-threads"));
            using var live = new Lazy<TensorFlowBackend>(() => new TensorFlowBackend(parsed.GetValue(tensorflow), environment, parsed.GetValue(log), limit)).AsDisposable();
            ImplBackend Impl() => parsed.GetValue(numerics) is { } asked ? new(workers) { ComputesIn = golden => NamedNumerics.Of(asked, golden) }
                : reference == "tensorflow" ? new(workers) { ComputesIn = _ => live.Value.Reference() }
                : new(workers);
            IBackend Make(string name) => name switch
            {
                "impl" => Impl(),
                "scalar" => new ScalarBackend(),
                "golden" => new GoldenBackend(),
                _ when PeerTable.Find(name) is { } peer => new PeerBackend(peer, limit),
                _ => live.Value,
            };

            var run = new CheckRun(terminal, folder, filter, Options.Again("--fixtures", named))
            {
                Options = Options.Again("--numerics", parsed.GetValue(numerics)) + Options.Again("--budget", parsed.GetValue(budget)) + Options.Again("--tensorflow", parsed.GetValue(tensorflow)),
                Port = ways[1] ?? ways[2],
                FailFast = parsed.GetValue(failFast),
                Shard = parsed.GetValue(shard) is { } part ? Shard.Parse(part) : Shard.Whole,
                Reports = reports.Of(parsed),
            };
            IBackend[] made = judged is not null ? [judged.Backend] : model is not null ? [UserModel.Backend(model, limit)] : [.. chosen.DefaultIfEmpty("impl").Distinct(StringComparer.Ordinal).Select(Make)];
            try
            {
                return run.Run(made, Make(reference), rule);
            }
            finally
            {
                Array.ForEach(made, backend => backend.Dispose());
            }
        });
        return command;
    }
}
