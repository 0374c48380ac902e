namespace Parity.Cli;

/// <summary>Something that the user named is not available on this machine: exit code 4.</summary>
public sealed class NotAvailableException : Exception
{
    /// <summary>Makes the exception with its one line.</summary>
    public NotAvailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its one line and the cause.</summary>
    public NotAvailableException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Makes the exception without a line; here for convention only.</summary>
    public NotAvailableException()
    {
    }
}
