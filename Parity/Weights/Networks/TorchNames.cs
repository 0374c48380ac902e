using System.Globalization;
using System.Text.RegularExpressions;

namespace Parity.Weights.Networks;

/// <summary>A state dict of <c>torch.nn</c>'s recurrent modules: <c>encoder.lstm.weight_ih_l0_reverse</c>.</summary>
internal sealed partial class TorchNames : NameForm
{
    /// <inheritdoc/>
    public override string Family => "torch";

    /// <inheritdoc/>
    public override WeightName? Parse(string name)
    {
        var match = Pattern().Match(name);
        return match.Success
            ? new(match.Groups["scope"].Value.TrimEnd('.'), int.Parse(match.Groups["layer"].Value, CultureInfo.InvariantCulture), match.Groups["reverse"].Success ? "bw" : "fw", match.Groups["tensor"].Value)
            : null;
    }

    /// <inheritdoc/>
    public override string Format(WeightName name, NetworkShape network) =>
        string.Create(CultureInfo.InvariantCulture, $"{(name.Scope.Length == 0 ? string.Empty : name.Scope.Replace('/', '.') + ".")}{name.Tensor}_l{name.Layer}{(name.Direction == "bw" ? "_reverse" : string.Empty)}");

    /// <inheritdoc/>
    public override string? CannotName(NetworkShape network) => network is { Layers: > 1, Bidirectional: true, Stacked: false }
        ? "a MultiRNNCell in each direction: from the second layer on torch's modules read both directions of the layer below"
        : null;

    [GeneratedRegex(@"^(?<scope>(.*\.)?)(?<tensor>weight_ih|weight_hh|weight_hr|bias_ih|bias_hh)_l(?<layer>\d{1,4})(?<reverse>_reverse)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
