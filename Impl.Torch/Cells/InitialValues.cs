using Parity.Impl.Cells;
using TorchSharp;

namespace Parity.Impl.Torch.Cells;

/// <summary>What TensorFlow's cells fill their variables with where nothing else is said.</summary>
internal static class InitialValues
{
    /// <summary>
    /// By the last word of the name: zeros for a bias, ones for the bias of a GRU's gates, else glorot_uniform: uniform in <c>±√(6/(fan_in + fan_out))</c> of the
    /// whole matrix; both fans of a vector are its length.
    /// </summary>
    public static torch.Tensor Of(Variable variable, torch.ScalarType dtype)
    {
        var shape = Array.ConvertAll(variable.Shape, d => (long)d);
        if (variable.Name.EndsWith("/bias", StringComparison.Ordinal) || variable.Name.EndsWith("/B", StringComparison.Ordinal))
        {
            return variable.Name.EndsWith("gates/bias", StringComparison.Ordinal) ? torch.ones(shape, dtype) : torch.zeros(shape, dtype);
        }

        var limit = Math.Sqrt(6.0 / (shape[0] + shape[^1]));
        return torch.empty(shape, dtype).uniform_(-limit, limit);
    }
}
