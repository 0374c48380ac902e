using System.Reflection;
using NetArchTest.Rules;

namespace Parity.Tests;

/// <summary>Who may know whom: data flows one way, and nothing to the left knows what is to the right of it.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Impl = typeof(Parity.Impl.Numerics).Assembly;
    private static readonly Assembly Harness = typeof(BadInputException).Assembly;
    private static readonly Assembly Tool = typeof(Parity.Cli.Program).Assembly;
    private static readonly Assembly Bench = typeof(Parity.Bench.Commands.BenchCommand).Assembly;

    [Fact]
    public void Impl_references_the_runtime_and_nothing_else() => Assert.All(References(Impl), r => Assert.True(IsRuntime(r), r));

    [Fact]
    public void The_harness_knows_no_command_line_and_no_terminal() =>
        Assert.All(References(Harness), r => Assert.True(r is "Parity.Impl" or "NumSharp" or "protobuf-net" or "protobuf-net.Core" || IsRuntime(r), r));

    [Fact]
    public void The_tool_knows_no_arrays_of_NumSharp() => Assert.DoesNotContain("NumSharp", References(Tool), StringComparer.Ordinal);

    [Fact]
    public void What_the_bench_measures_with_knows_none_of_the_heavy_contenders() =>
        Assert.All(References(Bench), r => Assert.True(r.StartsWith("Parity", StringComparison.Ordinal) || r.StartsWith("Spectre.Console", StringComparison.Ordinal) || IsRuntime(r), r));

    [Fact]
    public void No_project_of_the_solution_restores_torch_or_ONNX_Runtime()
    {
        var projects = File.ReadAllText(Path.Combine(Repository.Root, "Parity.sln")).Split('"').Where(p => p.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(p => Path.Combine(Repository.Root, Path.GetDirectoryName(p.Replace('\\', '/'))!, "packages.lock.json")).ToList();
        Assert.InRange(projects.Count, 5, 50);
        Assert.All(projects.Select(File.ReadAllText), locked => Assert.All(
            (string[])["torchsharp", "libtorch", "microsoft.ml.onnxruntime"], heavy => Assert.DoesNotContain($"\"{heavy}", locked, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("Parity.Tensors", "Parity.Diagnosis", "Parity.Cases", "Parity.Fixtures", "Parity.Backends", "Parity.Comparison", "Parity.Judging", "Parity.Regeneration", "Parity.Reports", "Parity.Impl", "NumSharp")]
    [InlineData("Parity.Cases", "Parity.Diagnosis", "Parity.Fixtures", "Parity.Backends", "Parity.Comparison", "Parity.Judging", "Parity.Regeneration", "Parity.Reports", "Parity.Impl", "NumSharp")]
    [InlineData("Parity.Fixtures", "Parity.Diagnosis", "Parity.Backends", "Parity.Ports", "Parity.Comparison", "Parity.Judging", "Parity.Regeneration", "Parity.Reports", "Parity.Impl")]
    [InlineData("Parity.Backends", "Parity.Diagnosis", "Parity.Ports", "Parity.Comparison", "Parity.Judging", "Parity.Regeneration", "Parity.Reports", "NumSharp")]
    [InlineData("Parity.Backends.Scalar", "Parity.Impl", "Parity.Backends.Impl", "Parity.Backends.TensorFlow", "Parity.Fixtures")]
    [InlineData("Parity.Backends.TensorFlow", "Parity.Impl", "Parity.Backends.Impl", "Parity.Backends.Scalar")]
    [InlineData("Parity.Backends.Impl", "Parity.Backends.Scalar", "Parity.Backends.TensorFlow", "Parity.Fixtures")]
    [InlineData("Parity.Ports", "Parity.Diagnosis", "Parity.Comparison", "Parity.Judging", "Parity.Regeneration", "Parity.Reports", "Parity.Impl", "Parity.Backends.Impl", "Parity.Backends.Scalar", "NumSharp")]
    [InlineData("Parity.Comparison", "Parity.Diagnosis", "Parity.Fixtures", "Parity.Backends", "Parity.Ports", "Parity.Judging", "Parity.Regeneration", "Parity.Reports", "Parity.Impl", "NumSharp")]
    [InlineData("Parity.Protos", "Parity.Cases", "Parity.Tensors", "Parity.Fixtures", "Parity.Backends", "Parity.Weights", "Parity.Models", "Parity.Onnx", "Parity.Impl", "NumSharp")]
    [InlineData("Parity.Weights", "Parity.Models", "Parity.Diagnosis", "Parity.Ports", "Parity.Comparison", "Parity.Judging", "Parity.Regeneration", "Parity.Reports", "Parity.Impl", "NumSharp")]
    [InlineData("Parity.Models", "Parity.Diagnosis", "Parity.Backends.TensorFlow", "Parity.Backends.Scalar", "Parity.Ports", "Parity.Comparison", "Parity.Judging", "Parity.Regeneration", "Parity.Reports", "NumSharp")]
    [InlineData("Parity.Models.Formats", "Parity.Impl", "Parity.Backends", "Parity.Cases")]
    [InlineData("Parity.Judging", "Parity.Diagnosis", "Parity.Regeneration", "Parity.Reports", "Parity.Backends.TensorFlow", "NumSharp")]
    [InlineData("Parity.Diagnosis", "Parity.Reports", "Parity.Regeneration", "Parity.Impl", "Parity.Backends.Impl", "Parity.Backends.TensorFlow", "NumSharp")]
    [InlineData("Parity.Reports", "Parity.Fixtures", "Parity.Backends", "Parity.Judging", "Parity.Regeneration", "Parity.Impl", "NumSharp")]
    [InlineData("Parity.Regeneration", "Parity.Diagnosis", "Parity.Reports", "Parity.Judging", "Parity.Impl", "Parity.Backends.Impl", "NumSharp")]
    public void What_stands_left_knows_nothing_right_of_it(string space, params string[] unknown)
    {
        var types = Types.InAssembly(Harness).That().ResideInNamespaceStartingWith(space);
        Assert.NotEmpty(types.GetTypes());
        var result = types.ShouldNot().HaveDependencyOnAny(unknown).GetResult();
        Assert.True(result.IsSuccessful, $"{space} must not depend on {string.Join(", ", unknown)}, but these do: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }

    [Fact]
    public void Only_fixtures_read_NumSharps_arrays()
    {
        var types = Types.InAssembly(Harness).That().HaveDependencyOn("NumSharp").GetTypes().Select(t => t.Namespace).Distinct(StringComparer.Ordinal);
        Assert.Equal("Parity.Fixtures", Assert.Single(types));
    }

    private static bool IsRuntime(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal);

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);
}
