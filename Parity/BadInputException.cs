namespace Parity;

/// <summary>
/// Something from outside (a file, an argument, a case) is not what it should be. The message is one line for the user:
/// what, where, expected, got. Commands end with exit code 2.
/// </summary>
public sealed class BadInputException : Exception
{
    /// <summary>Makes the exception with its one line.</summary>
    public BadInputException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its one line and the cause.</summary>
    public BadInputException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Makes the exception without a line; here for convention only.</summary>
    public BadInputException()
    {
    }
}
