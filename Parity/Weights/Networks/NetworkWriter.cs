using Parity.Tensors;

namespace Parity.Weights.Networks;

/// <summary>A network's weights as arrays of another layout.</summary>
public static class NetworkWriter
{
    /// <summary>The arrays, under the names that the layout's library has for them.</summary>
    /// <exception cref="BadInputException">The layout cannot express a cell, or its library has no such network.</exception>
    public static TensorSet Write(Network network, string layout)
    {
        ArgumentNullException.ThrowIfNull(network);
        var to = WeightLayouts.Find(layout);
        var form = Recogniser.FormOf(to);
        var shape = network.Shape;
        if (form.CannotName(shape) is { } why)
        {
            throw new BadInputException($"{to.Name} cannot express the network: {why}");
        }

        var arrays = network.Cells.SelectMany(c => to.FromTensorFlow(c.Spec, c.Weights).Select(t => (new WeightName(network.Scope, c.Layer, c.Direction, t.Key), t.Value)));
        return form.Join(to.FoldsForgetBias ? arrays : arrays.Concat(Remainders(network)), shape);
    }

    /// <summary>How many elements of the biases do not come back to the bit from the layout.</summary>
    public static int Lost(Network network, string layout)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Cells.Sum(c => WeightLayouts.Find(layout).LostByFolding(c.Spec, c.Weights));
    }

    /// <summary>What the layout that the network came from has and TensorFlow has no variable for: it goes along, so that the way back gives the same bits.</summary>
    private static IEnumerable<(WeightName Name, Tensor Value)> Remainders(Network network) =>
        network.Cells.SelectMany(c => c.Weights.Under(WeightLayout.Remainder).Select(t => (new WeightName(network.Scope, c.Layer, c.Direction, t.Key), t.Value)));
}
