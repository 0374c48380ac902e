using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Snapshooter;
using Snapshooter.Core;
using Snapshooter.Core.Serialization;

namespace Parity.Tests;

/// <summary>
/// A text compared with the one stored beside the test, in <c>__snapshots__</c>: Snapshooter's core under xunit.v3, the name from the test's
/// context, the folder from its source file. In CI a snapshot that is missing fails.
/// </summary>
internal static class Snapshot
{
    [ModuleInitializer]
    internal static void StrictInCi()
    {
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1")
        {
            Environment.SetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE", "true");
        }
    }

    /// <summary>Compares; <paramref name="suffix"/> tells the snapshots of one test method apart.</summary>
    public static void Match(string text, string? suffix = null, [CallerFilePath] string file = "")
    {
        var serializer = new SnapshotSerializer(new GlobalSnapshotSettingsResolver());
        var files = new SnapshotFileHandler();
        var engine = new Snapshooter.Snapshooter(
            new SnapshotAssert(serializer, files, new SnapshotEnvironmentCleaner(files), new TextComparer(), new JsonSnapshotFormatter(serializer)),
            new SnapshotFullNameResolver(new Reader(file)));
        engine.AssertSnapshot(text, engine.ResolveSnapshotFullName(null!, suffix is null ? null! : SnapshotNameExtension.Create(suffix)), null!);
    }

    private sealed class Reader(string file) : ISnapshotFullNameReader
    {
        public SnapshotFullName ReadSnapshotFullName()
        {
            var test = TestContext.Current;
            return new SnapshotFullName($"{test.TestClass!.TestClassSimpleName}.{test.TestMethod!.MethodName}", Path.GetDirectoryName(file)!);
        }
    }

    private sealed class TextComparer : ISnapshotComparer
    {
        private const int Context = 2;

        public void CompareSnapshots(string expectedSnapshot, string actualSnapshot, MatchOptions matchOptions)
        {
            var lines = InlineDiffBuilder.Diff(expectedSnapshot, actualSnapshot).Lines;
            if (lines.Exists(l => l.Type != ChangeType.Unchanged))
            {
                Assert.Fail(Describe(lines));
            }
        }

        private static string Describe(List<DiffPiece> lines)
        {
            var text = new StringBuilder("snapshot differs (- stored, + now)\n");
            var shown = -1;
            for (var i = 0; i < lines.Count; i++)
            {
                if (lines.Skip(i - Context).Take(i < Context ? i + Context + 1 : (2 * Context) + 1).All(l => l.Type == ChangeType.Unchanged))
                {
                    continue;
                }

                var sign = lines[i].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " };
                text.Append(shown == i - 1 ? string.Empty : "  ...\n").Append(sign).Append(lines[i].Text).Append('\n');
                shown = i;
            }

            return text.ToString();
        }
    }
}
