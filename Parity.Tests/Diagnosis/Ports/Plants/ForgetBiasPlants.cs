namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>What is added to the forget gate.</summary>
internal static class ForgetBiasPlants
{
    public static IEnumerable<Mistake> All =>
    [
        new("forget bias missing", "", p => p with { ForgetBias = _ => 0 }),
        new("forget bias missing", "where it is 2.5", p => p with { ForgetBias = _ => 0 }) { Case = "uni-forget-bias-2.5" },
        new("forget bias twice", "", p => p with { ForgetBias = b => 2 * b }) { Case = "bi-forget-bias-2.5" },
        new("forget bias of another value", "0.37", p => p with { ForgetBias = _ => 0.37 }) { Parameter = 0.37 },
        new("forget bias of another value", "-1", p => p with { ForgetBias = _ => -1 }) { Parameter = -1 },
        new("forget bias of another value", "1 where it is 2.5", p => p with { ForgetBias = _ => 1 }) { Case = "uni-forget-bias-2.5", Parameter = 1 },
        new("forget bias of another value", "1 where it is 0", p => p with { ForgetBias = _ => 1 }) { Parameter = 1, Case = "bi-forget-bias-0" },
        .. "ijo".Select(gate => new Mistake("forget bias added to another gate", gate.ToString(), p => p with { ForgetBiasGate = gate })),
    ];
}
