using System.Globalization;

namespace Parity;

/// <summary>
/// Something from outside (a file, an argument, a case) is not what it should be. The message is one line for the user:
/// what, where, expected, got. Commands end with exit code 2.
/// </summary>
public sealed class BadInputException : Exception
{
    /// <summary>Makes the exception with its one line.</summary>
    public BadInputException(string message)
        : base(OneLine(message))
    {
    }

    /// <summary>Makes the exception with its one line and the cause.</summary>
    public BadInputException(string message, Exception inner)
        : base(OneLine(message), inner)
    {
    }

    /// <summary>Makes the exception without a line; here for convention only.</summary>
    public BadInputException()
    {
    }

    /// <summary>What a message takes from a file, a name say, may hold anything: control characters are written as they are in C#.</summary>
    private static string OneLine(string message) => !message.Any(char.IsControl) ? message
        : string.Concat(message.Select(c => !char.IsControl(c) ? c.ToString() : c == '\n' ? "\\n" : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));
}
