using Parity.Impl.Cells;
using Parity.Impl.Drivers;
using Parity.Impl.Torch.Cells;
using Parity.Impl.Torch.Drivers;
using TorchSharp;

namespace Parity.Impl.Torch.Tests;

public sealed class DriverTests
{
    private const int B = 4;
    private const int T = 7;
    private const int I = 3;
    private const int H = 6;
    private static readonly int[] Lengths = [7, 0, 1, 4];

    [Fact]
    public void Impl_runs_what_was_trained_in_torch()
    {
        var cell = new LstmCell(H) { UsePeepholes = true };
        using var rnn = new DynamicRnnModule(CellModule.Of(cell, I));
        using var optimizer = torch.optim.Adam(rnn.parameters(), lr: 0.02);
        using var inputs = torch.randn(B, T, I);
        using var lengths = torch.tensor(Lengths);
        float first = 0, last = 0;
        for (var step = 0; step < 40; step++)
        {
            using var scope = torch.NewDisposeScope();
            var loss = (rnn.call(inputs, lengths).Outputs.select(0, 0) - 0.3).pow(2).mean();
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            last = loss.item<float>();
            first = step == 0 ? last : first;
        }

        Assert.True(last < first / 2, $"{first} to {last}");
        using var end = torch.NewDisposeScope();
        var weights = new CellWeights<float>([.. rnn.Cell.Variables.Select(v => v.Value.detach().data<float>().ToArray())]);
        var batch = new RnnBatch<float>(B, T, inputs.data<float>().ToArray(), Lengths);
        var impl = new DynamicRnn<float>(cell).Forward(weights, batch);
        var outputs = rnn.call(inputs, lengths).Outputs.detach().data<float>().ToArray();
        Assert.All(impl.Outputs.Zip(outputs), p => Assert.Equal(p.First, p.Second, 1e-5f));
        Assert.Contains(outputs, v => Math.Abs(v) > 0.1);
    }

    [Fact]
    public void A_call_leaves_nothing_behind_but_what_it_gives()
    {
        using var rnn = new BidirectionalDynamicRnnModule(CellModule.Of(new GruCell(H), I), CellModule.Of(new GruCell(H), I));
        using var inputs = torch.randn(B, T, I);
        using var lengths = torch.tensor(Lengths);
        using var scope = torch.NewDisposeScope();
        var before = scope.DisposablesCount;
        _ = rnn.call(inputs, lengths);

        // outputs and h of each direction
        Assert.Equal(before + 4, scope.DisposablesCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Time_major_is_the_same_turned(bool ragged)
    {
        using var scope = torch.NewDisposeScope();
        CellModule fw = CellModule.Of(new LstmCell(H), I), bw = CellModule.Of(new LstmCell(H), I);
        var lengths = ragged ? torch.tensor(Array.ConvertAll(Lengths, n => (long)n)) : null;
        var inputs = torch.randn(B, T, I);
        var one = new BidirectionalDynamicRnnModule(fw, bw).call(inputs, lengths).Concatenated();
        var other = new BidirectionalDynamicRnnModule(fw, bw, timeMajor: true).call(inputs.transpose(0, 1), lengths).Concatenated();
        Assert.Equal([B, T, 2 * H], one.shape);
        Assert.Equal(0, (one - other.transpose(0, 1)).abs().max().item<float>());
    }

    [Fact]
    public void Inputs_and_lengths_that_do_not_fit_are_refused()
    {
        using var rnn = new DynamicRnnModule(CellModule.Of(new LstmCell(H), I));
        using var inputs = torch.zeros(B, T, I);
        string Refused(torch.Tensor x, torch.Tensor? lengths) => Assert.Throws<ArgumentException>(() => rnn.call(x, lengths)).Message;
        Assert.StartsWith("inputs: expected [B, T, 3] with T at least 1, got [4, 7, 2]", Refused(torch.zeros(B, T, 2), null), StringComparison.Ordinal);
        Assert.StartsWith("inputs: expected [B, T, 3] with T at least 1, got [4, 0, 3]", Refused(torch.zeros(B, 0, I), null), StringComparison.Ordinal);
        Assert.StartsWith("lengths: expected Int32 or Int64 [4], got Int64 [3]", Refused(inputs, torch.tensor([1L, 2L, 3L])), StringComparison.Ordinal);
        Assert.StartsWith("lengths: row 2: expected 0 to 7, got 8", Refused(inputs, torch.tensor([1, 2, 8, 0])), StringComparison.Ordinal);
        Assert.StartsWith("lengths: expected Int32 or Int64 [4], got Float32 [4]", Refused(inputs, torch.zeros(B)), StringComparison.Ordinal);
    }
}
