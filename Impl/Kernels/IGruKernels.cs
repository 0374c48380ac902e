namespace Parity.Impl.Kernels;

/// <summary>
/// A GRU's element-wise part for one row of one step and its gradient, as one of TensorFlow's implementations computes it. Units go from
/// <c>from</c> (a multiple of a vector) to <c>to</c> − 1; whole vectors can be read from every element of all rows but the cotangent.
/// </summary>
internal unsafe interface IGruKernels<T>
    where T : unmanaged
{
    /// <summary>Whether the contributions of both layers to the inputs' gradient are added up in the op.</summary>
    static abstract bool AddsInputGradients { get; }

    /// <summary><paramref name="gates"/> r u <c>[2H]</c> from their product <paramref name="z"/> and <paramref name="bias"/>, and <paramref name="rh"/> <c>r·h</c>.</summary>
    static abstract void Gates(GruRow row, int from, int to, T* z, T* bias, T* gates, T* h, T* rh);

    /// <summary>The candidate <paramref name="c"/> from its product and bias, and the new state.</summary>
    static abstract void State(GruRow row, int from, int to, T* z, T* bias, T* c, T* u, T* h, T* newH);

    /// <summary>
    /// With d the sum of <paramref name="cotangent"/> and <paramref name="dh"/>: <paramref name="u"/> and <paramref name="c"/> become the gradients of their
    /// pre-activations, <paramref name="dh"/> becomes <c>d·u</c>.
    /// </summary>
    static abstract void CandidateGradient(GruRow row, int from, int to, T* u, T* c, T* h, T* cotangent, T* dh);

    /// <summary><paramref name="r"/> becomes its pre-activation's gradient, <paramref name="drh"/>, of r·h, becomes <c>drh·r</c>.</summary>
    static abstract void ResetGradient(GruRow row, int from, int to, T* r, T* h, T* drh);

    /// <summary>
    /// The state's gradient: the sum of <paramref name="dah"/> from the gates' product, <paramref name="dh"/>, which is <c>d·u</c> on entry, and
    /// <paramref name="drh"/>. <paramref name="resetFirst"/>: the op of r comes before that of u by name.
    /// </summary>
    static abstract void StateGradient(int from, int to, bool resetFirst, T* dah, T* drh, T* dh);
}

/// <summary>A row's place, from which the tails of ops on the whole batch follow.</summary>
/// <param name="Batch">B.</param>
/// <param name="Units">H.</param>
/// <param name="N">The row.</param>
internal readonly record struct GruRow(int Batch, int Units, int N)
{
    /// <summary>The row's first element in the tail of an op on <c>[B, size]</c>.</summary>
    public int Tail(int size, int width) => OpTail.First(Batch, size, N, width);
}
