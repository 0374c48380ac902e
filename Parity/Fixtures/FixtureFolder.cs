using System.Globalization;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Fixtures;

/// <summary>A folder in the manifest format, ours or anyone's.</summary>
public sealed class FixtureFolder
{
    private FixtureFolder(string path, IReadOnlyList<Case> cases, IReadOnlyList<BadEntry> errors)
    {
        Path = path;
        Cases = cases;
        Errors = errors;
    }

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>The cases that could be understood, in the manifest's order.</summary>
    public IReadOnlyList<Case> Cases { get; }

    /// <summary>Those that could not.</summary>
    public IReadOnlyList<BadEntry> Errors { get; }

    /// <summary>Opens a folder.</summary>
    /// <exception cref="BadInputException">There is no readable manifest.</exception>
    public static FixtureFolder Open(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new BadInputException($"'{folder}': no such folder");
        }

        var path = System.IO.Path.GetFullPath(folder);
        FixtureTransaction.Recover(path);
        var manifest = Manifest.Read(path);
        var cases = new List<Case>();
        var errors = manifest.Errors.ToList();
        foreach (var entry in manifest.Cases)
        {
            try
            {
                cases.Add(ToCase(path, entry));
            }
            catch (BadInputException e)
            {
                errors.Add(new BadEntry(entry.Id, $"{System.IO.Path.Combine(path, Manifest.FileName)}: case '{entry.Id}': {e.Message}"));
            }
        }

        return new FixtureFolder(path, cases, errors);
    }

    /// <summary>The folder <c>Fixtures</c> with a manifest, in <paramref name="start"/> or the nearest folder above it; null where there is none.</summary>
    public static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "Fixtures");
            if (File.Exists(System.IO.Path.Combine(candidate, Manifest.FileName)))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Reads a case's golden and checks it against the manifest's hash.</summary>
    /// <exception cref="BadInputException">It is missing, of another hash, no npz, or has a NaN or an infinity.</exception>
    public static TensorSet ReadGolden(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return ReadStored(row.Folder, row.Golden, row.GoldenSha256);
    }

    /// <summary>Reads a case's golden trace and checks it against the manifest's hash.</summary>
    /// <exception cref="BadInputException">There is none, or as for <see cref="ReadGolden"/>.</exception>
    public static TensorSet ReadTrace(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return ReadStored(row.Folder, row.Trace ?? throw new BadInputException($"case '{row.Id}' has no golden trace"), row.TraceSha256);
    }

    /// <summary>The manifest's entry of a case.</summary>
    public static ManifestCase Entry(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new ManifestCase
        {
            Id = row.Id,
            Driver = row.Driver.Name(),
            Cell = row.Cell,
            TimeMajor = row.TimeMajor,
            DType = row.DType.Name(),
            Golden = row.Golden,
            GoldenSha256 = row.GoldenSha256,
            Trace = row.Trace,
            TraceSha256 = row.TraceSha256,
            Graph = row.Graph,
            CellGraph = row.CellGraph,
            Reference = row.Reference,
            Spread = row.Spread,
            Budget = row.Budget,
        };
    }

    private static TensorSet ReadStored(string folder, string file, string? sha256)
    {
        var path = FileBytes.Within(folder, file);
        var bytes = FileBytes.Read(path);
        var got = FileBytes.Sha256(bytes);
        if (sha256 is not null && !string.Equals(sha256, got, StringComparison.OrdinalIgnoreCase))
        {
            throw new BadInputException($"{path}: sha256: expected {sha256}, got {got}");
        }

        var arrays = NpzFile.Read(path, bytes);
        foreach (var (name, tensor) in arrays)
        {
            if (tensor.FirstNotFinite() is { } i)
            {
                throw new BadInputException($"{path}: array '{name}': {Tensor.Describe(tensor.Unravel(i))}: expected a finite number, got {tensor.At(i).ToString(CultureInfo.InvariantCulture)}");
            }
        }

        return arrays;
    }

    /// <summary>The inverse of <see cref="Entry"/>.</summary>
    /// <exception cref="BadInputException">It is none.</exception>
    internal static Case ToCase(string folder, ManifestCase entry)
    {
        if (entry.Id.Length == 0)
        {
            throw new BadInputException("id is empty");
        }

        foreach (var file in new[] { entry.Golden, entry.Trace, entry.Graph, entry.CellGraph })
        {
            if (file is not null)
            {
                FileBytes.Within(folder, file);
            }
        }

        return new Case
        {
            Id = entry.Id,
            Driver = Drivers.Parse(entry.Driver),
            Cell = entry.Cell,
            TimeMajor = entry.TimeMajor,
            DType = DTypes.Parse(entry.DType),
            Folder = folder,
            Golden = entry.Golden,
            GoldenSha256 = entry.GoldenSha256,
            Trace = entry.Trace,
            TraceSha256 = entry.TraceSha256,
            Graph = entry.Graph,
            CellGraph = entry.CellGraph,
            Reference = entry.Reference,
            Spread = entry.Spread,
            Budget = entry.Budget,
        };
    }
}

/// <summary>A manifest's entry that could not be understood.</summary>
/// <param name="Id">The case's name; <c>cases[3]</c> where it has none.</param>
/// <param name="Line">What is wrong, in one line.</param>
public sealed record BadEntry(string Id, string Line);
