namespace Parity.Tests.Backends.Peers;

/// <summary>The tests' own worker.</summary>
internal static class FakeWorker
{
    /// <summary>Its assembly, beside the tests'.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Parity.FakePeer.dll");
}
