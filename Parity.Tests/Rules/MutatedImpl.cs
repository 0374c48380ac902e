using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Parity.Fixtures;

namespace Parity.Tests.Rules;

/// <summary>Compiles Impl's sources with one edit, loads the result beside the harness in a context of its own, and judges goldens with it.</summary>
internal sealed class MutatedImpl : AssemblyLoadContext
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);
    private static readonly Lazy<Dictionary<string, string>> Sources = new(ReadSources);
    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p))]);

    private readonly byte[] impl;

    private MutatedImpl(byte[] impl)
        : base(isCollectible: true) => this.impl = impl;

    /// <summary>The ids of the goldens that the edited Impl does not equal to the bit; none for no edit.</summary>
    public static IReadOnlyList<string> Red(RuleMutant? mutant, Func<Parity.Cases.Case, bool> chosen)
    {
        var context = new MutatedImpl(Compile(mutant));
        try
        {
            var harness = context.LoadFromAssemblyName(typeof(FixtureFolder).Assembly.GetName());
            dynamic judge = Make(harness, "Parity.Judging.Judge", Make(harness, "Parity.Backends.Impl.ImplBackend", 1), Make(harness, "Parity.Backends.GoldenBackend"), BudgetRule(harness));
            dynamic folder = harness.GetType(typeof(FixtureFolder).FullName!)!.GetMethod(nameof(FixtureFolder.Open))!.Invoke(null, [Repository.Fixtures])!;
            var ids = Repository.Folder.Cases.Where(chosen).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
            var red = new List<string>();
            foreach (var row in folder.Cases)
            {
                if (ids.Contains((string)row.Id) && judge.Run(row).Outcome.ToString() != "Identical")
                {
                    red.Add((string)row.Id);
                }
            }

            return red;
        }
        finally
        {
            context.Unload();
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name switch
    {
        "Parity.Impl" => LoadFromStream(new MemoryStream(impl)),
        "Parity" => LoadFromStream(new MemoryStream(File.ReadAllBytes(typeof(FixtureFolder).Assembly.Location))),
        _ => null,
    };

    private static object Make(Assembly assembly, string type, params object[] arguments) => Activator.CreateInstance(assembly.GetType(type, throwOnError: true)!, arguments)!;

    private static object BudgetRule(Assembly assembly) =>
        assembly.GetType("Parity.Comparison.BudgetRule", throwOnError: true)!.GetMethod("Parse")!.Invoke(null, ["identical"])!;

    private static byte[] Compile(RuleMutant? mutant)
    {
        var trees = Sources.Value.Select(p => CSharpSyntaxTree.ParseText(p.Key == mutant?.File ? Edit(mutant, p.Value) : p.Value, Parse, p.Key));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        var output = new MemoryStream();
        var result = CSharpCompilation.Create("Parity.Impl", trees, References.Value, options).Emit(output);
        Assert.True(result.Success, $"{mutant}: {result.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error)}");
        return output.ToArray();
    }

    private static string Edit(RuleMutant mutant, string source)
    {
        var first = source.IndexOf(mutant.Find, StringComparison.Ordinal);
        Assert.True(first >= 0 && source.IndexOf(mutant.Find, first + 1, StringComparison.Ordinal) < 0, $"{mutant}: '{mutant.Find}' is not once in {mutant.File}");
        return source.Replace(mutant.Find, mutant.Replace, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> ReadSources()
    {
        var root = Path.Combine(Repository.Root, "Impl");
        var sources = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("bin/", StringComparison.Ordinal) && !f.StartsWith("obj/", StringComparison.Ordinal))
            .ToDictionary(f => f, f => File.ReadAllText(Path.Combine(root, f)), StringComparer.Ordinal);
        sources["usings"] = string.Concat(new[] { "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks" }.Select(n => $"global using global::{n};\n"));
        return sources;
    }
}
