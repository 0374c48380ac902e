namespace Parity.Tests.Cli;

/// <summary>A refusal is one line, whatever a file has for names.</summary>
public sealed class OneLineTests
{
    [Fact]
    public void Control_characters_are_written_as_in_CSharp() => Assert.Equal("a\\nb\\u001b[31m\\u0000 ü", new BadInputException("a\nb\u001b[31m\0 ü").Message);
}
