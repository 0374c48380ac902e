using Parity.Bench.Contenders;
using Parity.Bench.Layouts;
using Parity.Bench.Workloads;
using Parity.Cases;
using Parity.Tensors;
using Parity.Weights;
using TorchSharp;
using TorchSharp.Modules;
using Shape = Parity.Bench.Workloads.Shape;
using Tensor = TorchSharp.torch.Tensor;

namespace Parity.Bench.Torch;

/// <summary>A workload in libtorch's layout (<c>[T, B, D]</c>), and the two ways over it.</summary>
internal sealed class TorchBatch : IDisposable
{
    private const string LayerSuffix = "_l0";
    private static readonly TorchLstm Layout = new();
    private readonly DisposeScope kept = torch.NewDisposeScope();
    private readonly Pass pass;
    private readonly Shape shape;
    private readonly CellSpec cell;
    private readonly LSTM lstm;
    private readonly Tensor inputs;
    private readonly Tensor? lengths;
    private readonly Tensor[] cotangents;

    /// <summary>Copies the arrays.</summary>
    public TorchBatch(Workload workload, TensorSet given)
    {
        (pass, shape, cell) = (workload.Pass, workload.Shape, workload.Row.Cell);
        lstm = torch.nn.LSTM(shape.Inputs, shape.Units);
        SetWeights(given);
        inputs = Sequence(given.Need("inputs"), shape.Inputs).requires_grad_(pass == Pass.Training);
        cotangents = [Sequence(given.Need("cotangent/outputs"), shape.Units), State(given.Need("cotangent/state/h")), State(given.Need("cotangent/state/c"))];
        lengths = given.Find("sequence_length") is { } steps ? torch.tensor(Array.ConvertAll(steps.Array<int>(), n => (long)n)) : null;
    }

    /// <summary>Whether the rows have lengths of their own.</summary>
    public bool IsRagged => lengths is not null;

    /// <summary>The whole batch, padding included: lengths are ignored.</summary>
    public (Tensor Outputs, Tensor H, Tensor C) Padded() => lstm.call(inputs);

    /// <summary>The batch packed (its rows are in no order of length, so that libtorch sorts them), and its outputs padded again.</summary>
    public (Tensor Outputs, Tensor H, Tensor C) Packed()
    {
        using var packed = torch.nn.utils.rnn.pack_padded_sequence(inputs, lengths!, enforce_sorted: false);
        var (sequence, h, c) = lstm.call(packed);
        using (sequence)
        {
            return (torch.nn.utils.rnn.pad_packed_sequence(sequence, total_length: shape.Time).Item1, h, c);
        }
    }

    /// <summary>Computes the workload by one of the ways and drops the results.</summary>
    public void Run(Func<(Tensor Outputs, Tensor H, Tensor C)> way)
    {
        using var scope = torch.NewDisposeScope();
        Compute(way);
    }

    /// <summary>Computes the workload and moves the results to TensorFlow's layout.</summary>
    public TensorSet Results(Func<(Tensor Outputs, Tensor H, Tensor C)> way)
    {
        using var scope = torch.NewDisposeScope();
        var (results, gradients) = Compute(way);
        var set = new TensorSet
        {
            ["outputs"] = Rows(results[0], shape.Units),
            ["state/h"] = Tensors.Tensor.Of(Values(results[1]), shape.Batch, shape.Units),
            ["state/c"] = Tensors.Tensor.Of(Values(results[2]), shape.Batch, shape.Units),
        };
        if (pass == Pass.Training)
        {
            var moved = Layout.GradientToTensorFlow(cell, new(lstm.named_parameters().Zip(gradients.Skip(1), (p, g) =>
                KeyValuePair.Create(p.name[..^LayerSuffix.Length], Tensors.Tensor.Of(Values(g), Array.ConvertAll(g.shape, d => (int)d))))));
            set["gradient/inputs"] = Rows(gradients[0], shape.Inputs);
            set["gradient/" + Names.Kernel] = moved["kernel"];
            set["gradient/" + Names.Bias] = moved["bias"];
        }

        return set;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lstm.Dispose();
        kept.Dispose();
    }

    private static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    private (Tensor[] Results, IList<Tensor> Gradients) Compute(Func<(Tensor Outputs, Tensor H, Tensor C)> way)
    {
        using var grad = torch.set_grad_enabled(pass == Pass.Training);
        var (outputs, h, c) = way();
        Tensor[] results = [outputs, h, c];

        // from the cotangents themselves: a sum of products, as a loss would be, is work that the others do not have
        return (results, pass == Pass.Training ? torch.autograd.grad(results, [inputs, .. lstm.parameters()], cotangents) : []);
    }

    private void SetWeights(TensorSet given)
    {
        var values = Layout.FromTensorFlow(cell, Names.Variables(given));
        using var quiet = torch.no_grad();
        foreach (var (name, parameter) in lstm.named_parameters())
        {
            parameter.copy_(torch.tensor(values[name[..^LayerSuffix.Length]].Array<float>(), parameter.shape));
        }
    }

    private Tensor Sequence(Tensors.Tensor rows, int depth) =>
        torch.tensor(TimeMajor.Swap(rows.As<float>(), shape.Batch, shape.Time, depth), [shape.Time, shape.Batch, depth]);

    private Tensor State(Tensors.Tensor state) => torch.tensor(state.Array<float>(), [1, shape.Batch, shape.Units]);

    private Tensors.Tensor Rows(Tensor sequence, int depth) =>
        Tensors.Tensor.Of(TimeMajor.Swap(Values(sequence), shape.Time, shape.Batch, depth), shape.Batch, shape.Time, depth);
}
