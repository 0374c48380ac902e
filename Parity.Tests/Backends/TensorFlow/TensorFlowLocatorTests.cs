using Parity.Backends.TensorFlow;

namespace Parity.Tests.Backends.TensorFlow;

public sealed class TensorFlowLocatorTests : IDisposable
{
    private static readonly string Library = TensorFlowLocator.Names[0];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("lib")]
    [InlineData("python/tensorflow")]
    [InlineData("tensorflow")]
    public void A_named_folder_is_looked_into(string below)
    {
        var file = _folder.Write(Path.Combine(below, Library), "");
        var found = Nothing().Find(_folder.Path);
        Assert.Equal((file, "--tensorflow"), (found.Path, found.Source));
        Assert.False(found.NamedButMissing);
    }

    [Fact]
    public void A_named_file_is_taken_whatever_its_name()
    {
        var file = _folder.Write("mine.so", "");
        Assert.Equal(file, Nothing().Find(file).Path);
    }

    [Fact]
    public void The_library_of_the_python_package_comes_before_the_c_release()
    {
        Assert.SkipWhen(TensorFlowLocator.Names.Count < 2, "one name here");
        _folder.Write(TensorFlowLocator.Names[1], "");
        var file = _folder.Write(Library, "");
        Assert.Equal(file, Nothing().Find(_folder.Path).Path);
    }

    [Fact]
    public void A_named_path_that_is_not_there_is_the_last_word()
    {
        var file = _folder.Write(Library, "");
        var locator = With(variable: _folder.Path, python: _folder.Path, systemFolder: _folder.Path);
        var missing = Path.Combine(_folder.Path, "no-such");
        var found = locator.Find(missing);
        Assert.Equal((null, true), (found.Path, found.NamedButMissing));
        Assert.Equal($"--tensorflow {missing}: no such file or folder", found.Reason);
        Assert.Equal(file, locator.Find().Path);
    }

    [Fact]
    public void A_named_folder_without_the_library_says_what_it_lacks()
    {
        var found = With(variable: _folder.Path).Find();
        Assert.True(found.NamedButMissing);
        Assert.StartsWith($"PARITY_TENSORFLOW {_folder.Path}: no {Library}", found.Reason, StringComparison.Ordinal);
        Assert.Contains("lib", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Then_the_variable_then_python_then_the_system()
    {
        var named = _folder.Write(Path.Combine("a", Library), "");
        var pythons = _folder.Write(Path.Combine("b", Library), "");
        var systems = _folder.Write(Path.Combine("c", Library), "");
        string Of(string f) => Path.GetDirectoryName(f)!;
        Assert.Equal((named, "PARITY_TENSORFLOW"), Found(With(Of(named), Of(pythons), Of(systems))));
        Assert.Equal((pythons, "python3"), Found(With(null, Of(pythons), Of(systems))));
        Assert.Equal((systems, "library path"), Found(With(null, null, Of(systems))));
    }

    [Fact]
    public void Where_nothing_is_found_every_place_is_named_with_its_reason()
    {
        var found = With(python: _folder.Path, systemFolder: _folder.Path).Find();
        Assert.Null(found.Path);
        Assert.False(found.NamedButMissing);
        Assert.StartsWith("TensorFlow's C library was not found: --tensorflow and PARITY_TENSORFLOW are not given; ", found.Reason, StringComparison.Ordinal);
        Assert.Contains($"python3's tensorflow in {_folder.Path} has no {Library}", found.Reason, StringComparison.Ordinal);
        Assert.EndsWith($" in {_folder.Path}", found.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', found.Reason!);
    }

    [Fact]
    public void A_python_that_is_not_there_is_a_reason() =>
        Assert.Equal((null, "no parity-no-such-python on PATH"), PythonTensorFlow.Find("parity-no-such-python"));

    private static TensorFlowLocator Nothing() => With();

    private static TensorFlowLocator With(string? variable = null, string? python = null, string? systemFolder = null) => new()
    {
        Environment = name => name == TensorFlowLocator.Variable ? variable : throw new InvalidOperationException(name),
        Python = name => python is null ? (null, $"no {name} on PATH") : (python, null),
        SystemFolders = () => systemFolder is null ? [] : [systemFolder],
    };

    private static (string? Path, string? Source) Found(TensorFlowLocator locator)
    {
        var found = locator.Find();
        return (found.Path, found.Source);
    }
}
