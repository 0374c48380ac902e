using System.Reflection;
using Parity.Backends.Impl;
using Parity.Bench.Workloads;
using Parity.Cases;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;
using Parity.Regeneration;
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
        var row = BuiltIn.CaseOf(workload.Row, string.Empty, new Reference { TensorFlow = "2.15.1" });
        var (shape, cell) = (CaseShape.Of(row, given), ImplCells.Create(row.Cell));
        var arrays = new ImplArrays<float>(row, cell, shape, given, workload.Shape.Inputs);
        var rnn = new DynamicRnn<float>(cell, new RnnOptions { MaxThreads = threads, ForwardOnly = workload.Pass == Pass.Forward });
        var rows = new RnnBatch<float>(shape.Batch, shape.Time, given.Need("inputs").Array<float>(), shape.Lengths);
        var (weights, cotangents) = (arrays.Weights(string.Empty), arrays.Cotangents(string.Empty));
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
            var set = new TensorSet();
            arrays.Put(set, string.Empty, result.Outputs, result.State);
            if (workload.Pass == Pass.Training)
            {
                set["gradient/inputs"] = Tensor.Of(gradients.Inputs, given.Need("inputs").Shape);
                arrays.PutGradients(set, string.Empty, gradients.Weights, gradients.InitialState);
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
