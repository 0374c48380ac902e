using System.Numerics;
using Parity.Cases;
using Parity.Impl.Drivers;
using Parity.Impl.Initializers;
using Parity.Tensors;

namespace Parity.Backends.Impl;

/// <summary>Impl, in the numerics of the case's golden, unless others are asked for.</summary>
/// <param name="threads">Threads to use at most; results do not depend on it.</param>
public sealed class ImplBackend(int threads) : IBackend, ITraces
{
    /// <inheritdoc/>
    public string Name => "impl";

    /// <inheritdoc/>
    public string? Unavailable => null;

    /// <summary>The numerics to compute in, from a golden's. Those of the golden themselves, if nothing else is said.</summary>
    public Func<Reference, Reference> ComputesIn { get; init; } = golden => golden;

    /// <inheritdoc/>
    public string? CannotRun(Case row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var cannot = row.Driver == Driver.InitialWeights ? row.Cell.Unsupported
            : row.Driver.CannotTake(row.Cell) ?? ImplCells.CannotCreate(row.Cell);
        return cannot ?? (row.DType.IsFloating() ? null : $"dtype {row.DType.Name()}: expected float32 or float64");
    }

    /// <inheritdoc/>
    public string? CannotTrace(Case row) => CannotRun(row) ?? row.Cell.NotPlain ?? (row.Driver == Driver.InitialWeights ? "initial weights have no steps" : null);

    /// <inheritdoc/>
    public TensorSet Run(Case row, TensorSet inputs) => Run(row, inputs, trace: null);

    /// <inheritdoc/>
    public TensorSet Trace(Case row, TensorSet inputs)
    {
        var trace = new TensorSet();
        Run(row, inputs, trace);
        return trace;
    }

    /// <summary>The numerics that a case is computed in.</summary>
    internal ImplNumerics NumericsOf(Case row) => ImplNumerics.Of(ComputesIn(row.Reference), row);

    private TensorSet Run(Case row, TensorSet inputs, TensorSet? trace)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(inputs);
        return row.Driver == Driver.InitialWeights ? InitialWeights(inputs)
            : row.DType == DType.Float32 ? Run<float>(row, inputs, trace)
            : Run<double>(row, inputs, trace);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static TensorSet InitialWeights(TensorSet inputs)
    {
        var result = new TensorSet();
        foreach (var (name, sizes) in inputs.Under("shape/"))
        {
            var variable = name["shape/".Length..];
            var shape = Array.ConvertAll(sizes.Array<long>(), d => checked((int)d));
            result[$"initial/{variable}"] = inputs.Find("seed/" + variable) is { } seeds
                ? Tensor.Of(GlorotUniform.Create(shape[0], shape[1], seeds.As<long>()[0], seeds.As<long>()[1]), shape)
                : Tensor.Of(Zeros.Create(shape[0]), shape);
        }

        return result;
    }

    private TensorSet Run<T>(Case row, TensorSet inputs, TensorSet? trace)
        where T : unmanaged, INumberBase<T> =>
        new ImplDrivers<T>(row, inputs, new RnnOptions { TimeMajor = row.TimeMajor, MaxThreads = threads, Numerics = NumericsOf(row).Numerics, Trace = trace is not null }, trace).Run();
}
