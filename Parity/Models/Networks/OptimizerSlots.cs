using Parity.Cases;

namespace Parity.Models.Networks;

/// <summary>Which variables are an optimizer's: they have the shapes of weights, and are none.</summary>
internal static class OptimizerSlots
{
    private static readonly string[] Names = ["Adam", "Momentum", "RMSProp", "Adagrad", "Adadelta", "Ftrl", "AdagradDA", "ExponentialMovingAverage", "AdaMax", "AMSGrad", "LazyAdam"];

    /// <summary>What each of an optimizer's variables is, by name: the variable that it is a slot of, or nothing for one of its own.</summary>
    public static IReadOnlyDictionary<string, string> Among(IReadOnlyList<ModelVariable> variables)
    {
        var byName = variables.ToLookup(v => v.Name, StringComparer.Ordinal);
        var slots = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            var at = variable.Name.LastIndexOf('/');
            var (head, last) = (at < 0 ? string.Empty : variable.Name[..at], variable.Name[(at + 1)..]);
            if (variable.Name.Contains("/.OPTIMIZER_SLOT/", StringComparison.Ordinal))
            {
                slots[variable.Name] = variable.Name[..variable.Name.IndexOf("/.OPTIMIZER_SLOT/", StringComparison.Ordinal)];
            }
            else if (at >= 0 && (byName.Contains(head) || Array.IndexOf(Names, CellNames.Plain(last)) >= 0))
            {
                slots[variable.Name] = head;
            }
            else if (last is "global_step" || (CellNames.Plain(last) is "beta1_power" or "beta2_power" && variable.Shape.Count == 0))
            {
                slots[variable.Name] = string.Empty;
            }
        }

        return slots;
    }
}
