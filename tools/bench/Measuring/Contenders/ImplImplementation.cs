using System.Reflection;
using Parity.Bench.Workloads;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;
using Parity.Tensors;

namespace Parity.Bench.Contenders;

/// <summary>Impl's <c>DynamicRnn&lt;float&gt;</c> in the canonical numerics; results and gradients are used again from run to run.</summary>
internal sealed class ImplImplementation(int threads) : IImplementation
{
    private const int Side = 2048;

    /// <inheritdoc/>
    public string Version => $"Impl {typeof(LstmCell).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}";

    /// <inheritdoc/>
    public IReadOnlyList<Way> Prepare(Workload workload, TensorSet given)
    {
        var (batch, time, inputs, units) = (workload.Shape.Batch, workload.Shape.Time, workload.Shape.Inputs, workload.Shape.Units);
        var rnn = new DynamicRnn<float>(new LstmCell(units), new RnnOptions { MaxThreads = threads, ForwardOnly = workload.Pass == Pass.Forward });
        var weights = new LstmWeights<float>(given.Need(Names.Kernel).Array<float>(), given.Need(Names.Bias).Array<float>());
        var rows = new RnnBatch<float>(batch, time, given.Need("inputs").Array<float>(), given.Find("sequence_length")?.Array<int>());
        var cotangents = new RnnCotangents<float>(
            given.Need("cotangent/outputs").Array<float>(),
            new LstmState<float>(given.Need("cotangent/state/c").Array<float>(), given.Need("cotangent/state/h").Array<float>()));
        var result = new RnnResult<float>();
        var gradients = new RnnGradients<float>();
        void Run()
        {
            rnn.Forward(weights, rows, into: result);
            if (workload.Pass == Pass.Training)
            {
                rnn.Backward(result, cotangents, gradients);
            }
        }

        TensorSet Results()
        {
            Run();
            var set = new TensorSet
            {
                ["outputs"] = Tensor.Of(result.Outputs, batch, time, units),
                ["state/c"] = Tensor.Of(result.State.C, batch, units),
                ["state/h"] = Tensor.Of(result.State.H, batch, units),
            };
            if (workload.Pass == Pass.Training)
            {
                set["gradient/inputs"] = Tensor.Of(gradients.Inputs, batch, time, inputs);
                set["gradient/" + Names.Kernel] = Tensor.Of(gradients.Weights.Kernel, inputs + units, 4 * units);
                set["gradient/" + Names.Bias] = Tensor.Of(gradients.Weights.Bias, 4 * units);
            }

            return set;
        }

        return [new Way(string.Empty, Run, Results)];
    }

    /// <summary>One LSTM step whose product is <c>[S, S]·[S, S]</c>: what else a step does (gates, packing) is in the time, too.</summary>
    public double? MatrixProductFlops()
    {
        var (units, side) = (Side / 4, Side);
        var rnn = new DynamicRnn<float>(new LstmCell(units), new RnnOptions { MaxThreads = threads, ForwardOnly = true });
        var weights = LstmWeights<float>.Zeros(side - units, units);
        var rows = new RnnBatch<float>(side, 1, new float[side * (side - units)]);
        var result = rnn.Forward(weights, rows);
        return 2.0 * side * side * side / Fastest.Of(() => rnn.Forward(weights, rows, into: result));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
