using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Models.Formats;

/// <summary>An npz of weights under TensorFlow's names, with or without <c>weights/</c> before and <c>:0</c> behind them.</summary>
internal static class NpzWeights
{
    private const string Head = "weights/";

    /// <summary>Its arrays; where some have that head, those alone.</summary>
    /// <exception cref="BadInputException">It is no npz, or holds other types.</exception>
    public static IReadOnlyList<ModelVariable> Read(string path, byte[] content)
    {
        var arrays = NpzFile.Read(path, content);
        var headed = arrays.Under(Head).ToList();
        return [.. headed.Count > 0 ? headed.Select(a => Variable(a.Key[Head.Length..], a.Value)) : arrays.Select(a => Variable(a.Key, a.Value))];
    }

    private static ModelVariable Variable(string name, Tensor tensor) =>
        new(name.EndsWith(":0", StringComparison.Ordinal) ? name[..^2] : name, tensor.DType.Name(), [.. tensor.Shape.Select(d => (long)d)]) { IsChecked = true, Load = () => tensor };
}
