namespace Parity.Diagnosis.Hypotheses.Layers;

/// <summary>What a mistake that is made between layers can be seen in.</summary>
internal static class LayerEffect
{
    /// <summary>
    /// Whether other residuals change an array: outputs and the inputs' gradient whichever layer's it is, a state where it is of a layer above, and the gradient
    /// of a weight or of an initial state where it is of any other, since above it is the values that change and below it what comes back.
    /// </summary>
    public static bool OfResiduals(Setting setting, string array, params Func<int, bool, bool>[] rules)
    {
        var layers = setting.Cells.Where(c => c.Direction == setting.Directions[0]).ToList();
        var changed = rules.SelectMany(rule => layers.Where(c => c.Inputs == c.Spec.OutputSize && rule(c.Layer, c.Wrapped) != c.Wrapped)).Select(c => c.Layer).ToHashSet();
        return setting.Steps && changed.Count > 0 && (LayerOf(setting, array) is not { } layer || (Results.IsState(array) ? changed.Any(c => c < layer) : changed.Any(c => c != layer)));
    }

    /// <summary>The layer that an array is of; null where it is of none: outputs and inputs.</summary>
    private static int? LayerOf(Setting setting, string array)
    {
        if (setting.Weights.FirstOrDefault(w => array == "gradient/" + w.Name) is { } weight)
        {
            return weight.Cell.Layer;
        }

        var digits = array.Split('/')[..^1].LastOrDefault(p => p.All(char.IsAsciiDigit));
        return digits is not null ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : Results.IsState(array) || Results.IsInitialStateGradient(array) ? 0 : null;
    }
}
