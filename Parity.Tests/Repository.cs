using Parity.Fixtures;

namespace Parity.Tests;

/// <summary>Where the repository and its fixtures are.</summary>
internal static class Repository
{
    /// <summary>The checkout's root.</summary>
    public static string Root { get; } = Find();

    /// <summary>The built-in fixtures.</summary>
    public static string Fixtures => Path.Combine(Root, "Fixtures");

    /// <summary>The built-in fixtures, opened once.</summary>
    public static FixtureFolder Folder { get; } = FixtureFolder.Open(Fixtures);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parity.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"Parity.sln is not above {AppContext.BaseDirectory}");
    }
}
