using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Weights.Files;

/// <summary>Arrays of weights from a file, of whatever form it is by its first bytes: npz, safetensors, an ONNX model.</summary>
public static class WeightFile
{
    /// <summary>Reads it.</summary>
    /// <exception cref="BadInputException">It cannot be read, is of no form that is known, or is a pickle, which is never executed.</exception>
    public static TensorSet Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var content = FileBytes.Read(path);
        if (PickleFile.Is(content))
        {
            throw new BadInputException($"{path}: a pickle, which is a program and is not run: save the state dict as safetensors (safetensors.torch.save_file), or as npz (numpy.savez(FILE, **{{k: v.numpy() for k, v in module.state_dict().items()}}))");
        }

        return SafeTensorsFile.Is(content) ? SafeTensorsFile.Read(path, content)
            : content is [(byte)'P', (byte)'K', ..] ? NpzFile.Read(path, content)
            : OnnxWeights.Read(path, content);
    }
}
