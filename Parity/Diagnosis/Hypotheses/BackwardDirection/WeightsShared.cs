namespace Parity.Diagnosis.Hypotheses.BackwardDirection;

/// <summary>One cell for both directions.</summary>
internal sealed class WeightsShared : Hypothesis
{
    /// <inheritdoc/>
    public override string Name => "backward cell sharing the forward cell's weights";

    /// <inheritdoc/>
    public override string Explanation =>
        "Both directions run one cell's kernel and bias. It happens where a cell object is made once and handed to both, or where the loading of weights finds the same name twice. The forward direction is right.";

    /// <inheritdoc/>
    public override string Fix => "Make two cells, and load bidirectional_rnn/fw/… into one and bidirectional_rnn/bw/… into the other.";

    /// <inheritdoc/>
    public override bool Shows(Setting setting, string array) => setting.Bidirectional && setting.Steps;

    /// <inheritdoc/>
    public override IEnumerable<Variant> Variants(Setting setting)
    {
        if (!setting.Bidirectional)
        {
            yield break;
        }

        foreach (var to in new[] { "bw", "fw" })
        {
            var rare = to == "fw";
            var text = rare ? "the other way round: the forward cell has the backward cell's" : string.Empty;
            string With(string more) => text.Length == 0 ? more : $"{text}; {more}";
            yield return new Variant(text, s => Shared(s, to, back: false)) { PerDirection = false, Rare = rare };
            yield return new Variant(With("the gradient of both uses is summed in one, the other's is zero"), s => Shared(s, to, back: true)) { PerDirection = false, Rare = rare };
            yield return new Variant(With("the gradient of both uses is given for each"), s => Shared(s, to, back: true) with { Gradients = [Exchange.From(s.GivenNames("weights/").Select(n => "gradient/" + n), to, back: false)] }) { PerDirection = false, Rare = rare };
        }
    }

    private static Plant Shared(Setting setting, string to, bool back) => new() { Reads = [Exchange.From(setting.GivenNames("weights/"), to, back)] };
}
