namespace Parity.Bench.Workloads;

/// <summary>What one run of a workload computes.</summary>
public enum Pass
{
    /// <summary>Outputs and last states.</summary>
    Forward,

    /// <summary>These, and from a cotangent of each the gradients of inputs, kernel and bias.</summary>
    Training,
}
