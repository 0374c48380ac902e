using Parity.Cases;

namespace Parity.Diagnosis;

/// <summary>
/// A mistake that ports make: what it is called, what it does, how it is put right, in which ways it is made, and where it can be seen. One file each;
/// the list for a cell is in <see cref="HypothesisLibrary"/>.
/// </summary>
public abstract class Hypothesis
{
    /// <summary>The name.</summary>
    public abstract string Name { get; }

    /// <summary>What it is and does, in a paragraph.</summary>
    public abstract string Explanation { get; }

    /// <summary>How it is put right.</summary>
    public abstract string Fix { get; }

    /// <summary>Whether it can be made in a cell.</summary>
    public virtual bool Applies(CellSpec cell) => true;

    /// <summary>Whether a case shows it in an array: whether some variant changes the array beyond the floor.</summary>
    /// <param name="setting">The case.</param>
    /// <param name="array">One of its results.</param>
    public abstract bool Shows(Setting setting, string array);

    /// <summary>The ways in which it is made that have no free parameter, the usual one first.</summary>
    public abstract IEnumerable<Variant> Variants(Setting setting);

    /// <summary>The size of the differences that it makes, over an array's own, where these are at random as rounding is; else null.</summary>
    public virtual (double From, double To)? Noise => null;

    /// <summary>Whether its estimates look at gradients alone, which say nothing while outputs and states are not explained.</summary>
    public virtual bool EstimatesFromGradients => false;

    /// <summary>Ways with a parameter, estimated from what the port gave.</summary>
    public virtual IEnumerable<Variant> Estimate(Trial trial) => [];
}
