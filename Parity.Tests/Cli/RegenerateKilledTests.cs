using System.Diagnostics;
using Parity.Fixtures;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Cli;

/// <summary><c>parity regenerate</c> killed at any moment: the goldens and the manifest are the old ones or the new ones, together.</summary>
public sealed class RegenerateKilledTests(LiveTensorFlow live) : IClassFixture<LiveTensorFlow>, IDisposable
{
    private const int Kills = 10;
    private const int Seed = 1;
    private static readonly string[] Chosen = ["uni-nolen", "uni-ragged", "uni-t1"];
    private readonly TemporaryFolder checkout = new();

    // one golden is as it should be, one is to be rewritten, one is new
    private readonly FixtureCopy fixtures = new FixtureCopy("uni-nolen", "uni-ragged").Flip("uni-ragged", "outputs", 0).WithGraphs();

    public void Dispose()
    {
        checkout.Dispose();
        fixtures.Dispose();
    }

    [Fact]
    public void Goldens_and_manifest_are_old_or_new_together()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a link and SIGKILL");
        var location = live.Need().Location.Path!;
        Directory.CreateSymbolicLink(Path.Combine(checkout.Path, "Fixtures"), fixtures.Path);
        var old = Files();
        var clock = Stopwatch.StartNew();
        using (var whole = Regenerate(location))
        {
            Assert.Equal(0, whole.End().Code);
        }

        var duration = clock.Elapsed;
        var made = Files();
        Assert.Equal((2, 3), (old.Count - 1, made.Count - 1));
        Restore(old);
        var random = new Random(Seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var parity = Regenerate(location))
            {
                Wait(parity, kill % 2 == 0 ? random.NextDouble() * duration : null, random.NextDouble() * TimeSpan.FromMilliseconds(5));
                parity.Kill();
            }

            var check = fixtures.Check();
            var found = Files();
            Assert.True(check.Code == (Same(found, old) ? 1 : 0), $"kill {kill}: {check.Out}");
            Assert.True(Same(found, old) || Same(found, made), $"kill {kill}: {string.Join(' ', found)}");
            Restore(old);
        }

        using var last = Regenerate(location);
        Assert.Equal(0, last.End().Code);
        Assert.True(Same(Files(), made));
        Assert.Equal([".regenerate.lock", "goldens", "graphs", Manifest.FileName], Directory.EnumerateFileSystemEntries(fixtures.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private CommandLineProcess Regenerate(string location) => new(checkout.Path, ["regenerate", .. Chosen, "--tensorflow", location]);

    /// <summary>Waits for a time, or else for the first new file and then a moment: what matters most happens then, and is short.</summary>
    private void Wait(CommandLineProcess parity, TimeSpan? time, TimeSpan moment)
    {
        var clock = Stopwatch.StartNew();
        while (!parity.HasExited && (time is null ? !Directory.Exists(Path.Combine(fixtures.Path, ".regenerate.draft")) : clock.Elapsed < time))
        {
            Thread.Sleep(time is null ? 0 : 1);
        }

        for (clock.Restart(); time is null && clock.Elapsed < moment;)
        {
            Thread.SpinWait(10);
        }
    }

    /// <summary>Every file that a reader may look at; graphs, which nobody writes, are left out.</summary>
    private Dictionary<string, byte[]> Files() => Directory.EnumerateFiles(Path.Combine(fixtures.Path, "goldens"))
        .Append(Path.Combine(fixtures.Path, Manifest.FileName))
        .ToDictionary(f => f, File.ReadAllBytes, StringComparer.Ordinal);

    private static bool Same(Dictionary<string, byte[]> a, Dictionary<string, byte[]> b) =>
        a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out var other) && p.Value.AsSpan().SequenceEqual(other));

    private void Restore(Dictionary<string, byte[]> files)
    {
        foreach (var extra in Files().Keys.Except(files.Keys, StringComparer.Ordinal))
        {
            File.Delete(extra);
        }

        foreach (var (file, content) in files)
        {
            File.WriteAllBytes(file, content);
        }
    }
}
