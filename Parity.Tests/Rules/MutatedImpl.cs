using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Parity.Fixtures;

namespace Parity.Tests.Rules;

/// <summary>Compiles Impl's sources with one edit, loads the result beside the harness in a context of its own, and judges goldens with it.</summary>
internal sealed class MutatedImpl : AssemblyLoadContext
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);
    private static readonly Lazy<CSharpCompilation> Whole = new(ReadSources);

    private readonly byte[] impl;

    private MutatedImpl(byte[] impl)
        : base(isCollectible: true) => this.impl = impl;

    /// <summary>The ids of the goldens that the edited Impl does not equal to the bit; none for no edit.</summary>
    public static List<string> Red(RuleMutant? mutant, Func<Parity.Cases.Case, bool> chosen)
    {
        var context = new MutatedImpl(Compile(mutant));
        try
        {
            var ids = Repository.Folder.Cases.Where(chosen).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
            return context.Judged().Where(c => ids.Contains(c.Id) && !c.IsIdentical()).Select(c => c.Id).ToList();
        }
        finally
        {
            context.Unload();
            Forget();
        }
    }

    /// <summary>The serializer keeps every type that it has met, and with it the context, unless it is told, as by hot reload, that types have changed. Hundreds of MB otherwise.</summary>
    private static void Forget() =>
        typeof(JsonSerializerOptions).Assembly.GetType("System.Text.Json.JsonSerializerOptionsUpdateHandler", throwOnError: true)!.GetMethod("ClearCache")!.Invoke(null, [null]);

    /// <summary>Each case with its judgement. By reflection, for the binder of <c>dynamic</c> keeps every context that it has met alive.</summary>
    private IEnumerable<(string Id, Func<bool> IsIdentical)> Judged()
    {
        var harness = LoadFromAssemblyName(typeof(FixtureFolder).Assembly.GetName());
        var judge = Make(harness, "Parity.Judging.Judge", Make(harness, "Parity.Backends.Impl.ImplBackend", 1), Make(harness, "Parity.Backends.GoldenBackend"), BudgetRule(harness));
        var run = judge.GetType().GetMethod(nameof(Parity.Judging.Judge.Run))!;
        var folder = harness.GetType(typeof(FixtureFolder).FullName!)!.GetMethod(nameof(FixtureFolder.Open))!.Invoke(null, [Repository.Fixtures])!;
        foreach (var row in (System.Collections.IEnumerable)Get(folder, nameof(FixtureFolder.Cases)))
        {
            yield return ((string)Get(row, nameof(Parity.Cases.Case.Id)), () => Get(run.Invoke(judge, [row])!, nameof(Parity.Comparison.CaseVerdict.Outcome)).ToString() == nameof(Parity.Comparison.CaseOutcome.Identical));
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

    private static object Get(object from, string property) => from.GetType().GetProperty(property)!.GetValue(from)!;

    private static object BudgetRule(Assembly assembly) =>
        assembly.GetType("Parity.Comparison.BudgetRule", throwOnError: true)!.GetMethod("Parse")!.Invoke(null, ["identical"])!;

    private static byte[] Compile(RuleMutant? mutant)
    {
        var compilation = Whole.Value;
        if (mutant is not null)
        {
            var tree = compilation.SyntaxTrees.Single(t => t.FilePath == mutant.File);
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(Edit(mutant, tree.ToString()))));
        }

        var output = new MemoryStream();
        var result = compilation.Emit(output);
        Assert.True(result.Success, $"{mutant}: {result.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error)}");
        return output.ToArray();
    }

    private static string Edit(RuleMutant mutant, string source)
    {
        var first = source.IndexOf(mutant.Find, StringComparison.Ordinal);
        Assert.True(first >= 0 && source.IndexOf(mutant.Find, first + 1, StringComparison.Ordinal) < 0, $"{mutant}: '{mutant.Find}' is not once in {mutant.File}");
        return source.Replace(mutant.Find, mutant.Replace, StringComparison.Ordinal);
    }

    private static CSharpCompilation ReadSources()
    {
        var root = Path.Combine(Repository.Root, "Impl");
        var trees = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(f => (Path: Path.GetRelativePath(root, f).Replace('\\', '/'), Text: File.ReadAllText(f)))
            .Where(f => !f.Path.StartsWith("bin/", StringComparison.Ordinal) && !f.Path.StartsWith("obj/", StringComparison.Ordinal))
            .Append(("usings", string.Concat(new[] { "System", "System.IO", "System.Linq", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks" }.Select(n => $"global using global::{n};\n"))))
            .Select(f => CSharpSyntaxTree.ParseText(f.Item2, Parse, f.Item1));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)).Select(p => MetadataReference.CreateFromFile(p));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("Parity.Impl", trees, references, options);
    }
}
