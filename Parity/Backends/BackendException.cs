namespace Parity.Backends;

/// <summary>A backend failed on a case: a crashed worker, an error that TensorFlow reports. The case is an error, the others go on.</summary>
public sealed class BackendException : Exception
{
    /// <summary>Makes the exception with its one line.</summary>
    public BackendException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its one line and the cause.</summary>
    public BackendException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Makes the exception without a line; here for convention only.</summary>
    public BackendException()
    {
    }
}
