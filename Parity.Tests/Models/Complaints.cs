namespace Parity.Tests.Models;

internal static class Complaints
{
    /// <summary>The one line that something is refused with, which begins with a path, after that path; null where nothing is.</summary>
    public static string? Of(string path, Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (BadInputException e)
        {
            Assert.DoesNotContain('\n', e.Message);
            Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
            return e.Message[path.Length..];
        }
    }
}
