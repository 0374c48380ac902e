using System.Numerics;
using Parity.Cases;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>
/// How the weights of one cell, of one direction and layer, are laid out somewhere else, and the way there and back. TensorFlow's variables are home:
/// their names are those below the cell's scope (<c>kernel</c>, <c>bias</c>, <c>w_f_diag</c>, <c>projection/kernel</c>, <c>gates/kernel</c>).
/// A layout is a place for each element, so the way is exact, but for two things that TensorFlow has no variable for: a <c>forget_bias</c> that is
/// added at run time and is folded into a bias elsewhere, and a second bias of which TensorFlow has the sum.
/// </summary>
public abstract class WeightLayout
{
    /// <summary>The head of what TensorFlow's variables cannot say: a layout's own tensors, which are taken again on the way back where the variables are still theirs.</summary>
    public const string Remainder = "remainder/";

    /// <summary>What <c>--from</c> and <c>--to</c> take: <c>torch.LSTM</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The gates in the order in which they stand; a letter each, by TensorFlow's names.</summary>
    public abstract string Gates { get; }

    /// <summary>Whether <c>forget_bias</c> is a part of a bias here, since nothing adds it at run time.</summary>
    public virtual bool FoldsForgetBias => true;

    /// <summary>Why this layout cannot express the cell, or null.</summary>
    public abstract string? CannotHold(CellSpec cell);

    /// <summary>The cell that tensors of this layout are of, by their names and shapes; null where they are of none.</summary>
    public abstract CellSpec? CellOf(TensorSet weights);

    /// <summary>The tensors, with their names and shapes and where each element comes from.</summary>
    internal abstract IEnumerable<PlacedTensor> Place(Home home);

    /// <summary>The input depth, by the tensors' shapes.</summary>
    internal abstract int InputDepth(CellSpec cell, TensorSet weights);

    /// <summary>The names and shapes of the tensors for an input depth.</summary>
    /// <exception cref="BadInputException">The layout cannot express the cell.</exception>
    public IReadOnlyList<(string Name, IReadOnlyList<int> Shape)> Shapes(CellSpec cell, int inputs) => [.. Place(new Home(Checked(cell), inputs)).Select(p => (p.Name, (IReadOnlyList<int>)p.Shape))];

    /// <summary>TensorFlow's variables laid out so, <c>forget_bias</c> folded in. Float32 or float64, as given.</summary>
    /// <exception cref="BadInputException">The layout cannot express the cell, or the variables are not the cell's.</exception>
    public TensorSet FromTensorFlow(CellSpec cell, TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var (home, type) = HomeOf(Checked(cell), weights, "TensorFlow's variables");
        return type == DType.Float32 ? Placed<float>(home).FromTensorFlow(weights) : Placed<double>(home).FromTensorFlow(weights);
    }

    /// <summary>The inverse: TensorFlow's variables of tensors laid out so, <c>forget_bias</c> taken out of the bias again.</summary>
    /// <exception cref="BadInputException">The layout cannot express the cell, or the tensors are not the cell's: one is missing, too many, or of another shape.</exception>
    public TensorSet ToTensorFlow(CellSpec cell, TensorSet weights)
    {
        var (home, type) = HomeOfOwn(cell, weights);
        return type == DType.Float32 ? Placed<float>(home).ToTensorFlow(weights) : Placed<double>(home).ToTensorFlow(weights);
    }

    /// <summary>The adjoint of <see cref="FromTensorFlow"/>: gradients by this layout's tensors to gradients by TensorFlow's variables.</summary>
    /// <exception cref="BadInputException">As for <see cref="ToTensorFlow"/>.</exception>
    public TensorSet GradientToTensorFlow(CellSpec cell, TensorSet gradient)
    {
        var (home, type) = HomeOfOwn(cell, gradient);
        return type == DType.Float32 ? Placed<float>(home).GradientToTensorFlow(gradient) : Placed<double>(home).GradientToTensorFlow(gradient);
    }

    /// <summary>The adjoint of <see cref="ToTensorFlow"/>: gradients by TensorFlow's variables to gradients by this layout's tensors; of two biases each gets the whole.</summary>
    /// <exception cref="BadInputException">As for <see cref="FromTensorFlow"/>.</exception>
    public TensorSet GradientFromTensorFlow(CellSpec cell, TensorSet gradient)
    {
        ArgumentNullException.ThrowIfNull(gradient);
        var (home, type) = HomeOf(Checked(cell), gradient, "gradients by TensorFlow's variables");
        return type == DType.Float32 ? Placed<float>(home).GradientFromTensorFlow(gradient) : Placed<double>(home).GradientFromTensorFlow(gradient);
    }

    /// <summary>How many elements of the bias do not come back to the bit from <c>(bias + forget_bias) - forget_bias</c>.</summary>
    public int LostByFolding(CellSpec cell, TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var back = ToTensorFlow(cell, FromTensorFlow(cell, weights));
        return back.Where(p => !p.Key.StartsWith(Remainder, StringComparison.Ordinal)).Sum(p => Enumerable.Range(0, p.Value.Count).Count(i => !p.Value.At(i).Equals(weights[p.Key].At(i))));
    }

    /// <summary>The length of a tensor's axis; 0 where there is none, and then its shape will be found wrong.</summary>
    internal static int Axis(TensorSet weights, string tensor, int axis) => weights.Find(tensor)?.Shape is { } shape && shape.Length > axis ? shape[axis] : 0;

    /// <summary>I of TensorFlow's variables: the first of every cell has the inputs and what comes back in its rows.</summary>
    internal static int InputsOfFirst(CellSpec cell, TensorSet variables) =>
        Math.Max(0, Axis(variables, new Home(cell, 1).Variables.First().Name, 0) - cell.OutputSize);

    /// <summary>The exception of a layout that cannot express a cell.</summary>
    internal CellSpec Checked(CellSpec cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return (cell.Unsupported ?? CannotHold(cell)) is { } why ? throw new BadInputException($"{Name} cannot express {cell.Type}: {why}") : cell;
    }

    private static (Home Home, DType Type) HomeOf(CellSpec cell, TensorSet variables, string what)
    {
        var home = new Home(cell, InputsOfFirst(cell, variables));
        return (home, TensorCheck.Fit(what, variables, [.. home.Variables.Select(v => (v.Name, v.Shape))]));
    }

    private (Home Home, DType Type) HomeOfOwn(CellSpec cell, TensorSet weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var home = new Home(Checked(cell), InputDepth(cell, weights));
        return (home, TensorCheck.Fit(Name, weights, [.. Place(home).Select(p => (p.Name, p.Shape))]));
    }

    private PlacedWeights<T> Placed<T>(Home home)
        where T : unmanaged, INumber<T> => new(Name, home, [.. Place(home)], FoldsForgetBias);
}
