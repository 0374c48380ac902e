using Parity.Backends;
using Parity.Comparison;
using Parity.Judging;
using Parity.Onnx;
using Parity.Protos.Onnx;
using Parity.Tests.Backends.TensorFlow;
using ProtoBuf;

namespace Parity.Tests.Backends.Onnx;

/// <summary>Models of a user's under the weights of a case, in ONNX Runtime.</summary>
public sealed class UserModelTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("batch first", "bi-nolen")]
    [InlineData("batch first", "bi-full")]
    [InlineData("one direction", "uni-nolen")]
    [InlineData("one direction", "uni-b1-ragged-init")]
    [InlineData("one direction", "uni-ragged-int64")]
    [InlineData("one direction", "uni-nolen-init-timemajor")]
    [InlineData("one direction", "uni-forget-bias-2.5")]
    [InlineData("one direction", "uni-b1")]
    [InlineData("peepholes", "uni-lstm-peephole-ragged")]
    [InlineData("peepholes", "uni-b1-ragged-init")]
    public void All_outputs_and_states_are_within_the_floor(string layout, string id)
    {
        var verdict = Judge(Of(layout), id);
        Assert.Equal((CaseOutcome.Within, null), (verdict.Outcome, verdict.Reason));
        Assert.Equal(layout == "batch first" ? 6 : 3, verdict.Arrays.Count);
        Assert.All(verdict.NotChecked, a => Assert.Equal("ONNX's recurrent operators have no gradient", a.Reason));
    }

    [Theory]
    [InlineData("bi-ragged")]
    [InlineData("bi-ragged-timemajor")]
    public void Two_nodes_side_by_side_the_reverse_one_first_and_a_dense_layer_behind(string id)
    {
        var verdict = Judge(Of("two nodes"), id);
        Assert.Equal((CaseOutcome.Within, null), (verdict.Outcome, verdict.Reason));
        Assert.Equal(["outputs/bw", "outputs/fw"], verdict.Arrays.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["state/bw/c", "state/bw/h", "state/fw/c", "state/fw/h"], verdict.NotChecked.Where(a => a.Reason == "no output of the model has it").Select(a => a.Name));
    }

    [Fact]
    public void A_constant_may_be_an_input_as_well_as_models_of_old_have_it() => Assert.Equal(CaseOutcome.Within, Judge(
        Of("one direction", m =>
        {
            m.IrVersion = 3;
            m.Graph.Input.AddRange(m.Graph.Initializer.Where(i => i.Name is "W" or "R" or "B").Select(i => new ValueInfoProto
            {
                Name = i.Name,
                Type = new TypeProto { TensorType = new TensorTypeProto { ElemType = 1, Shape = new TensorShapeProto { Dim = [.. i.Dims.Select(d => new Dimension { DimValue = d })] } } },
            }));
        }),
        "uni-b1-ragged-init").Outcome);

    /// <summary>TensorFlow keeps the initial state of a row without a step, ONNX Runtime gives zeros: a model that leaves it at that differs, in those rows alone.</summary>
    [Fact]
    public void A_row_without_a_step_loses_its_initial_state()
    {
        var verdict = Judge(Of("one direction"), "uni-ragged-init");
        Assert.Equal([("outputs", Outcome.Within, 0), ("state/c", Outcome.Differs, 6), ("state/h", Outcome.Differs, 6)], verdict.Arrays.Select(a => (a.Name, a.Outcome, a.Failing)).Order());
    }

    [Theory]
    [InlineData("batch first", "bi-ragged", "no input of the model becomes its sequence_lens, and bi-ragged has rows of ")]
    [InlineData("batch first", "bi-nolen-init", "no input of the model becomes its initial_h, and bi-nolen-init has initial states")]
    [InlineData("one direction", "uni-h128", "hidden_size H = 6 and input size I = 5: uni-h128 has H = 128 and I = ")]
    public void What_the_model_is_not_given_is_said(string layout, string id, string line)
    {
        var verdict = Judge(Of(layout), id);
        Assert.Equal(CaseOutcome.BadInput, verdict.Outcome);
        Assert.Contains(line, verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one direction", "bi-ragged", "bidirectional_dynamic_rnn: the model's LSTM has one direction")]
    [InlineData("batch first", "uni-nolen", "dynamic_rnn: the model's LSTM has two directions")]
    [InlineData("one direction", "uni-lstm-peephole-ragged-init", "use_peepholes: the model's LSTM has no P")]
    [InlineData("one direction", "uni-gru-ragged-init", "GRUCell: the model is of one LSTM")]
    [InlineData("one direction", "uni-lstm-relu-ragged-init", "activation=relu: the model's LSTM has tanh")]
    public void What_the_model_is_not_of_is_skipped_with_the_reason(string layout, string id, string reason)
    {
        var verdict = Judge(Of(layout), id);
        Assert.Equal((CaseOutcome.Skipped, reason), (verdict.Outcome, verdict.Reason));
    }

    [Theory]
    [InlineData("its outputs are rectified", "none of the model's outputs (y, h, c) has all of its outputs or last states as they are")]
    [InlineData("its X is scaled", "its X is not input 'x' [time, batch, 5] given [B, T, I] = ")]
    [InlineData("the sizes are fixed", "its X is not input 'x' [28, 1, 5] given [B, T, I] = ")]
    [InlineData("a mask is wanted", "the model needs its input 'mask', too, which is no X, sequence_lens or initial state of it")]
    public void What_is_not_to_be_seen_is_said(string what, string line)
    {
        var verdict = Judge(Of("one direction", Change(what)), "uni-ragged-init");
        Assert.Equal(CaseOutcome.BadInput, verdict.Outcome);
        Assert.Contains(line, verdict.Reason, StringComparison.Ordinal);
    }

    private static Action<ModelProto> Change(string what) => what switch
    {
        "its X is scaled" => m =>
        {
            m.Graph.Node.Single(n => n.OpType == "LSTM").Input[0] = "doubled";
            m.Graph.Node.Insert(0, new NodeProto { OpType = "Add", Input = { "x", "x" }, Output = { "doubled" } });
        },
        "the sizes are fixed" => m =>
        {
            m.Graph.Input[0].Type!.TensorType!.Shape!.Dim[0] = new() { DimValue = 28 };
            m.Graph.Input[0].Type!.TensorType!.Shape!.Dim[1] = new() { DimValue = 1 };
        },
        "a mask is wanted" => m =>
        {
            m.Graph.Input.Add(new ValueInfoProto { Name = "mask", Type = Serializer.DeepClone(m.Graph.Input[0].Type) });
            Behind(m, "y", "Mul", "mask");
        },
        _ => m =>
        {
            Behind(m, "y", "Relu");
            Behind(m, "h", "Relu");
            Behind(m, "c", "Relu");
        },
    };

    private static void Behind(ModelProto m, string output, string type, params string[] more)
    {
        var maker = m.Graph.Node.Single(n => n.Output.Contains(output));
        maker.Output[maker.Output.IndexOf(output)] = output + "/before";
        m.Graph.Node.Add(new NodeProto { OpType = type, Input = [.. more.Prepend(output + "/before")], Output = { output } });
    }

    private string Of(string layout, Action<ModelProto>? change = null) => ExporterLayouts.Write(folder.Path, layout switch
    {
        "batch first" => ExporterLayouts.BatchFirst(5, 6),
        "two nodes" => ExporterLayouts.TwoNodes(5, 6),
        _ => ExporterLayouts.OneDirection(5, 6, peepholes: layout == "peepholes"),
    }, change);

    private static CaseVerdict Judge(string model, string id)
    {
        OnnxWorker.Need().Dispose();
        using var backend = UserModel.Backend(model);
        return new Judge(backend, new GoldenBackend(), BudgetRule.Stated).Run(Repository.Folder.Cases.Single(c => c.Id == id));
    }
}
