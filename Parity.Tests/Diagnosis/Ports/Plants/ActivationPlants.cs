namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>Other functions of the gates.</summary>
internal static class ActivationPlants
{
    public static IEnumerable<Mistake> All =>
    [
        new("hard sigmoid", "0.2x + 0.5", p => p with { Gate = Activation.HardSigmoid(0.2) }),
        new("hard sigmoid", "x/6 + 0.5", p => p with { Gate = Activation.HardSigmoid(1 / 6.0) }),
        new("sigmoid of 0.5x scale", "0.5·tanh(x) + 0.5", p => p with { Gate = Activation.Logistic(2) }),
        new("sigmoid of 0.5x scale", "of x/2", p => p with { Gate = Activation.Logistic(0.5) }),
        new("tanh missing on the output", "", p => p with { Output = Activation.Identity }),
        new("ReLU instead of tanh", "both", p => p with { Candidate = Activation.Relu, Output = Activation.Relu }),
        new("ReLU instead of tanh", "candidate", p => p with { Candidate = Activation.Relu }),
        new("ReLU instead of tanh", "output", p => p with { Output = Activation.Relu }),
    ];
}
