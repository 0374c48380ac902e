using Parity.Backends.TensorFlow;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary>A golden trace in a fixture folder: judged where it is there, refused where it is not what it should be, made again by <c>regenerate</c>.</summary>
public sealed class GoldenTraceTests : IDisposable
{
    private const string Id = "uni-ragged-init";
    private readonly FixtureCopy fixtures = new(Id);

    private string Trace => Path.Combine(fixtures.Path, "traces", $"{Id}.npz");

    public void Dispose() => fixtures.Dispose();

    [Fact]
    public void Its_arrays_are_compared_with_the_others()
    {
        var run = fixtures.Check("--backend", "scalar");
        Assert.Equal((0, ""), (run.Code, run.Err));
        Assert.StartsWith("1 case: 0 identical, 1 within budget; 18 arrays, 3380 elements compared: ", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_of_them_is()
    {
        foreach (var name in NpzFile.Read(Trace).Keys.ToList())
        {
            var before = File.ReadAllBytes(Trace);
            var run = Change(a => a[name].As<float>()[30] += 0.01f).Check("--backend", "scalar");
            Assert.Equal(1, run.Code);
            Assert.Contains($"\n  {name}: 1 of ", run.Out, StringComparison.Ordinal);
            Assert.Contains(" elements past the budget (16 ulp (floor))\n", run.Out, StringComparison.Ordinal);
            File.WriteAllBytes(Trace, before);
        }
    }

    [Theory]
    [InlineData("trace/z")]
    [InlineData("trace/dh")]
    public void One_without_an_array_is_bad(string name)
    {
        var run = Change(a => a.Remove(name)).Check("--backend", "scalar");
        Assert.Equal(2, run.Code);
        Assert.StartsWith($"BAD INPUT {Id,-38} scalar     traces/{Id}.npz: array '{name}' is missing", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_with_another_array_or_another_shape_is_bad()
    {
        Assert.Contains($"traces/{Id}.npz: array 'outputs' is none of this trace's", Change(a => a["outputs"] = Tensor.Zeros(DType.Float32, 1)).Check("--backend", "scalar").Lines[1], StringComparison.Ordinal);
        Change(a => a.Remove("outputs"));
        Assert.Contains(
            $"traces/{Id}.npz: array 'trace/z': expected float32[7, 4, 24], got float32[4, 7, 24]",
            Change(a => a["trace/z"] = Tensor.Zeros(DType.Float32, 4, 7, 24)).Check("--backend", "scalar").Lines[1],
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_another_hash_or_missing_is_bad()
    {
        Change(a => a["trace/z"].As<float>()[0] += 1, rehash: false);
        Assert.Contains($"{Trace}: sha256: expected ", fixtures.Check("--backend", "scalar").Lines[1], StringComparison.Ordinal);
        File.Delete(Trace);
        Assert.Contains($"{Trace}: no such file", fixtures.Check("--backend", "scalar").Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_made_again_where_its_bits_differ_and_only_there()
    {
        var library = Library();
        fixtures.WithGraphs();
        var before = File.ReadAllBytes(Trace);
        Change(a => a["trace/z"].As<float>()[0] += 1);
        Assert.Equal((1, $"semantic  {Id}"), FirstLine("regenerate", "--check", "--fixtures", fixtures.Path, "--tensorflow", library));
        Assert.Equal((0, $"semantic  {Id}"), FirstLine("regenerate", "--fixtures", fixtures.Path, "--tensorflow", library));
        Assert.Equal(before, File.ReadAllBytes(Trace));
        Assert.Equal(FileBytes.Sha256(before), FixtureFolder.Open(fixtures.Path).Cases[0].TraceSha256);
        Assert.Equal((0, $"identical {Id}"), FirstLine("regenerate", "--fixtures", fixtures.Path, "--tensorflow", library));
        File.Delete(Trace);
        Assert.Equal((0, $"new       {Id}"), FirstLine("regenerate", "--fixtures", fixtures.Path, "--tensorflow", library));
        Assert.Equal(before, File.ReadAllBytes(Trace));
    }

    [Fact]
    public void Another_folder_gets_it_too()
    {
        var library = Library();
        using var to = new TemporaryFolder();
        Assert.Equal((0, $"identical {Id}"), FirstLine("regenerate", "--fixtures", fixtures.WithGraphs().Path, "--tensorflow", library, "--to", to.Path));
        Assert.Equal(File.ReadAllBytes(Trace), File.ReadAllBytes(Path.Combine(to.Path, "traces", $"{Id}.npz")));
        Assert.Contains("; 18 arrays", CommandLine.Run("check", "--backend", "scalar", "--fixtures", to.Path).Lines[^1], StringComparison.Ordinal);
    }

    private static string Library()
    {
        var found = new TensorFlowLocator().Find();
        Assert.SkipWhen(found.Path is null, found.Reason ?? string.Empty);
        using var backend = TensorFlowBackend.At(found);
        var differs = backend.Unavailable ?? backend.DiffersFrom(Repository.Folder.Cases.Single(c => c.Id == Id).Reference);
        Assert.SkipWhen(differs is not null, $"regenerate writes nothing with these numerics: {differs}");
        return found.Path!;
    }

    private static (int Code, string Line) FirstLine(params string[] args)
    {
        var run = CommandLine.Run(args);
        Assert.Empty(run.Err);
        return (run.Code, run.Lines[0]);
    }

    private FixtureCopy Change(Action<TensorSet> change, bool rehash = true)
    {
        var arrays = NpzFile.Read(Trace);
        change(arrays);
        NpzFile.Write(Trace, arrays);
        return rehash ? fixtures.Edit(Id, e => e["trace_sha256"] = FileBytes.Sha256(File.ReadAllBytes(Trace))) : fixtures;
    }
}
