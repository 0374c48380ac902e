using Parity.Backends.Scalar;
using Parity.Diagnosis;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis;

/// <summary>Each hypothesis, planted in its usual way, is what the engine finds: none is hidden by another, left out of the search or spoilt on its way.</summary>
public sealed class EveryHypothesisTests
{
    private const string Case = "bi-ragged-init";

    public static IEnumerable<TheoryDataRow<string>> Names() =>
        from h in HypothesisLibrary.Of(new PlantedPort(Case).Row)
        where h.Variants(new PlantedPort(Case).Setting).Any()
        select new TheoryDataRow<string>(h.Name) { Label = h.Name };

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_found_in_its_usual_way(string name)
    {
        var port = new PlantedPort(Case);
        var diagnosis = new Diagnoser().Diagnose(port.Row, port.With([port.Way(name)]));
        Assert.True(diagnosis.Explained);
        var cause = Assert.Single(diagnosis.Causes);
        Assert.Contains(name, cause.Alternatives.Select(a => a.Name).Prepend(cause.Name));
        Assert.All(cause.Alternatives, a => Assert.NotEqual(Case, a.SeparatedBy));
    }

    /// <summary>The states of every step say as much as outputs and last states do.</summary>
    [Theory]
    [InlineData("forget bias missing")]
    [InlineData("gate order")]
    public void It_is_found_in_a_trace_alone(string name)
    {
        var (port, trace) = (new PlantedPort("bi-nolen"), new TensorSet());
        port.Way(name).Make(port.Setting).Run(port.Setting, OracleScope.Whole, trace: trace);
        var given = new TensorSet(trace.Where(t => t.Key.EndsWith("/c", StringComparison.Ordinal) || t.Key.EndsWith("/h", StringComparison.Ordinal)).Select(t => KeyValuePair.Create(t.Key, t.Value.To(DType.Float32))));
        var diagnosis = new Diagnoser().Diagnose(port.Row, given);
        Assert.Equal(name, Assert.Single(diagnosis.Causes).Name);
        Assert.Contains("compared with the oracle's", Assert.Single(diagnosis.Verdict.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_names()
    {
        var all = HypothesisLibrary.Of(new PlantedPort(Case).Row);
        Assert.Equal(all.Count, all.Select(h => h.Name).Distinct().Count());
        Assert.All(all, h => Assert.True(h.Explanation.Length > 80 && h.Fix.Length > 20 && h.Explanation.EndsWith('.') && h.Fix.EndsWith('.'), h.Name));
    }
}
