using Parity.Tensors;

namespace Parity.Cases;

/// <summary>
/// The names of a direction's variables in a case: TensorFlow's default (<c>rnn/lstm_cell/kernel</c>), or, where a scope or a cell was given
/// another name, the only one that ends alike and has the direction in its path.
/// </summary>
public static class CellVariables
{
    /// <summary>The full name of <c>kernel</c> or <c>bias</c> among <c>weights/…</c>, without that head.</summary>
    /// <exception cref="BadInputException">There is none, or more than one.</exception>
    public static string Name(TensorSet given, string direction, string variable)
    {
        ArgumentNullException.ThrowIfNull(given);
        var usual = $"{Drivers.Scope(direction)}/lstm_cell/{variable}";
        if (given.ContainsKey("weights/" + usual))
        {
            return usual;
        }

        var names = given.Under("weights/").Select(p => p.Key["weights/".Length..])
            .Where(n => n.EndsWith("/" + variable, StringComparison.Ordinal) && (direction.Length == 0 || n.Split('/').Contains(direction, StringComparer.Ordinal)))
            .ToList();
        return names switch
        {
            [var only] => only,
            [] => throw new BadInputException($"array 'weights/{usual}' is missing"),
            _ => throw new BadInputException($"array 'weights/{usual}' is missing, and it is not clear which of {string.Join(", ", names)} it is"),
        };
    }
}
