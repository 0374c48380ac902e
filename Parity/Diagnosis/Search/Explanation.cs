namespace Parity.Diagnosis.Search;

/// <summary>One mistake, or several in the order in which they are planted.</summary>
/// <param name="Candidates">The mistakes.</param>
internal sealed record Explanation(IReadOnlyList<Candidate> Candidates)
{
    /// <summary>No mistake.</summary>
    public static Explanation Nothing { get; } = new([]);

    /// <summary>Whether outputs and states are what they would be without it.</summary>
    public bool GradientsOnly => Candidates.All(c => c.Variant.GradientsOnly);

    /// <summary>Whether a row's result depends on that row alone.</summary>
    public bool RowByRow => Candidates.All(c => c.Variant.RowByRow);

    /// <summary>How many of them have a free parameter.</summary>
    public int Parameters => Candidates.Count(c => c.Variant.Parameter is not null);

    /// <summary>Its place among others of as many mistakes.</summary>
    public int Order => Candidates.Sum(c => c.Order);

    /// <summary>What to plant on a case.</summary>
    public Plant Make(Setting setting) =>
        Candidates.OrderBy(c => !c.Variant.AltersCase).Aggregate(Plant.None, (plant, c) => plant.Then(c.Variant.Make(plant.Alters?.Invoke(setting) ?? setting)));

    /// <summary>This and one more.</summary>
    public Explanation And(Candidate more) => new([.. Candidates, more]);

    /// <summary>The orders in which a second can be planted on a first.</summary>
    public static IEnumerable<Explanation> Pair(Candidate first, Candidate second, Func<Candidate, Plant> plant)
    {
        yield return new([first, second]);
        if (!first.Variant.AltersCase && !second.Variant.AltersCase && plant(first).Meets(plant(second)))
        {
            yield return new([second, first]);
        }
    }
}
