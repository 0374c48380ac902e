using System.Globalization;

namespace Parity.Comparison;

/// <summary>How the budgets of a run are chosen: the option <c>--budget</c>.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="First">N, or rtol.</param>
/// <param name="Second">atol.</param>
public sealed record BudgetRule(BudgetRule.Rule Kind, double First = 0, double Second = 0)
{
    /// <summary>The rules.</summary>
    public enum Rule
    {
        /// <summary>What is stated for the pair of backends and the case.</summary>
        Stated,

        /// <summary>The same bits, whatever is stated.</summary>
        Identical,

        /// <summary>TensorFlow's own spread.</summary>
        Floor,

        /// <summary>N ULP of the array's largest magnitude.</summary>
        Ulp,

        /// <summary>rtol and atol.</summary>
        Tolerance,
    }

    /// <summary>What is stated.</summary>
    public static BudgetRule Stated { get; } = new(Rule.Stated);

    /// <summary>Reads <c>identical</c>, <c>floor</c>, <c>ulp=N</c>, <c>rtol=R,atol=A</c> (either alone, too).</summary>
    /// <exception cref="BadInputException">It is none of these.</exception>
    public static BudgetRule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is "identical")
        {
            return new(Rule.Identical);
        }

        if (text is "floor")
        {
            return new(Rule.Floor);
        }

        double? ulp = null, relative = null, absolute = null;
        foreach (var part in text.Split(','))
        {
            var pair = part.Split('=');
            if (pair.Length != 2 || !double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value >= 0) || !double.IsFinite(value))
            {
                throw Wrong(text);
            }

            switch (pair[0])
            {
                case "ulp" when ulp is null: ulp = value; break;
                case "rtol" when relative is null: relative = value; break;
                case "atol" when absolute is null: absolute = value; break;
                default: throw Wrong(text);
            }
        }

        return (ulp, relative ?? absolute) switch
        {
            ({ } n, null) => new(Rule.Ulp, n),
            (null, { }) => new(Rule.Tolerance, relative ?? 0, absolute ?? 0),
            _ => throw Wrong(text),
        };
    }

    private static BadInputException Wrong(string text) => new($"budget '{text}': expected identical, floor, ulp=N or rtol=R,atol=A");
}
