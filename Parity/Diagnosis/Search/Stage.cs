using System.Runtime.CompilerServices;
using Parity.Backends.Scalar;
using Parity.Tensors;

namespace Parity.Diagnosis.Search;

/// <summary>A part of a case that an explanation must agree with: some rows, some steps, the way there or the way back too.</summary>
/// <param name="setting">The rows.</param>
/// <param name="evidence">The port's arrays there.</param>
/// <param name="scope">How much is computed.</param>
internal sealed class Stage(Setting setting, Evidence evidence, OracleScope scope)
{
    private readonly ConditionalWeakTable<Variant, Plant> plants = [];

    /// <summary>Whether it is some rows only.</summary>
    public bool SomeRows => !setting.IsWhole;

    /// <summary>Whether it is the first steps only.</summary>
    public bool SomeSteps => scope.Steps < setting.Shape.Time;

    /// <summary>Whether it is about gradients.</summary>
    public bool Gradients => scope.Gradients;

    /// <summary>The rows.</summary>
    public Setting Setting => setting;

    /// <summary>The port's arrays there.</summary>
    public Evidence Evidence => evidence;

    /// <summary>Whether every array agrees with the oracle under an explanation.</summary>
    public bool Agrees(Explanation explanation) => evidence.Agrees(Predict(explanation), part: SomeRows || SomeSteps);

    /// <summary>The oracle under an explanation.</summary>
    public TensorSet Predict(Explanation explanation) => Plant(explanation).Run(setting, scope, FastProducts.Instance);

    /// <summary>How much of each array is explained.</summary>
    public IReadOnlyList<ArrayFit> Fit(Explanation explanation) => evidence.Fit(Predict(explanation));

    /// <summary>What a candidate plants; made once.</summary>
    public Plant Plant(Candidate candidate) => plants.GetValue(candidate.Variant, v => v.Make(setting));

    private Plant Plant(Explanation explanation) => explanation.Candidates.Any(c => c.Variant.AltersCase)
        ? explanation.Make(setting)
        : explanation.Candidates.Aggregate(Diagnosis.Plant.None, (plant, c) => plant.Then(Plant(c)));
}
