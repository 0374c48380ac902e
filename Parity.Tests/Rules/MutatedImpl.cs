using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Parity.Tests.Rules;

/// <summary>Impl's sources, compiled with one edit.</summary>
internal static class MutatedImpl
{
    /// <summary>The assembly's file name.</summary>
    public const string FileName = "Parity.Impl.dll";

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);
    private static readonly Lazy<CSharpCompilation> Whole = new(ReadSources);

    /// <summary>Writes the assembly, with no edit where there is no mutant.</summary>
    public static void Compile(RuleMutant? mutant, string file)
    {
        var compilation = Whole.Value;
        if (mutant is not null)
        {
            var tree = compilation.SyntaxTrees.Single(t => t.FilePath == mutant.File);
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(Edit(mutant, tree.ToString()))));
        }

        using var output = File.Create(file);
        var result = compilation.Emit(output);
        Assert.True(result.Success, $"{mutant}: {result.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error)}");
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
