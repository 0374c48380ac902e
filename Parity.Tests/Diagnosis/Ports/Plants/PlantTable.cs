namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>The planted mistakes.</summary>
internal static class PlantTable
{
    /// <summary>Those of the plain cell; the other cells' are <see cref="FamilyPlants"/>.</summary>
    public static IReadOnlyList<Mistake> All { get; } =
    [
        .. WeightPlants.All, .. ForgetBiasPlants.All, .. LengthPlants.All, .. BackwardPlants.All, .. ActivationPlants.All,
        .. StatePlants.All, .. LayoutPlants.All, .. GradientPlants.All, .. PrecisionPlants.All,
    ];

    /// <summary>Some of them as rows of a theory: their places, named after them.</summary>
    public static IEnumerable<TheoryDataRow<int>> Rows(Func<Mistake, bool> which) =>
        Enumerable.Range(0, All.Count).Where(i => which(All[i])).Select(i => new TheoryDataRow<int>(i) { Label = All[i].ToString() });
}
