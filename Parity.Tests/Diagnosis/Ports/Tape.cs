namespace Parity.Tests.Diagnosis.Ports;

/// <summary>
/// Reverse-mode differentiation of whole-batch matrices. A port whose forward is mistaken gets the true gradient of that mistake from it;
/// a mistake of the gradient alone has to be asked for: rows that are not <c>counted</c>, gradients that go where <c>back</c> says.
/// </summary>
internal sealed class Tape(Arithmetic arithmetic)
{
    private readonly List<Action> backward = [];

    /// <summary>Hands every node's gradient on, the last made first.</summary>
    public void Backward() => Enumerable.Reverse(backward).ToList().ForEach(a => a());

    /// <summary><c>a·w</c>; only rows that are <paramref name="counted"/> add to w's gradient.</summary>
    public Node Product(Node a, Node w, Func<int, bool> counted)
    {
        var (depth, width) = (w.Rows, w.Columns);
        var node = Make(a.Rows, width, (r, c) => arithmetic.Sum(depth, k => a.Value[(r * depth) + k], k => w.Value[(k * width) + c]));
        backward.Add(() =>
        {
            var rows = Enumerable.Range(0, a.Rows).Where(counted).ToArray();
            Reach(a, (r, k) => arithmetic.Sum(width, c => node.Gradient[(r * width) + c], c => w.Value[(k * width) + c]));
            Reach(w, (k, c) => arithmetic.Sum(rows.Length, r => a.Value[(rows[r] * depth) + k], r => node.Gradient[(rows[r] * width) + c]));
        });
        return node;
    }

    /// <summary><c>a + b</c>, b being one row for all; only rows that are <paramref name="counted"/> add to b's gradient.</summary>
    public Node PlusRow(Node a, Node b, Func<int, bool> counted)
    {
        var node = Make(a.Rows, a.Columns, (r, c) => a.Value[(r * a.Columns) + c] + b.Value[c]);
        backward.Add(() =>
        {
            Reach(a, (r, c) => node.Gradient[(r * a.Columns) + c]);
            foreach (var row in Enumerable.Range(0, a.Rows).Where(counted))
            {
                Reach(b, (_, c) => node.Gradient[(row * a.Columns) + c]);
            }
        });
        return node;
    }

    /// <summary><c>a + b</c>.</summary>
    public Node Plus(Node a, Node b) => Pairwise(a, b, (x, y) => x + y, (_, _) => 1, (_, _) => 1);

    /// <summary><c>a∘b</c>.</summary>
    public Node Times(Node a, Node b) => Pairwise(a, b, (x, y) => x * y, (_, y) => y, (x, _) => x);

    /// <summary>A function of each element.</summary>
    public Node Apply(Node a, Activation f) => Pairwise(a, a, (x, _) => f.Value(x), (x, _) => f.Slope(x), (_, _) => 0);

    /// <summary>The columns of a, then those of b.</summary>
    public Node Beside(Node a, Node b) =>
        Pick(a.Rows, a.Columns + b.Columns, (r, c) => c < a.Columns ? (a, (r * a.Columns) + c) : (b, (r * b.Columns) + c - a.Columns));

    /// <summary>Some columns.</summary>
    public Node Columns(Node a, int start, int count) => Pick(a.Rows, count, (r, c) => (a, (r * a.Columns) + start + c));

    /// <summary>Rows from here and there, or zeros; their gradient goes back to where they are from, or where <paramref name="back"/> says.</summary>
    public Node Rows(int rows, int columns, Func<int, NodeRow?> from, Func<int, NodeRow?>? back = null)
    {
        Func<int, int, (Node, int)?> Element(Func<int, NodeRow?> rowOf) => (r, c) => rowOf(r) is var (node, row) ? (node, (row * columns) + c) : null;
        return Pick(rows, columns, Element(from), Element(back ?? from));
    }

    /// <summary>The same values, but no gradient flows back in the rows that are <paramref name="stopped"/>.</summary>
    public Node Stop(Node a, Func<int, bool> stopped) => Rows(a.Rows, a.Columns, r => new(a, r), r => stopped(r) ? null : new(a, r));

    /// <summary>Elements from here and there, or zeros.</summary>
    public Node Pick(int rows, int columns, Func<int, int, (Node From, int Index)?> from, Func<int, int, (Node From, int Index)?>? back = null)
    {
        var node = Make(rows, columns, (r, c) => from(r, c) is var (source, index) ? source.Value[index] : 0);
        backward.Add(() =>
        {
            for (var i = 0; i < node.Value.Length; i++)
            {
                if ((back ?? from)(i / columns, i % columns) is var (source, index))
                {
                    source.Gradient[index] = arithmetic.Round(source.Gradient[index] + node.Gradient[i]);
                }
            }
        });
        return node;
    }

    private Node Pairwise(Node a, Node b, Func<double, double, double> f, Func<double, double, double> slopeA, Func<double, double, double> slopeB)
    {
        var node = Make(a.Rows, a.Columns, (r, c) => f(a.Value[(r * a.Columns) + c], b.Value[(r * a.Columns) + c]));
        backward.Add(() =>
        {
            double Back(int i, Func<double, double, double> slope) => arithmetic.Round(node.Gradient[i] * arithmetic.Round(slope(a.Value[i], b.Value[i])));
            Reach(a, (r, c) => Back((r * a.Columns) + c, slopeA));
            Reach(b, (r, c) => Back((r * a.Columns) + c, slopeB));
        });
        return node;
    }

    private Node Make(int rows, int columns, Func<int, int, double> element)
    {
        var value = new double[rows * columns];
        for (var i = 0; i < value.Length; i++)
        {
            value[i] = arithmetic.Round(element(i / columns, i % columns));
        }

        return new Node(value, columns);
    }

    private void Reach(Node node, Func<int, int, double> gradient)
    {
        for (var i = 0; i < node.Value.Length; i++)
        {
            node.Gradient[i] = arithmetic.Round(node.Gradient[i] + gradient(i / node.Columns, i % node.Columns));
        }
    }
}
