using Parity.Backends.Impl;
using Parity.Cases;
using Parity.Models.Networks;
using Parity.Tensors;

namespace Parity.Models.Running;

/// <summary>What a saved network is given: checked before anything is run.</summary>
internal static class ModelInputs
{
    private static readonly string[] Unused = ["weights/", "cotangent/", "outputs", "state/", "gradient/", "trace/"];

    /// <summary>The run as a case, which is what names, shapes and numerics go by.</summary>
    public static Case Case(Network network, CellSpec cell, ModelRunOptions options) => new()
    {
        Id = network.Scope,
        Driver = network.Driver,
        Cell = cell,
        TimeMajor = options.TimeMajor || (network.Driver == Driver.FusedRnn ? throw new BadInputException($"{network.Scope}: {network.Driver.Name()} takes its inputs time-major, [T, B, I]: say so") : false),
        DType = network.DType,
        Folder = string.Empty,
        Golden = string.Empty,
        Reference = NamedNumerics.Of(options.Numerics, new Reference { TensorFlow = "2.15.1" }),
    };

    /// <summary>Whether an array is one of a fixture's others, which a run has no use for.</summary>
    public static bool IsUnused(string name) => Array.Exists(Unused, h => name == h || name.StartsWith(h.EndsWith('/') ? h : h + "/", StringComparison.Ordinal));

    /// <summary>The sizes, once everything that is given fits.</summary>
    public static CaseShape Check(Case row, int depth, TensorSet given)
    {
        string[] known = ["inputs", "sequence_length", .. States(row)];
        var stray = given.Keys.FirstOrDefault(n => Array.IndexOf(known, n) < 0 && !IsUnused(n));
        if (stray is not null)
        {
            throw new BadInputException($"array '{stray}': expected one of {string.Join(", ", known)}");
        }

        var inputs = given.Need("inputs");
        var axes = row.TimeMajor ? "T, B" : "B, T";
        if (inputs.DType != row.DType || inputs.Shape.Length != 3 || inputs.Shape[2] != depth)
        {
            throw new BadInputException(FormattableString.Invariant($"array 'inputs': expected {row.DType.Name()}[{axes}, {depth}], got {inputs}"));
        }

        var (batch, time) = row.TimeMajor ? (inputs.Shape[1], inputs.Shape[0]) : (inputs.Shape[0], inputs.Shape[1]);
        if (time < 1)
        {
            throw new BadInputException($"array 'inputs': expected T of 1 or more, got {inputs}");
        }

        var shape = new CaseShape(batch, time, depth, row.Cell.NumUnits, CaseShape.ReadLengths(given.Find("sequence_length"), batch, time));
        Finite(row, shape, inputs);
        Initial(row, batch, given);
        return shape;
    }

    private static IEnumerable<string> States(Case row) =>
        row.Driver.Directions().SelectMany(d => row.Cell.States.Select(s => Cases.Drivers.Path("initial_state", d, s.Path)));

    /// <summary>What stands in the padding is never read, and may be anything.</summary>
    private static void Finite(Case row, CaseShape shape, Tensor inputs)
    {
        for (var n = 0; n < shape.Batch; n++)
        {
            for (var at = 0; at < shape.Length(n) * shape.Inputs; at++)
            {
                var (t, i) = (at / shape.Inputs, at % shape.Inputs);
                var value = inputs.At((shape.Place(row.TimeMajor, n, t) * shape.Inputs) + i);
                if (!double.IsFinite(value))
                {
                    throw new BadInputException(FormattableString.Invariant($"array 'inputs': n={n}, t={t}, i={i} is {value}: expected finite numbers within each sequence"));
                }
            }
        }
    }

    private static void Initial(Case row, int batch, TensorSet given)
    {
        if (!given.Under("initial_state/").Any())
        {
            return;
        }

        foreach (var (name, size) in row.Driver.Directions().SelectMany(d => row.Cell.States.Select(s => (Cases.Drivers.Path("initial_state", d, s.Path), s.Size))))
        {
            var state = given.Need(name);
            if (state.DType != row.DType || !state.Shape.SequenceEqual([batch, size]))
            {
                throw new BadInputException($"array '{name}': expected {row.DType.Name()}{Tensor.Describe([batch, size])}, got {state}");
            }

            if (state.FirstNotFinite() is { } at)
            {
                throw new BadInputException(FormattableString.Invariant($"array '{name}': {Tensor.Describe(state.Unravel(at))} is {state.At(at)}: expected finite numbers"));
            }
        }
    }
}
