using Parity.Impl.Cells;
using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Impl.Torch.Cells;

/// <summary>
/// A cell of TensorFlow 1 as a TorchSharp module: one step, <c>[B, I]</c> and a state to an output <c>[B, O]</c> and the next state, with torch's autograd.
/// It is configured by Impl's record of the same cell, and its parameters are TensorFlow's variables in their layout (<c>kernel [I+H, 4H]</c>, <c>bias [4H]</c>).
/// </summary>
public abstract class CellModule : torch.nn.Module<torch.Tensor, StateTensors, (torch.Tensor Output, StateTensors State)>
{
    private protected CellModule(RnnCell cell, int inputs, torch.ScalarType dtype)
        : base(cell.GetType().Name)
    {
        cell.Check();
        cell.CheckInputs(inputs);
        if (dtype is not (torch.ScalarType.Float32 or torch.ScalarType.Float64))
        {
            throw new ArgumentException($"dtype: expected Float32 or Float64, got {dtype}", nameof(dtype));
        }

        (Cell, Inputs, DType) = (cell, inputs, dtype);
    }

    /// <summary>The configuration.</summary>
    public RnnCell Cell { get; }

    /// <summary>I, the depth of the inputs.</summary>
    public int Inputs { get; }

    /// <summary>The type of parameters, inputs and states.</summary>
    public torch.ScalarType DType { get; }

    /// <summary>The parameters by TensorFlow's names below the driver's scope (<c>lstm_cell/kernel</c>, <c>multi_rnn_cell/cell_0/gru_cell/gates/kernel</c>), in TensorFlow's order.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, Parameter>> Variables { get; }

    /// <summary>The module of a cell, with TensorFlow's initial values from torch's generator: glorot_uniform kernels, zero biases.</summary>
    /// <param name="cell">The configuration.</param>
    /// <param name="inputs">I, 1 or more.</param>
    /// <param name="dtype">Float32 or Float64.</param>
    /// <exception cref="ArgumentException">An argument is out of range, the cell cannot take inputs of this depth, or there is no module of this cell.</exception>
    public static CellModule Of(RnnCell cell, int inputs, torch.ScalarType dtype = torch.ScalarType.Float32) => cell switch
    {
        LstmCell lstm => new LstmModule(lstm, inputs, dtype),
        BasicLstmCell lstm => new BasicLstmModule(lstm, inputs, dtype),
        LstmBlockCell lstm => new LstmBlockModule(lstm, inputs, dtype),
        CoupledLstmCell lstm => new CoupledLstmModule(lstm, inputs, dtype),
        GruCell gru => new GruModule(gru, inputs, dtype),
        GruBlockCell gru => new GruBlockModule(gru, inputs, dtype),
        BasicRnnCell rnn => new BasicRnnModule(rnn, inputs, dtype),
        MultiRnnCell multi => new MultiRnnModule(multi, inputs, dtype),
        ResidualWrapper residual => new ResidualModule(residual, inputs, dtype),
        null => throw new ArgumentNullException(nameof(cell)),
        _ => throw new ArgumentException($"cell: there is no module of {cell.GetType().Name}", nameof(cell)),
    };

    /// <summary>The state that TensorFlow begins with where none is given: zeros.</summary>
    /// <param name="batch">B.</param>
    public StateTensors ZeroState(long batch) => new([.. Cell.States.Select(s => torch.zeros(batch, s.Size, dtype: DType))]);

    /// <summary>Sets a variable: TensorFlow's own values from a checkpoint, or Impl's, which are TensorFlow's to the bit (<c>GlorotUniform.Create(I + H, 4 * H, seed, seed2)</c>).</summary>
    /// <param name="variable">A name of <see cref="Variables"/>.</param>
    /// <param name="values">Row-major.</param>
    /// <exception cref="ArgumentException">There is no such variable, or it has another number of elements.</exception>
    public void Set(string variable, float[] values) => Set(variable, torch.tensor(values, dtype: DType));

    /// <summary>The same in double.</summary>
    /// <exception cref="ArgumentException">There is no such variable, or it has another number of elements.</exception>
    public void Set(string variable, double[] values) => Set(variable, torch.tensor(values, dtype: DType));

    private void Set(string variable, torch.Tensor values)
    {
        using var given = values;
        using var quiet = torch.no_grad();
        var parameter = Variables.FirstOrDefault(v => v.Key == variable).Value
            ?? throw new ArgumentException($"variable: expected {string.Join(", ", Variables.Select(v => v.Key))}, got '{variable}'", nameof(variable));
        if (parameter.numel() != values.numel())
        {
            throw new ArgumentException($"values: expected {parameter.numel()} elements of {variable} [{string.Join(", ", parameter.shape)}], got {values.numel()}", nameof(values));
        }

        using var shaped = values.reshape(parameter.shape);
        parameter.copy_(shaped);
    }
}
