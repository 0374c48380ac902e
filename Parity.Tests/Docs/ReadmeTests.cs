using Parity.Backends;
using Parity.Backends.Impl;
using Parity.Comparison;
using Parity.Fixtures;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;
using Parity.Impl.Initializers;
using Parity.Judging;
using Parity.Reports;

namespace Parity.Tests.Docs;

/// <summary>The README's code, as it stands there, compiled and run.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_network()
    {
        const int B = 2, T = 3, I = 4, H = 5;

        // README: network
        var cell = new LstmCell(H) { ForgetBias = 1.0 };
        var weights = new LstmWeights<float>(GlorotUniform.Create(I + H, 4 * H, seed: 87654321, seed2: 7), Zeros.Create(4 * H));
        var rnn = new DynamicRnn<float>(cell);
        var batch = new RnnBatch<float>(B, T, Inputs: new float[B * T * I], SequenceLength: [3, 1]);

        var result = rnn.Forward(weights, batch);                    // result.Outputs [B, T, H], result.State.C and .H [B, H]
        var cotangents = new RnnCotangents<float>(result.Outputs);   // of ½ Σ outputs²
        var gradients = rnn.Backward(result, cotangents);            // .Inputs, .Weights.Kernel, .Weights.Bias, .InitialState

        rnn.Forward(weights, batch, into: result);                   // the same memory again: nothing is allocated
        rnn.Backward(result, cotangents, into: gradients);

        // README: end
        Assert.Equal(B * T * H, result.Outputs.Length);
        InReadme("network");
    }

    [Fact]
    public void The_gate_in_a_test()
    {
        var fixtures = Repository.Fixtures;

        // README: gate
        foreach (var row in FixtureFolder.Open(fixtures).Cases)
        {
            var verdict = new Judge(new ImplBackend(threads: 1), new GoldenBackend(), BudgetRule.Stated).Run(row);
            Assert.True(verdict.Outcome is CaseOutcome.Identical or CaseOutcome.Within, $"{row.Id}: {verdict.Outcome} {verdict.Reason}");
        }

        // README: end
        InReadme("gate");
    }

    [Fact]
    public void The_summary_of_the_gate()
    {
        var judge = new Judge(new ImplBackend(threads: 2), new GoldenBackend(), BudgetRule.Stated);
        var report = new CheckReport([.. Repository.Folder.Cases.Select(judge.Run)], []);
        Assert.Contains($"\n{TextReport.Summary(report)}\n", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }

    private static void InReadme(string name)
    {
        var source = File.ReadAllLines(Path.Combine(Repository.Root, "Parity.Tests", "Docs", "ReadmeTests.cs"));
        var start = Array.FindIndex(source, l => l.Trim() == $"// README: {name}");
        var code = source.Skip(start + 1).TakeWhile(l => l.Trim() != "// README: end").Select(l => l.Length > 8 ? l[8..] : string.Empty);
        Assert.Contains(string.Join('\n', code).Trim(), File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }
}
