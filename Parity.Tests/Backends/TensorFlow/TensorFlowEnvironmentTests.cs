using Parity.Backends.TensorFlow;

namespace Parity.Tests.Backends.TensorFlow;

public sealed class TensorFlowEnvironmentTests
{
    [Fact]
    public void The_default_is_canonical_whatever_the_user_has_set()
    {
        var variables = Inherited();
        new TensorFlowEnvironment().Apply(variables, verbose: false);
        Assert.Equal(("0", "1", "", "2"), (variables["TF_ENABLE_ONEDNN_OPTS"], variables["OMP_NUM_THREADS"], variables["CUDA_VISIBLE_DEVICES"], variables["TF_CPP_MIN_LOG_LEVEL"]));
        Assert.False(variables.ContainsKey("ONEDNN_MAX_CPU_ISA"));
        Assert.False(variables.ContainsKey("TF_XLA_FLAGS"));
        Assert.Equal("kept", variables["OTHER"]);
    }

    [Fact]
    public void Each_choice_is_passed_on()
    {
        var variables = Inherited();
        new TensorFlowEnvironment { OneDnn = true, IntraOpThreads = 4, MaxIsa = "AVX2" }.Apply(variables, verbose: true);
        Assert.Equal(("1", "4", "AVX2", "0"), (variables["TF_ENABLE_ONEDNN_OPTS"], variables["OMP_NUM_THREADS"], variables["ONEDNN_MAX_CPU_ISA"], variables["TF_CPP_MIN_LOG_LEVEL"]));
    }

    private static Dictionary<string, string?> Inherited() => new(StringComparer.Ordinal)
    {
        ["ONEDNN_MAX_CPU_ISA"] = "AVX",
        ["TF_ENABLE_ONEDNN_OPTS"] = "1",
        ["TF_XLA_FLAGS"] = "--tf_xla_auto_jit=2",
        ["OTHER"] = "kept",
    };
}
