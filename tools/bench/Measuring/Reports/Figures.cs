using System.Globalization;
using Parity.Bench.Rounds;

namespace Parity.Bench.Reports;

/// <summary>How numbers are written in reports.</summary>
internal static class Figures
{
    /// <summary>Three digits: <c>27.4 ms</c>.</summary>
    public static string Time(double seconds)
    {
        var (value, unit) = seconds >= 0.9995 ? (seconds, "s") : seconds >= 0.0009995 ? (seconds * 1e3, "ms") : (seconds * 1e6, "µs");
        var digits = value < 9.995 ? "0.00" : value < 99.95 ? "0.0" : "0";
        return $"{value.ToString(digits, CultureInfo.InvariantCulture)} {unit}";
    }

    /// <summary>The quartiles of ratios: <c>0.44–0.47</c>.</summary>
    public static string Spread(Quartiles ratios) => $"{Ratio(ratios.Lower)}–{Ratio(ratios.Upper)}";

    /// <summary>A ratio: <c>0.45</c>.</summary>
    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A part: <c>45 %</c>.</summary>
    public static string Percent(double part) => string.Create(CultureInfo.InvariantCulture, $"{part * 100:0} %");

    /// <summary><c>193 GFLOP/s</c>.</summary>
    public static string Flops(double perSecond) => string.Create(CultureInfo.InvariantCulture, $"{perSecond / 1e9:0} GFLOP/s");
}
