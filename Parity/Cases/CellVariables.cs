using Parity.Tensors;

namespace Parity.Cases;

/// <summary>
/// The names of a direction's variables in a case: TensorFlow's default (<c>rnn/lstm_cell/kernel</c>), or, where a scope or a cell was given
/// another name, the only one that has the direction in its path and ends alike: in the same words but for the scopes of cells.
/// </summary>
public static class CellVariables
{
    /// <summary>The words between a cell's scope and a variable's last: they are never a scope that someone chose.</summary>
    private static readonly HashSet<string> Inner = ["projection", "gates", "candidate", "input", "transform", "forget", "output", "state"];

    /// <summary>The full name of a variable among <c>weights/…</c>, without that head.</summary>
    /// <param name="given">The arrays of a case.</param>
    /// <param name="direction"><c>fw</c>, <c>bw</c> or empty.</param>
    /// <param name="variable">Its name below the direction's scope, as <see cref="CellSpec.Variables"/> has it; <c>kernel</c> alone is that of an LSTMCell.</param>
    /// <exception cref="BadInputException">There is none, or more than one.</exception>
    public static string Name(TensorSet given, string direction, string variable)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(variable);
        var usual = $"{Drivers.Scope(direction)}/{(variable.Contains('/', StringComparison.Ordinal) ? variable : "lstm_cell/" + variable)}";
        if (given.ContainsKey("weights/" + usual))
        {
            return usual;
        }

        var words = Words(variable);
        var names = given.Under("weights/").Select(p => p.Key["weights/".Length..]).Where(n => Is(n, direction, words)).ToList();
        return names switch
        {
            [var only] => only,
            [] => throw new BadInputException($"array 'weights/{usual}' is missing"),
            _ => throw new BadInputException($"array 'weights/{usual}' is missing, and it is not clear which of {string.Join(", ", names)} it is"),
        };
    }

    /// <summary>The variable that an array named for a weight is of, such as <c>gradient/weights/rnn/lstm_cell/kernel</c>; null where it is of none.</summary>
    /// <param name="row">The case.</param>
    /// <param name="array">The array's name.</param>
    public static CellVariable? Find(Case row, string array)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(array);
        var head = Array.Find(["weights/", "gradient/weights/", "initial/"], h => array.StartsWith(h, StringComparison.Ordinal));
        return head is null || row.Driver.CannotTake(row.Cell) is not null ? null
            : row.Driver.Variables(row.Cell, 1).FirstOrDefault(v => Words(v.Name).SequenceEqual(Words(array[head.Length..]), StringComparer.Ordinal));
    }

    private static bool Is(string name, string direction, List<string> words) =>
        name.Split('/')[^1] == words[^1] && Words(name).SequenceEqual(words, StringComparer.Ordinal)
        && (direction.Length == 0 || name.Split('/').Contains(direction, StringComparer.Ordinal));

    /// <summary>What tells a variable from the others of its direction: the layers that it is in, and its own words; scopes are left out, since they may be named at will.</summary>
    private static List<string> Words(string name)
    {
        var parts = name.Split('/');
        return [.. parts.Where((p, k) => k == parts.Length - 1 || Inner.Contains(p) || IsLayer(p))];
    }

    private static bool IsLayer(string word) => word.StartsWith("cell_", StringComparison.Ordinal) && word.Length > 5 && word.AsSpan(5).IndexOfAnyExceptInRange('0', '9') < 0;
}
