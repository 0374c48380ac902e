namespace Parity.Tests.Diagnosis.Ports.Cells;

/// <summary>How a port's cells go about what is particular to each; as it is, right.</summary>
internal sealed record CellMistakes
{
    /// <summary>The function of the new input and of the output, from the cell's own.</summary>
    public Func<Activation, Activation> Activation { get; init; } = own => own;

    /// <summary>The gate (i, f, o) whose peephole a gate gets; null is none.</summary>
    public Func<char, char?> PeepholeOf { get; init; } = gate => gate;

    /// <summary>Whether all three peepholes look at the old c.</summary>
    public bool PeepsAtOldC { get; init; }

    public bool ClipsCell { get; init; } = true;

    /// <summary>Whether c is clipped only when it is handed on.</summary>
    public bool ClipsLate { get; init; }

    public bool ClipsProjection { get; init; } = true;

    /// <summary>Whether clips let gradients pass, from whether they do.</summary>
    public Func<bool, bool> ClipsStraight { get; init; } = straight => straight;

    /// <summary>The gates that the halves of a GRU's columns are taken for.</summary>
    public string GruGates { get; init; } = "ru";

    /// <summary>What the candidate is made of: <c>(x·W_x, h·W_h)</c> are had apart where the product is reset.</summary>
    public ResetPlace Reset { get; init; }

    /// <summary>The share of h that a GRU keeps, from u.</summary>
    public bool KeepsOneMinusU { get; init; }

    /// <summary>How often the candidate's bias is added, besides <see cref="TapePort.BiasTimes"/>.</summary>
    public double CandidateBiasTimes { get; init; } = 1;

    /// <summary>The layer whose weights a layer has.</summary>
    public Func<int, int> WeightsOfLayer { get; init; } = layer => layer;

    /// <summary>Whether a layer's input is added to its output, of the layer and whether it is wrapped.</summary>
    public Func<int, bool, bool> Residual { get; init; } = (_, wrapped) => wrapped;

    /// <summary>Whether a wrapped cell's input is added outside of the loop, to masked outputs.</summary>
    public bool ResidualOutside { get; init; }

    public bool NormsGates { get; init; } = true;

    public bool NormsState { get; init; } = true;

    public bool NormsTogether { get; init; }

    public double Epsilon { get; init; } = 1e-12;

    public int Freedom { get; init; }

    public bool Gains { get; init; } = true;

    public bool HandsRawStateOn { get; init; }

    /// <summary>The shares of the old c and of the new input, from the coupled gate's f.</summary>
    public CoupledShares Coupled { get; init; }
}

internal enum ResetPlace
{
    State,
    Product,
    ProductWithBias,
    Nowhere,
}

internal enum CoupledShares
{
    Right,
    WholeInput,
    Exchanged,
}
