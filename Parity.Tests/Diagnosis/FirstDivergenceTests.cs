using Parity.Diagnosis;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis;

public sealed class FirstDivergenceTests
{
    [Fact]
    public void The_earliest_step_in_the_directions_own_time()
    {
        // t=6 is the backward direction's step 0 and the forward one's last
        var first = First("bi-full", a =>
        {
            a["outputs/fw"].As<float>()[(2 * 6) + 3] += 1;
            a["outputs/bw"].As<float>()[(6 * 6) + 4] += 1;
        });
        Assert.Equal(("outputs/bw", "bw", (int?)0, 6, 0, 4, false, false), (first.Array, first.Direction, first.Step, first.Time, first.Row, first.Unit, first.WayBack, first.Past));
    }

    [Fact]
    public void Past_the_end_comes_after_what_counts()
    {
        // row 1 has no step, row 0 has all
        var first = First("uni-ragged", a =>
        {
            a["outputs"].As<float>()[(7 * 6) + 5] += 1;
            a["outputs"].As<float>()[2] += 1;
        });
        Assert.Equal((0, 2, false), (first.Row, first.Unit, first.Past));
    }

    [Fact]
    public void A_trace_names_the_gate()
    {
        var port = new PlantedPort("uni-ragged");
        var trace = new TensorSet();
        var arrays = port.Of(Plant.None);
        port.Way("forget bias missing").Make(port.Setting).Run(port.Setting, new(), trace: trace);
        foreach (var (name, tensor) in trace.Where(t => t.Key is "trace/f" or "trace/c"))
        {
            arrays[name] = tensor.To(DType.Float32);
        }

        var first = new Diagnoser().Diagnose(port.Row, arrays).First!;
        Assert.Equal(("trace/f", (char?)'f', (int?)0), (first.Array, first.Gate, first.Step));
    }

    [Fact]
    public void Where_only_gradients_differ_the_way_back_begins_at_the_end()
    {
        var first = First("uni-full", a =>
        {
            a["gradient/inputs"].As<float>()[1] += 1;
            a["gradient/inputs"].As<float>()[(5 * 5) + 2] += 1;
        });
        Assert.Equal(("gradient/inputs", (int?)5, 2, true), (first.Array, first.Step, first.Unit, first.WayBack));
    }

    private static Divergence First(string id, Action<TensorSet> spoil)
    {
        var port = new PlantedPort(id);
        var arrays = port.Of(Plant.None);
        spoil(arrays);
        return new Diagnoser().Diagnose(port.Row, arrays).First!;
    }
}
