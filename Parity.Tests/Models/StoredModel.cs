using Parity.Fixtures;
using Parity.Models;
using Parity.Tensors;

namespace Parity.Tests.Models;

/// <summary>A model that TensorFlow has saved, in <c>Fixtures/models</c>, with what TensorFlow computed with it.</summary>
/// <param name="Version">TensorFlow's.</param>
/// <param name="Name">The model's.</param>
internal sealed record StoredModel(string Version, string Name)
{
    public static IEnumerable<string> Versions => ["1.15.5", "2.15.1"];

    /// <summary>The BiLSTM of 2.15.1.</summary>
    public static StoredModel BiLstm { get; } = new("2.15.1", "bilstm");

    /// <summary>The numerics that it was made in.</summary>
    public string Numerics => Version == "1.15.5" ? "1.15.5" : "canonical";

    public TensorSet Golden => NpzFile.Read(Path("golden.npz"));

    /// <summary>What to name for a form: a prefix, a file or a folder.</summary>
    public string Form(string form) => form switch
    {
        "frozen" => Path("frozen", "frozen.pb"),
        "saved_model" => Path("saved_model", "saved_model"),
        _ => Path(form, "model.ckpt"),
    };

    public string Path(params string[] parts) => System.IO.Path.Combine([Repository.Fixtures, "models", "tf-" + Version, Name, .. parts]);

    public TensorFlowModel Open(string form) => TensorFlowModel.Open(Form(form));
}
