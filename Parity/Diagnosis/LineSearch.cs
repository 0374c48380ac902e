namespace Parity.Diagnosis;

/// <summary>Finds the argument that makes a function of one number least: over a grid, then by parabolas.</summary>
internal static class LineSearch
{
    private const int Refinements = 40;
    private const double Golden = 0.381966011250105;

    /// <summary>The least of <paramref name="f"/> near the best point of a grid.</summary>
    public static double Least(Func<double, double> f, double from, double to, double step)
    {
        var (best, value) = (from, double.PositiveInfinity);
        for (var x = from; x <= to; x += step)
        {
            if (f(x) is var y && y < value)
            {
                (best, value) = (x, y);
            }
        }

        return Brent(f, best - step, best, best + step, value);
    }

    /// <summary>Brent's method without derivatives, in <c>[a, c]</c> from b.</summary>
    private static double Brent(Func<double, double> f, double a, double b, double c, double value)
    {
        var (x, w, v) = (b, b, b);
        var (fx, fw, fv) = (value, value, value);
        double last = 0, before = 0;
        for (var i = 0; i < Refinements; i++)
        {
            var middle = (a + c) / 2;
            var small = 1e-9 * Math.Max(1e-3, Math.Abs(x));
            if (Math.Abs(x - middle) + ((c - a) / 2) <= 2 * small)
            {
                break;
            }

            var r = (x - w) * (fx - fv);
            var q = (x - v) * (fx - fw);
            var p = ((x - v) * q) - ((x - w) * r);
            q = 2 * (q - r);
            (p, q) = q > 0 ? (-p, q) : (p, -q);
            var parabola = q != 0 && Math.Abs(p) < Math.Abs(0.5 * q * before) && p > q * (a - x) && p < q * (c - x);
            (before, last) = parabola ? (last, p / q) : (x < middle ? c - x : a - x, Golden * (x < middle ? c - x : a - x));
            var u = x + (Math.Abs(last) >= small ? last : Math.CopySign(small, last));
            var fu = f(u);
            if (fu <= fx)
            {
                (a, c) = u < x ? (a, x) : (x, c);
                (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu);
            }
            else
            {
                (a, c) = u < x ? (u, c) : (a, u);
                if (fu <= fw || w == x)
                {
                    (v, fv, w, fw) = (w, fw, u, fu);
                }
                else if (fu <= fv || v == x || v == w)
                {
                    (v, fv) = (u, fu);
                }
            }
        }

        return x;
    }
}
