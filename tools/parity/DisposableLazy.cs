namespace Parity.Cli;

/// <summary>A lazy value that is disposed of only if it was made.</summary>
internal sealed class DisposableLazy<T>(Lazy<T> lazy) : IDisposable
    where T : IDisposable
{
    /// <summary>The value.</summary>
    public T Value => lazy.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (lazy.IsValueCreated)
        {
            lazy.Value.Dispose();
        }
    }
}

/// <summary>Makes <see cref="DisposableLazy{T}"/>.</summary>
internal static class DisposableLazy
{
    /// <summary>Wraps a lazy value.</summary>
    public static DisposableLazy<T> AsDisposable<T>(this Lazy<T> lazy)
        where T : IDisposable => new(lazy);
}
