using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>
/// A cell at work in one direction of one batch: what a driver needs to unroll it, whatever the cell. It owns what must be kept of every
/// step for the backward pass. Rows are given by their place n in the full batch, since an element's rule goes by that place.
/// Methods that take a portion may be called by several threads at once for different rows or columns.
/// </summary>
internal abstract unsafe class CellRun<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>The state's tensors; for LSTM c, then h.</summary>
    public abstract StatePart[] States { get; }

    /// <summary>Elements of an output row.</summary>
    public abstract int OutputSize { get; }

    /// <summary>The number of variables.</summary>
    public abstract int WeightCount { get; }

    /// <summary>What else a trace has of every step, and how many elements a row of it.</summary>
    public abstract IReadOnlyList<(string Name, int Width)> Traced { get; }

    /// <summary>Whether lengths are given: then a select makes the states' gradients anew in each step.</summary>
    public virtual bool Masked { get; set; }

    /// <summary>
    /// Whether <see cref="Backward"/> itself adds the zero that the select has for a row at work to the gradient of the previous <paramref name="state"/>,
    /// as it must where more than one addition follows.
    /// </summary>
    public virtual bool AddsZero(int state) => false;

    /// <summary>Where to write down every step, or null.</summary>
    public virtual CellTrace<T>? Trace { get; set; }

    /// <summary>The names of its ops where the graph has every step of them; null under <c>dynamic_rnn</c>, where it has one.</summary>
    public virtual UnrolledNames? Names { get; set; }

    /// <summary>How many parts <see cref="WeightGradientPart"/> can be cut into at most.</summary>
    public abstract int MostWeightParts { get; }

    /// <summary>
    /// Takes the sizes; plans and buffers are made anew only where they changed. <paramref name="forwardOnly"/>: only steps t and t + 1 need be
    /// held at a time, and there is no backward pass.
    /// </summary>
    public abstract void Prepare(int batch, int time, int inputs, bool forwardOnly);

    /// <summary>Bytes that the packed weights of a pass take.</summary>
    public abstract long WeightBytes { get; }

    /// <summary>Multiply-adds of a step and row, forward.</summary>
    public abstract long Cost { get; }

    /// <summary>How many phases a step has: what one writes, the next may read of all columns.</summary>
    public abstract int ForwardPhases { get; }

    /// <summary>The same backward.</summary>
    public abstract int BackwardPhases { get; }

    /// <summary>
    /// The contributions to the inputs' gradient, in the order in which TensorFlow adds them: the names of their ops below the cell's scope, sorted.
    /// </summary>
    public abstract IReadOnlyList<string> InputGradients { get; }

    /// <summary>Takes the weights for the forward pass, of which there will be <paramref name="copies"/> packed copies.</summary>
    public abstract void TakeForward(T** weights, int copies);

    /// <summary>Packs the portion's columns for the forward pass.</summary>
    public abstract void PackForward(Portion portion);

    /// <summary>Takes the weights for the backward pass, whose weights' gradients will be computed in <paramref name="weightParts"/> parts.</summary>
    public abstract void TakeBackward(T** weights, int copies, int weightParts);

    /// <summary>Packs the portion's columns for the backward pass.</summary>
    public abstract void PackBackward(Portion portion);

    /// <summary>Where <c>x_t [I]</c> of row n is to be put before <see cref="Forward"/>.</summary>
    public abstract T* Input(int t, int n);

    /// <summary>State <paramref name="state"/> of row n after <paramref name="t"/> steps; t = 0 is the initial one, to be set by the driver.</summary>
    public abstract T* State(int state, int t, int n);

    /// <summary>The output of row n in step t.</summary>
    public abstract T* Output(int t, int n);

    /// <summary>A phase of step t for the portion's columns of the listed rows.</summary>
    public abstract void Forward(int phase, Portion portion, int t, int* rows, int count);

    /// <summary>The gradient of state <paramref name="state"/> of row n on its way back; the driver sets it, steps change it.</summary>
    public abstract T* StateGradient(int state, int n);

    /// <summary>Contribution <paramref name="part"/> to the gradient of <c>x_t [I]</c> of row n after <see cref="Backward"/> of step t.</summary>
    public abstract T* InputGradient(int part, int n);

    /// <summary>
    /// Takes what <see cref="InputGradients"/> of another cell, which has the output for its input, contribute to the gradient of row n's output, and
    /// returns what is to be passed to <see cref="Backward"/>. Where the output is the last state TensorFlow adds up all by name, and what comes from
    /// the next step's state is the first; <paramref name="shared"/>: it is what the driver was given.
    /// </summary>
    public virtual T* TakeCotangents(int n, T** contributions, int count, bool shared) =>
        AddN<T>.RunButLast(StateGradient(States.Length - 1, n), shared, contributions, count, OutputSize);

    /// <summary>
    /// A phase of step t backward for the portion's columns of the listed rows; <paramref name="cotangents"/>[r] is the output's for <c>rows[r]</c>.
    /// </summary>
    public abstract void Backward(int phase, Portion portion, int t, int* rows, int count, T** cotangents);

    /// <summary>
    /// Whether the gradient that a step past a row's length gives to its inputs, an exact zero, can be −0: where the product that makes it adds nothing
    /// to 0. Then <see cref="PaddedInputGradient"/> computes it. It does not matter in a batch of one row.
    /// </summary>
    public virtual bool SignsPadding => false;

    /// <summary>Computes <see cref="InputGradient"/> of row n for a step past its length.</summary>
    public virtual void PaddedInputGradient(int n) => throw new NotSupportedException();

    /// <summary>Part <paramref name="part"/> of <paramref name="parts"/> of the weights' gradients, once all steps are done; each part may go to a thread.</summary>
    public abstract void WeightGradientPart(int part, int parts, LiveRows live, T** gradients);
}
