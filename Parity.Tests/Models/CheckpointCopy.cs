using Parity.Models;
using Parity.Tests.Backends.TensorFlow;

namespace Parity.Tests.Models;

/// <summary>A checkpoint's files, to be damaged.</summary>
internal sealed class CheckpointCopy : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CheckpointCopy(StoredModel model, string form = "checkpoint")
        : this(Path.GetDirectoryName(model.Form(form))!)
    {
    }

    private CheckpointCopy(string from)
    {
        foreach (var file in Directory.GetFiles(from))
        {
            folder.Write(Path.GetFileName(file), File.ReadAllBytes(file));
        }
    }

    /// <summary>The prefix.</summary>
    public string Prefix => Path.Combine(folder.Path, "model.ckpt");

    public string Folder => folder.Path;

    public string File_(string tail) => Prefix + tail;

    public byte[] Bytes(string tail) => File.ReadAllBytes(File_(tail));

    public void Write(string tail, byte[] bytes) => File.WriteAllBytes(File_(tail), bytes);

    /// <summary>What opening it and reading all of it complains of after its path, in one line; null where it does not.</summary>
    public string? Complaint() => Complaints.Of(Prefix, () => TensorFlowModel.Open(Prefix).Check());

    public void Dispose() => folder.Dispose();
}
