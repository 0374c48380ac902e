using Parity.Backends.TensorFlow;

namespace Parity;

/// <summary>The entry point of the worker process that TensorFlow runs in; people use <c>parity</c>.</summary>
internal static class Program
{
    public static int Main(string[] args) => Worker.Run(args);
}
