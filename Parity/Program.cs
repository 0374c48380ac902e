namespace Parity;

/// <summary>The entry point of the worker process; people use <c>parity</c>.</summary>
internal static class Program
{
    public static int Main() => 0;
}
