using CsCheck;

namespace Parity.Tests.Models;

/// <summary>A checkpoint that is cut short or has a bit turned is never read as if it were whole.</summary>
public sealed class DamagedCheckpointTests
{
    private static readonly string[] Files = [".index", ".data-00000-of-00001"];

    /// <summary>With an optimizer's variables; strings and odd types; parts of a variable.</summary>
    public static TheoryData<string, string> All => new(("2.15.1", "bilstm"), ("1.15.5", "kinds"), ("2.15.1", "partitioned"));

    [Theory]
    [MemberData(nameof(All))]
    public void As_it_is(string version, string name)
    {
        using var copy = Copy(version, name);
        Assert.Null(copy.Complaint());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Cut_short_anywhere(string version, string name)
    {
        using var copy = Copy(version, name);
        foreach (var file in Files)
        {
            var whole = copy.Bytes(file);
            for (var length = 0; length < whole.Length; length += Step(whole))
            {
                copy.Write(file, whole[..length]);
                Assert.Contains("cut short", copy.Complaint() ?? "nothing", StringComparison.Ordinal);
            }

            copy.Write(file, whole);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_flipped_bit_of_any_byte(string version, string name)
    {
        using var copy = Copy(version, name);
        foreach (var file in Files)
        {
            var whole = copy.Bytes(file);
            for (var at = 0; at < whole.Length; at += Step(whole))
            {
                var damaged = whole.ToArray();
                damaged[at] ^= (byte)(1 << (at % 8));
                copy.Write(file, damaged);
                Assert.True(copy.Complaint() is not null, $"{file}: byte {at}");
            }

            copy.Write(file, whole);
        }
    }

    [Fact]
    public void Any_bytes_in_any_place()
    {
        using var copy = Copy("2.15.1", "bilstm");
        var wholes = Files.ToDictionary(f => f, copy.Bytes, StringComparer.Ordinal);
        Gen.Select(Gen.Int[0, 1].Select(k => Files[k]), Gen.Int[0, 100_000], Gen.Byte.Array[1, 20]).Sample(
            (file, place, bytes) =>
            {
                var damaged = wholes[file].ToArray();
                var at = place % damaged.Length;
                bytes.AsSpan(0, Math.Min(bytes.Length, damaged.Length - at)).CopyTo(damaged.AsSpan(at));
                copy.Write(file, damaged);
                var found = copy.Complaint() is not null;
                copy.Write(file, wholes[file]);
                return found || damaged.AsSpan().SequenceEqual(wholes[file]);
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void A_flipped_byte_says_what_and_where()
    {
        using var copy = Copy("2.15.1", "bilstm");
        var data = copy.Bytes(Files[1]);
        data[10] ^= 1;
        copy.Write(Files[1], data);
        Assert.Matches("^: 'beta|^: 'bidirectional_rnn/bw/lstm_cell/bias': crc32c: expected [0-9a-f]{8}, got [0-9a-f]{8}$", copy.Complaint());
    }

    [Fact]
    public void A_missing_data_file()
    {
        using var copy = new CheckpointCopy(StoredModel.BiLstm, "sharded");
        File.Delete(copy.Prefix + ".data-00001-of-00002");
        Assert.Equal(".data-00001-of-00002: no such file: the checkpoint has 2 data file(s), and all are needed", copy.Complaint());
    }

    [Fact]
    public void A_missing_index()
    {
        using var copy = Copy("2.15.1", "bilstm");
        File.Delete(copy.Prefix + ".index");
        Assert.StartsWith($": no such file, and no {copy.Prefix}.index: expected a checkpoint", copy.Complaint(), StringComparison.Ordinal);
    }

    /// <summary>Every byte, but of a file of thousands every seventh.</summary>
    private static int Step(byte[] file) => file.Length > 1000 ? 7 : 1;

    private static CheckpointCopy Copy(string version, string name)
    {
        var model = new StoredModel(version, name);
        return name == "bilstm" ? new(model) : new(model, string.Empty);
    }
}
