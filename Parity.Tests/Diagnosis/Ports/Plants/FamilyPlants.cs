using Parity.Tests.Diagnosis.Ports.Cells;

namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>What is mistaken in one kind of cell.</summary>
internal static class FamilyPlants
{
    private const string Peepholes = "bi-lstm-peephole-ragged-init";
    private const string Clip = "bi-lstm-clip-ragged-init";
    private const string Projection = "bi-lstm-proj-clip-ragged-init";
    private const string Gru = "bi-gru-ragged-init";
    private const string Rnn = "bi-rnn-ragged-init";
    private const string Stack = "uni-residual-stack-ragged-init";
    private const string Top = "bi-residual-top-ragged-init";
    private const string Coupled = "bi-coupled-all-ragged-init";
    private const string Norm = "bi-layernorm-ragged-init";

    public static IEnumerable<Mistake> All => [.. Options, .. Grus, .. Layers, .. Contribs, .. Elsewhere];

    private static IEnumerable<Mistake> Options =>
    [
        Of(Peepholes, "peepholes missing", "", c => c with { PeepholeOf = _ => null }),
        Of(Peepholes, "peepholes missing", "of o", c => c with { PeepholeOf = g => g == 'o' ? null : g }),
        Of(Peepholes, "peepholes swapped or shared", "i and f", c => c with { PeepholeOf = g => g switch { 'i' => 'f', 'f' => 'i', _ => g } }),
        Of(Peepholes, "peepholes swapped or shared", "w_f_diag for all", c => c with { PeepholeOf = _ => 'f' }),
        Of(Peepholes, "output gate's peephole on the old c", "", c => c with { PeepsAtOldC = true }),
        Of(Clip, "cell clip missing", "", c => c with { ClipsCell = false }),
        Of(Clip, "h from the c that is not clipped", "", c => c with { ClipsLate = true }),
        Of(Clip, "gradient of the clip", "straight", c => c with { ClipsStraight = _ => true }) with { TrueGradients = false },
        Of(Projection, "projection clip missing", "", c => c with { ClipsProjection = false }),
        Of(Projection, "gradient of the clip", "straight", c => c with { ClipsStraight = _ => true }) with { TrueGradients = false },
        Of("bi-lstm-relu-ragged-init", "activation other than the cell's", "tanh", c => c with { Activation = _ => Activation.Tanh }),
    ];

    private static IEnumerable<Mistake> Grus =>
    [
        Of(Gru, "reset gate after the product", "bias outside", c => c with { Reset = ResetPlace.Product }),
        Of(Gru, "reset gate after the product", "bias inside", c => c with { Reset = ResetPlace.ProductWithBias }),
        Of(Gru, "reset gate not applied", "", c => c with { Reset = ResetPlace.Nowhere }),
        Of(Gru, "u and 1 − u exchanged", "", c => c with { KeepsOneMinusU = true }),
        Of(Gru, "order of r and u", "", c => c with { GruGates = "ur" }),
        Of(Gru, "second bias added", "of the candidate", c => c with { CandidateBiasTimes = 2 }),
        Of(Gru, "activation other than the cell's", "relu", c => c with { Activation = _ => Activation.Relu }),
        Of(Rnn, "activation other than the cell's", "relu", c => c with { Activation = _ => Activation.Relu }),
    ];

    private static IEnumerable<Mistake> Layers =>
    [
        Of(Top, "layers swapped", "weights", c => c with { WeightsOfLayer = k => 1 - k }),
        Of(Top, "layers sharing weights", "", c => c with { WeightsOfLayer = _ => 0 }),
        new("layers swapped", "last states", p => p with { Named = n => n.Contains("state/", StringComparison.Ordinal) ? Exchanged(n) : n }) { Case = Top },
        new("state of one layer used in all", "at the start", p => p with { Initial = (d, path) => (d, "0" + path[1..]) }) { Case = Top },
        Of(Top, "residual missing", "in a layer", c => c with { Residual = (_, _) => false }),
        Of(Top, "residual at another layer", "at each", c => c with { Residual = (_, _) => true }),
        Of(Stack, "residual at another layer", "not at the first", c => c with { Residual = (k, _) => k > 0 }),
        Of("bi-residual-gru-ragged-init", "residual missing", "", c => c with { Residual = (_, _) => false }),
        Of("bi-residual-lstm-ragged-init", "residual added after the mask", "", c => c with { ResidualOutside = true }),
    ];

    private static IEnumerable<Mistake> Contribs =>
    [
        Of(Coupled, "coupled gate missing", "", c => c with { Coupled = CoupledShares.WholeInput }),
        Of(Coupled, "f and 1 − f exchanged", "", c => c with { Coupled = CoupledShares.Exchanged }),
        Of(Coupled, "output gate's peephole on the old c", "coupled", c => c with { PeepsAtOldC = true }),
        Of(Norm, "layer norm missing", "", c => c with { NormsGates = false, NormsState = false }),
        Of(Norm, "layer norm missing", "of c'", c => c with { NormsState = false }),
        Of(Norm, "layer norm over all gates at once", "", c => c with { NormsTogether = true }),
        Of(Norm, "layer norm's epsilon", "1e-3", c => c with { Epsilon = 1e-3 }),
        Of(Norm, "layer norm's variance over H − 1", "", c => c with { Freedom = 1 }),
        Of(Norm, "gain and shift missing", "", c => c with { Gains = false }),
        Of(Norm, "the normalised c' not handed on", "", c => c with { HandsRawStateOn = true }),
        Of("bi-lstmblock-all-ragged-init", "gradient of the clip", "not straight", c => c with { ClipsStraight = _ => false }) with { TrueGradients = false },
    ];

    /// <summary>Mistakes of every cell, made in others than the plain one.</summary>
    private static IEnumerable<Mistake> Elsewhere =>
        from name in new[] { Peepholes, Projection, Gru, Rnn, Stack, Top, Coupled, Norm }
        from plant in PlantTable.All
        where plant.Name switch
        {
            "lengths ignored" or "initial state ignored" or "cotangent of the state ignored" or "off by one in the length" => true,
            "mask on outputs only: state taken at T instead of at the length" or "outputs not zeroed past the end" => true,
            "h before x in the concatenation" or "hard sigmoid" => name is not Rnn and not Stack and not Top,
            "forget bias missing" => name is Peepholes or Projection or Coupled or Norm,
            _ => false,
        }
        where plant.Case == "bi-ragged-init" && plant.Variant is "" or "one more" or "one less" or "the last one again"
        where !(name is Rnn && plant.Name == "hard sigmoid") && !(name is Coupled or Norm && plant.Name == "hard sigmoid")
        select plant with { Case = name };

    private static Mistake Of(string id, string name, string variant, Func<CellMistakes, CellMistakes> cells) => new(name, variant, p => p with { Cells = cells(p.Cells) }) { Case = id };

    private static string Exchanged(string name)
    {
        var parts = name.Split('/');
        return string.Join('/', parts.Select((p, k) => k == parts.Length - 2 ? (p == "0" ? "1" : "0") : p));
    }
}
