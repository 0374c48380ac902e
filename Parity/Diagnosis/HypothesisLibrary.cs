using Parity.Cases;
using Parity.Diagnosis.Hypotheses.Activations;
using Parity.Diagnosis.Hypotheses.BackwardDirection;
using Parity.Diagnosis.Hypotheses.Contrib;
using Parity.Diagnosis.Hypotheses.ForgetBias;
using Parity.Diagnosis.Hypotheses.Gradients;
using Parity.Diagnosis.Hypotheses.Gru;
using Parity.Diagnosis.Hypotheses.Layers;
using Parity.Diagnosis.Hypotheses.Layout;
using Parity.Diagnosis.Hypotheses.Lengths;
using Parity.Diagnosis.Hypotheses.Options;
using Parity.Diagnosis.Hypotheses.Precision;
using Parity.Diagnosis.Hypotheses.States;
using Parity.Diagnosis.Hypotheses.Weights;

namespace Parity.Diagnosis;

/// <summary>The mistakes that are known for a cell. Of two that explain a port as well the earlier one is named first.</summary>
public static class HypothesisLibrary
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Hypothesis> All { get; } =
    [
        new ForgetBiasMissing(),
        new ForgetBiasTwice(),
        new ForgetBiasOnAnotherGate(),
        new ForgetBiasValue(),
        new LengthsIgnored(),
        new OutputsNotZeroed(),
        new MaskOnOutputsOnly(),
        new StateZeroed(),
        new LengthOffByOne(),
        new NotReversed(),
        new ReversedOverTime(),
        new OutputsNotReversedBack(),
        new StateFromWrongEnd(),
        new DirectionsSwapped(),
        new WeightsShared(),
        new GateOrder(),
        new WeightsTransposed(),
        new StateBeforeInput(),
        new SecondBias(),
        new BiasMissing(),
        new HardSigmoid(),
        new SigmoidScale(),
        new TanhMissing(),
        new ReluInstead(),
        new ActivationOfAnother(),
        new PeepholesMissing(),
        new PeepholesMixedUp(),
        new OutputPeepholeOnOldC(),
        new CellClipMissing(),
        new CellClipAfterOutput(),
        new ProjectionClipMissing(),
        new ClipGradient(),
        new ResetAfterProduct(),
        new ResetGateMissing(),
        new UpdateGateExchanged(),
        new GruGateOrder(),
        new LayersSwapped(),
        new LayersShared(),
        new LayerStateShared(),
        new ResidualMissing(),
        new ResidualPastTheEnd(),
        new ResidualAtAnotherLayer(),
        new CoupledGateMissing(),
        new CoupledGatesExchanged(),
        new LayerNormMissing(),
        new NormOverAllGates(),
        new NormEpsilon(),
        new NormVariance(),
        new NormGainMissing(),
        new NormedStateNotKept(),
        new StatesSwapped(),
        new InitialStateIgnored(),
        new InitialStateShared(),
        new BatchTimeSwapped(),
        new RowColumnMajor(),
        new StateCotangentIgnored(),
        new OutputCotangentAtLastStep(),
        new BiasGradientMissing(),
        new NotAccumulated(),
        new PaddingInGradients(),
        new PaddedInputGradient(),
        new MeanInsteadOfSum(),
        new Truncated(),
        new ClippedByNorm(),
        new Scaled(),
        new Tf32Products(),
        new Float16Products(),
        new BFloat16Products(),
        new Float32ForFloat64(),
    ];

    /// <summary>Those of a case's cell and driver; none where it has no steps.</summary>
    public static IReadOnlyList<Hypothesis> Of(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Driver != Driver.InitialWeights && row.Driver.CannotTake(row.Cell) is null ? [.. All.Where(h => h.Applies(row.Cell))] : [];
    }
}
