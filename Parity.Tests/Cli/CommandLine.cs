using Terminal = Parity.Cli.Terminal;

namespace Parity.Tests.Cli;

/// <summary>A command line run in this process: its exit code and what it wrote.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Err">Standard error.</param>
internal sealed record CommandLine(int Code, string Out, string Err)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Out.TrimEnd('\n').Split('\n');

    /// <summary>Runs <c>parity</c> where nobody looks on, 80 characters wide.</summary>
    public static CommandLine Run(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var code = Parity.Cli.Program.Run(args, new Terminal(output, error, interactive: false) { Command = "parity", Width = 80 });
        return new CommandLine(code, output.ToString(), error.ToString());
    }

    /// <summary>Fails where no line of standard output is this.</summary>
    public void Says(string line) => Assert.Contains($"\n{line}\n", "\n" + Out, StringComparison.Ordinal);

    /// <summary>The exit code, where standard error is one line of this beginning and standard output has nothing.</summary>
    public int Refused(string line, string tool = "parity")
    {
        Assert.StartsWith($"{tool}: {line}", Err, StringComparison.Ordinal);
        Assert.Equal(Err.Length - 1, Err.IndexOf('\n', StringComparison.Ordinal));
        Assert.Empty(Out);
        return Code;
    }
}
