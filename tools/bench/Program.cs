using System.Globalization;
using Parity.Bench.Commands;
using Parity.Bench.Contenders;
using Parity.Bench.Onnx;
using Parity.Bench.Torch;
using Parity.Cli;

namespace Parity.Bench;

/// <summary>The bench, and the processes that it starts for its contenders.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is [ContenderProcess.Verb, var name, var count])
        {
            return ContenderHost.Serve(() => Implementation(name, int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        var terminal = new Terminal(Console.Out, Console.Error, Terminal.Interactive) { Command = "dotnet run --project tools/bench -c Release --" };
        return EntryPoint.Run(BenchCommand.Create(terminal), args, terminal);
    }

    private static IImplementation Implementation(string name, int threads) => name switch
    {
        Lineup.Torch => new TorchImplementation(threads),
        Lineup.Onnx => new OnnxImplementation(threads),
        _ => new ImplImplementation(threads),
    };
}
