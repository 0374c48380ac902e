using Parity.Impl.Cells;

namespace Parity.Impl.Drivers;

/// <summary>What every driver refuses at once.</summary>
internal static class Configuration
{
    /// <summary>Checks the cell and the element type.</summary>
    public static RnnCell Check<T>(RnnCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        cell.Check();
        return typeof(T) == typeof(float) || typeof(T) == typeof(double)
            ? cell
            : throw new ArgumentException($"element type: expected float or double, got {typeof(T).Name}");
    }

    /// <summary>Checks the options.</summary>
    public static RnnOptions Check(RnnOptions? options)
    {
        options ??= new RnnOptions();
        return options.Numerics.Unsupported is { } why ? throw new NotSupportedException(why) : options;
    }
}
