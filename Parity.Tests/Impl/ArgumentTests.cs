using Parity.Impl;
using Parity.Impl.Cells;
using Parity.Impl.Drivers;
using Parity.Impl.Initializers;

namespace Parity.Tests.Impl;

/// <summary>A wrong argument is named, with what was expected and what came.</summary>
public sealed class ArgumentTests
{
    private static readonly DynamicRnn<float> Rnn = new(new LstmCell(3));
    private static readonly LstmWeights<float> Weights = LstmWeights<float>.Zeros(2, 3);

    [Fact]
    public void Inputs_of_another_size() => Says("Inputs: expected [2, 4, 2] = 16 elements, got 15", () => Rnn.Forward(Weights, new RnnBatch<float>(2, 4, new float[15])));

    [Fact]
    public void A_length_above_T() => Says("SequenceLength[1]: expected 0…4, got 5", () => Rnn.Forward(Weights, new RnnBatch<float>(2, 4, new float[16], [0, 5])));

    [Fact]
    public void Lengths_for_another_batch() => Says("SequenceLength: expected [2] = 2 elements, got 1", () => Rnn.Forward(Weights, new RnnBatch<float>(2, 4, new float[16], [4])));

    [Fact]
    public void A_kernel_of_another_size() => Says("lstm_cell/kernel: expected [I+3, 12] with I ≥ 1, got 37 elements", () => Rnn.Forward(new(new float[37], new float[12]), new RnnBatch<float>(2, 4, new float[16])));

    [Fact]
    public void A_bias_of_another_size() => Says("lstm_cell/bias: expected [12], got 11 elements", () => Rnn.Forward(new(new float[60], new float[11]), new RnnBatch<float>(2, 4, new float[16])));

    [Fact]
    public void An_initial_state_of_another_size() => Says("initial_state.h: expected [2, 3] = 6 elements, got 5", () => Rnn.Forward(Weights, new RnnBatch<float>(2, 4, new float[16]), new(new float[6], new float[5])));

    [Fact]
    public void A_cotangent_of_another_size()
    {
        var result = Rnn.Forward(Weights, new RnnBatch<float>(2, 4, new float[16]));
        Says("cotangent of outputs: expected [2, 4, 3] = 24 elements, got 23", () => Rnn.Backward(result, new(new float[23])));
    }

    [Fact]
    public void Backward_without_forward() => Assert.Throws<InvalidOperationException>(() => Rnn.Backward(new RnnResult<float>(), new(null)));

    [Fact]
    public void T_must_be_one_or_more() => Assert.Throws<ArgumentOutOfRangeException>(() => Rnn.Forward(Weights, new RnnBatch<float>(2, 0, [])));

    [Fact]
    public void Another_element_type() => Says("element type: expected float or double, got Half", () => new DynamicRnn<Half>(new LstmCell(3)));

    [Fact]
    public void Num_units_below_one() => Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicRnn<float>(new LstmCell(0)));

    [Fact]
    public void Numerics_that_are_not_there()
    {
        static string Refused(Numerics numerics) => Assert.Throws<NotSupportedException>(() => new DynamicRnn<float>(new LstmCell(3), new RnnOptions { Numerics = numerics })).Message;
        Assert.Equal("the arithmetic of Avx2 matrix kernels is not implemented", Refused(new Numerics { Isa = InstructionSet.Avx2 }));
        Assert.Equal("TensorFlow 1.15 has no oneDNN to turn on", Refused(new Numerics { Version = TensorFlowVersion.V115, OneDnn = true }));
    }

    [Fact]
    public void Num_proj_below_one() => Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicRnn<float>(new LstmCell(3) { NumProj = 0 }));

    [Fact]
    public void No_layers() => Assert.Throws<ArgumentOutOfRangeException>(() => new DynamicRnn<float>(new MultiRnnCell()));

    [Fact]
    public void A_layer_that_cannot_take_the_one_below() =>
        Says("inputs: ResidualWrapper expects I = its cell's output size 3, got 4", () => new DynamicRnn<float>(new MultiRnnCell(new LstmCell(4), new ResidualWrapper(new LstmCell(3)))));

    [Fact]
    public void Inputs_that_a_residual_cannot_take() =>
        Says("inputs: ResidualWrapper expects I = its cell's output size 3, got 2", () => new DynamicRnn<float>(new ResidualWrapper(new LstmCell(3))).Forward(Weights, new RnnBatch<float>(2, 4, new float[16])));

    [Fact]
    public void Too_few_weights() => Says(
        "weights: expected 6 arrays (lstm_cell/kernel, lstm_cell/bias, lstm_cell/w_f_diag, lstm_cell/w_i_diag, lstm_cell/w_o_diag, lstm_cell/projection/kernel), got 2",
        () => new DynamicRnn<float>(new LstmCell(3) { UsePeepholes = true, NumProj = 2 }).Forward(Weights, new RnnBatch<float>(2, 4, new float[16])));

    [Fact]
    public void A_state_of_another_cell()
    {
        var two = new MultiRnnCell(new LstmCell(3), new LstmCell(3));
        Says(
            "initial_state: expected 4 arrays, got 2",
            () => new DynamicRnn<float>(two).Forward(CellWeights<float>.Zeros(two, 2), new RnnBatch<float>(2, 4, new float[16]), new(new float[6], new float[6])));
    }

    [Fact]
    public void Fans_below_one() => Assert.Throws<ArgumentOutOfRangeException>(() => GlorotUniform.Create(0, 4, 1, 2));

    private static void Says(string message, Func<object> call) => Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(call).Message);
}
