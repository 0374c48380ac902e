using System.CommandLine;
using Parity.Cases;
using Parity.Fixtures;
using Parity.Ports;
using Parity.Tensors;

namespace Parity.Cli.Commands;

/// <summary>The options that name a port instead of a backend of ours.</summary>
internal sealed class PortOptions
{
    /// <summary>--port FILE.</summary>
    public Option<string?> File { get; } = new("--port")
    {
        Description = "Judge a port by its result on the one case that FILTER matches: an npz with any of the case's outputs, states, gradients and trace arrays, in float32 or float64 ('inputs CASE' writes what a port needs). What is not there is not checked.",
        HelpName = "FILE",
    };

    /// <summary>--port-command COMMAND.</summary>
    public Option<string?> Command { get; } = new("--port-command")
    {
        Description = "Judge a port by running it on every case that FILTER matches, through the shell: 'python3 my_port.py {in} {out}' reads the npz file {in} and writes {out}.",
        HelpName = "COMMAND",
    };

    /// <summary>The port that was named, or null.</summary>
    /// <exception cref="BadInputException">Two are named, the file is none of the case's, the filter does not choose one case for it, or the command lacks a file.</exception>
    public NamedPort? Of(ParseResult parsed, FixtureFolder folder, CaseFilter filter, TimeSpan timeLimit, bool anyShape = false) => (parsed.GetValue(File), parsed.GetValue(Command)) switch
    {
        (null, null) => null,
        ({ } file, null) => new(OfFile(file, folder, filter, anyShape), Options.Again("--port", file).TrimStart()),
        (null, { } command) => new(new PortBackend(new PortCommand(command, timeLimit) { AnyShape = anyShape }), $"--port-command '{command.Replace("'", "'\\''", StringComparison.Ordinal)}'"),
        _ => throw new BadInputException("--port and --port-command: expected one of them"),
    };

    private static PortBackend OfFile(string file, FixtureFolder folder, CaseFilter filter, bool anyShape)
    {
        List<Case> rows = [.. folder.Cases.Where(filter.Matches)];
        var matched = rows.Count + folder.Errors.Count(e => filter.MatchesId(e.Id));

        // without a case the command says so by itself
        return matched > 1 ? throw new BadInputException($"--port: expected one case, the filter matches {matched}: name the one that {file} is of")
            : new PortBackend(rows is not [var row] ? new TensorSet() : anyShape ? PortFile.ReadAnyShape(file, row) : PortFile.Read(file, row));
    }
}

/// <summary>A port that a command line names.</summary>
/// <param name="Backend">The port.</param>
/// <param name="Option">The option as it is to be typed again.</param>
internal sealed record NamedPort(PortBackend Backend, string Option);
