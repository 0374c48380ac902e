namespace Parity.Diagnosis.Search;

/// <summary>Does the same to many things on all processors and tells how far it is. Results stand in the order of the things, whichever was done first.</summary>
/// <param name="progress">Told what is done, how many are and of how many; null is nobody.</param>
internal sealed class Workers(Action<string, int, int>? progress)
{
    /// <summary>What becomes of each.</summary>
    public IReadOnlyList<TResult> Map<T, TResult>(string what, IReadOnlyList<T> things, Func<T, TResult> make)
    {
        var results = new TResult[things.Count];
        var done = 0;
        Parallel.For(0, things.Count, i =>
        {
            results[i] = make(things[i]);
            progress?.Invoke(what, Interlocked.Increment(ref done), things.Count);
        });
        return results;
    }

    /// <summary>Those that hold.</summary>
    public List<T> Where<T>(string what, IReadOnlyList<T> things, Func<T, bool> holds)
    {
        var held = Map(what, things, holds);
        return [.. things.Where((_, i) => held[i])];
    }
}
