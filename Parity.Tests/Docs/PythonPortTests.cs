using System.Diagnostics;
using Parity.Backends;
using Parity.Cases;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Judging;
using Parity.Ports;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;

namespace Parity.Tests.Docs;

/// <summary>docs/port.py is right, judged as anyone's port is.</summary>
public sealed class PythonPortTests
{
    private static readonly string Port = Path.Combine(Repository.Root, "docs", "port.py");

    [Fact]
    public void As_its_first_lines_say()
    {
        var run = CommandLine.Run("check", "bi-ragged-init", "uni-ragged-timemajor", "bi-forget-bias-2.5", "--port-command", $"{PythonWithNumpy.Need()} '{Port}' {{in}} {{out}}");
        Assert.True(run.Code == 0, run.Out);
        Assert.StartsWith("3 cases: 0 identical, 3 within budget; ", run.Lines[^1], StringComparison.Ordinal);
    }

    /// <summary>
    /// Every case of the plain cell, in one Python. Of uni-deep-1200 numpy sums the 1200 products one by one, and TensorFlow in blocks of 384; there the
    /// floor, which is TensorFlow's own spread, is a quarter too narrow for an order of the sum that is as right.
    /// </summary>
    [Fact]
    public void On_every_case()
    {
        using var folder = new TemporaryFolder();
        var rows = Repository.Folder.Cases.Where(c => c.Driver.IsPlain() && c.Cell.NotPlain is null && CaseTable.Find(c.Id) is { Twin: null } && Floor.WhyIllConditioned(c) is null).ToList();
        string File(Case row, string which) => Path.Combine(folder.Path, $"{row.Id}.{which}.npz");
        rows.ForEach(r => NpzFile.Write(File(r, "in"), PortInputs.Of(r, FixtureFolder.ReadGolden(r))));
        Run($"import runpy, sys\nfor line in sys.stdin:\n    sys.argv[1:] = line.split()\n    runpy.run_path('{Port}')", rows.Select(r => $"{File(r, "in")} {File(r, "out")}"));

        var verdicts = rows.ConvertAll(r => new Judge(new PortBackend(PortFile.Read(File(r, "out"), r)), new GoldenBackend(), BudgetRule.Stated).Run(r));
        Assert.All(verdicts, v => Assert.All(v.NotChecked, a => Assert.True(TraceArrays.Is(a.Name), a.Name)));
        var over = Assert.Single(verdicts, v => v.Outcome is not (CaseOutcome.Within or CaseOutcome.Identical));
        Assert.Equal("uni-deep-1200", over.Id);
        Assert.True(over.Arrays.Max(a => a.LargestUlps / Floor.Of(over.Case!, a.Name).Count) < 1.5);
    }

    private static void Run(string script, IEnumerable<string> lines)
    {
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", $"{PythonWithNumpy.Need()} -c \"$0\"", script }, RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(string.Join('\n', lines));
        process.StandardInput.Close();
        Assert.Equal("", process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
