namespace Parity.Weights;

/// <summary>Every layout that weights can be brought to and from.</summary>
public static class WeightLayouts
{
    /// <summary>The layouts, TensorFlow's first.</summary>
    public static IReadOnlyList<WeightLayout> All { get; } =
    [
        new TensorFlowCell(), new LstmBlock(), new KerasLstm(), new TorchLstm(), new OnnxLstm(),
        new KerasGru(), new KerasGruResetAfter(), new TorchGru(), new OnnxGru(), new OnnxGruResetAfter(),
        new KerasSimpleRnn(), new TorchRnn(), new OnnxRnn(),
    ];

    /// <summary>The layout of that name.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static WeightLayout Find(string name) =>
        All.FirstOrDefault(l => l.Name == name) ?? throw new BadInputException($"weight layout '{name}': expected {string.Join(", ", All.Select(l => l.Name))}");
}
