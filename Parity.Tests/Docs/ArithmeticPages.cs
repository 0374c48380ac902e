using System.Text.RegularExpressions;

namespace Parity.Tests.Docs;

/// <summary>docs/arithmetic.md and the pages of docs/arithmetic: what they link, name and show.</summary>
internal static partial class ArithmeticPages
{
    /// <summary>The pages by their paths below the checkout's root.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "arithmetic"), "*.md")
        .Append(Path.Combine(Repository.Root, "docs", "arithmetic.md"))
        .ToDictionary(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>All text, blocks left out.</summary>
    public static string Prose { get; } = Block().Replace(string.Concat(All.Values), string.Empty);

    /// <summary>What the pages link, relative to the checkout's root; a link within a page keeps its <c>#</c>.</summary>
    public static IEnumerable<(string Page, string Target)> Links =>
        from page in All
        from Match link in Link().Matches(Block().Replace(page.Value, string.Empty))
        let target = link.Groups["it"].Value
        select (page.Key, target[0] == '#' ? page.Key + target : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page.Key)!, target))).Replace('\\', '/'));

    /// <summary>The worked examples: name, and lines without those that say whose nothing they are.</summary>
    public static IEnumerable<(string Name, string[] Lines)> Examples =>
        from page in All.Values
        from Match example in Example().Matches(page)
        select (example.Groups["it"].Value, example.Groups["lines"].Value.TrimEnd('\n').Split('\n'));

    /// <summary>What stands in backticks and looks like a golden's id.</summary>
    public static IEnumerable<string> Goldens => GoldenId().Matches(Prose).Select(m => m.Groups["it"].Value).Distinct(StringComparer.Ordinal);

    /// <summary>What stands in quotation marks: the rules of the table, by name.</summary>
    public static IEnumerable<string> Rules => Quoted().Matches(Prose).Select(m => m.Groups["it"].Value).Distinct(StringComparer.Ordinal);

    /// <summary>The test classes that are named.</summary>
    public static IEnumerable<string> TestClasses => TestClass().Matches(Prose).Select(m => m.Groups["it"].Value).Distinct(StringComparer.Ordinal);

    /// <summary>The anchors of a page's headings.</summary>
    public static IEnumerable<string> Anchors(string page) =>
        Heading().Matches(Block().Replace(page, string.Empty)).Select(m => NotInAnchor().Replace(m.Groups["it"].Value.ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?<it>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^<!-- example: (?<it>[^-]+) -->\n```\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();

    [GeneratedRegex(@"`(?<it>(uni|bi|static|stack|fused|tf1|onednn|initial)-[a-z0-9.-]*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GoldenId();

    [GeneratedRegex("“(?<it>[^”]+)”", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"`(?<it>[A-Za-z]+Tests)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestClass();

    [GeneratedRegex(@"^#+ (?<it>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, 1000)]
    private static partial Regex NotInAnchor();
}
