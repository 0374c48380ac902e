using System.Globalization;

namespace Parity.Cases;

/// <summary>A variable's name taken apart: <c>encoder/rnn/multi_rnn_cell/cell_0/lstm_cell/projection/kernel</c> is of the cell at <c>…/lstm_cell</c>, which calls it <c>projection/kernel</c>.</summary>
internal static class CellNames
{
    private const string ObjectTail = "/.ATTRIBUTES/VARIABLE_VALUE";

    private static readonly Dictionary<string, string[]> Inner = new(StringComparer.Ordinal)
    {
        ["gates"] = ["kernel", "bias"],
        ["candidate"] = ["kernel", "bias"],
        ["projection"] = ["kernel"],
        ["input"] = ["gamma", "beta"],
        ["transform"] = ["gamma", "beta"],
        ["forget"] = ["gamma", "beta"],
        ["output"] = ["gamma", "beta"],
        ["state"] = ["gamma", "beta"],
    };

    /// <summary>The cell's scope, and the variable's name below it.</summary>
    public static (string Scope, string Local) Split(string name)
    {
        // what tf.train.Checkpoint puts behind the path of an object's attribute
        var words = (name.EndsWith(ObjectTail, StringComparison.Ordinal) ? name[..^ObjectTail.Length] : name).Split('/');
        var own = words.Length > 1 && Inner.TryGetValue(words[^2], out var last) && Array.IndexOf(last, words[^1]) >= 0 ? 2 : 1;
        return (string.Join('/', words[..^own]), string.Join('/', words[^own..]));
    }

    /// <summary>The number of a layer's scope, <c>cell_0</c>; null where it is none.</summary>
    public static int? Layer(string word) =>
        word.StartsWith("cell_", StringComparison.Ordinal) && int.TryParse(word.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var layer) ? layer : null;

    /// <summary>A scope without the number that TensorFlow puts behind the second of that name: <c>lstm_cell_1</c> is <c>lstm_cell</c>.</summary>
    public static string Plain(string word)
    {
        var at = word.LastIndexOf('_');
        return at > 0 && at < word.Length - 1 && word.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? word[..at] : word;
    }
}
