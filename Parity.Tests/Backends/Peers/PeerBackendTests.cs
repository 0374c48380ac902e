using Parity.Backends;
using Parity.Backends.Peers;
using Parity.Backends.Workers;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Backends.Peers;

/// <summary>A worker process, and what can go wrong with one.</summary>
public sealed class PeerBackendTests : IDisposable
{
    private static readonly Case Row = Repository.Folder.Cases.Single(c => c.Id == "bi-ragged-init");
    private readonly PeerBackend fake = new("torch", FakeWorker.Path, timeLimit: TimeSpan.FromSeconds(20));

    public void Dispose() => fake.Dispose();

    [Fact]
    public void What_goes_in_and_what_comes_out_keep_their_bits()
    {
        Assert.Null(fake.Unavailable);
        Assert.Equal("fake 1.0", fake.Version);
        var golden = FixtureFolder.ReadGolden(Row);
        var results = fake.Run(Row, CaseArrays.Inputs(golden));
        Assert.Equal(CaseArrays.Results(golden).Select(r => (r.Key, r.Value.ToString())), results.Select(r => (r.Key, r.Value.ToString())));
        Assert.All(results, r => Assert.True(golden[r.Key].Bytes.SequenceEqual(r.Value.Bytes), r.Key));
    }

    [Theory]
    [InlineData("torch worker ended with signal 9; stderr: about to end", "killed")]
    [InlineData("InvalidOperationException: no idea", "failing")]
    [InlineData("torch cannot run it: nobody can", "impossible")]
    [InlineData("torch worker wrote garbage (got bytes 746869732069732067617262, expected a frame) and was ended; stderr: ", "garbage")]
    public void A_fault_is_an_error_of_its_case_and_the_next_one_is_run(string line, string id)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        Assert.StartsWith(line, Assert.Throws<BackendException>(() => Run(id)).Message, StringComparison.Ordinal);
        Assert.NotEmpty(Run("fine"));
    }

    [Fact]
    public void A_hang_is_ended()
    {
        using var hasty = new PeerBackend("torch", FakeWorker.Path, timeLimit: TimeSpan.FromSeconds(3));
        Assert.Equal("torch worker did not answer within 3 s and was ended; stderr: (nothing)", Assert.Throws<BackendException>(() => Run("hanging", hasty)).Message);
    }

    [Fact]
    public void Bad_input_is_bad_input_on_this_side_too() =>
        Assert.Equal("array 'inputs': not to this one's liking", Assert.Throws<BadInputException>(() => Run("bad-input")).Message);

    [Fact]
    public void What_native_code_prints_is_no_answer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc");
        Assert.NotEmpty(Run("printing"));
    }

    [Fact]
    public void A_library_that_does_not_load_and_a_backend_that_is_not_there_are_unavailable()
    {
        using PeerBackend absent = new("absent", FakeWorker.Path), stray = new("stray", FakeWorker.Path), none = new("torch", "/nonexistent/Worker.dll");
        Assert.Equal("DllNotFoundException: no libabsent.so", absent.Unavailable);
        Assert.Equal("this worker has no backend 'stray': it has absent, torch", stray.Unavailable);
        Assert.Equal("/nonexistent/Worker.dll: no such file", none.Unavailable);
        Assert.Equal("/nonexistent/Worker.dll: no such file", Assert.Throws<BackendException>(() => Run("fine", none)).Message);
    }

    [Fact]
    public void A_program_that_is_no_worker_is_unavailable_with_what_it_said()
    {
        // Parity.dll is TensorFlow's worker, and says how it is used
        using var other = new PeerBackend("torch", typeof(PeerBackend).Assembly.Location);
        Assert.StartsWith("torch worker ended with exit code 2; stderr: usage: ", other.Unavailable, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cut_of_a_message_is_refused()
    {
        var host = new PeerHost(new Dictionary<string, Func<IBackend>>(StringComparer.Ordinal) { ["golden"] = () => new GoldenBackend() });
        var whole = PeerMessages.AskRun("golden", Row, CaseArrays.Inputs(FixtureFolder.ReadGolden(Row))).ToArray();
        Assert.NotEmpty(PeerMessages.ReadResults(host.Reply(whole).ToArray()));
        foreach (var length in (int[])[0, 1, 7, 60, whole.Length / 2, whole.Length - 1])
        {
            Assert.Throws<BackendException>(() => PeerMessages.ReadResults(host.Reply(whole[..length]).ToArray()));
        }

        Assert.Throws<InvalidDataException>(() => PeerMessages.ReadResults([9]));
        Assert.Throws<InvalidDataException>(() => PeerMessages.ReadResults(Wire.Payload(w => w.Write((byte)2)).ToArray()));
    }

    private TensorSet Run(string id, PeerBackend? backend = null) => (backend ?? fake).Run(Row with { Id = id }, CaseArrays.Inputs(FixtureFolder.ReadGolden(Row)));
}
