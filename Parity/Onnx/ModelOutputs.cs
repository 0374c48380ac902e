using Parity.Cases;
using Parity.Protos.Onnx;
using Parity.Tensors;

namespace Parity.Onnx;

/// <summary>Where a user's model gives the results of a case: an output of the model, and the place of each element in it.</summary>
/// <param name="Output">The output.</param>
/// <param name="Places">Where each element stands.</param>
/// <param name="Shape">The array's shape in the case.</param>
internal sealed record ModelOutputs(string Output, int[] Places, int[] Shape)
{
    /// <summary>The arrays of a case that the model gives.</summary>
    /// <param name="model">The model.</param>
    /// <param name="own">The same with the case's weights.</param>
    /// <param name="row">The case.</param>
    /// <param name="sizes">Its sizes.</param>
    /// <param name="run">Runs what is behind the LSTM on labels in the place of its outputs.</param>
    /// <exception cref="BadInputException">There is none.</exception>
    public static IReadOnlyDictionary<string, ModelOutputs> Find(UserModel model, ModelProto own, Case row, CaseShape sizes, Func<ModelProto, TensorSet, TensorSet> run)
    {
        var (time, batch, units) = (sizes.Time, sizes.Batch, sizes.Units);
        var labels = new Labels();
        TensorSet given = [];
        List<(Tensor Y, Tensor H, Tensor C, int Direction)> sides = [];
        foreach (var node in model.Nodes)
        {
            var count = UserModel.Directions(node);
            Tensor[] made = [labels.Of(time, count, batch, units), labels.Of(count, batch, units), labels.Of(count, batch, units)];
            for (var k = 0; k < node.Node.Output.Count; k++)
            {
                given[node.Node.Output[k]] = made[k];
            }

            sides.AddRange(Enumerable.Range(0, count).Select(d => (made[0], made[1], made[2], d)));
        }

        var part = ModelParts.Behind(own, [.. model.Nodes.Select(n => n.Node)]);
        var others = part.Graph.Output.Where(o => o.Type?.TensorType?.ElemType is not (null or 0 or 1)).ToList();
        others.ForEach(o => part.Graph.Output.Remove(o));
        var results = run(part, given);

        var found = new Dictionary<string, ModelOutputs>(StringComparer.Ordinal);
        foreach (var (name, wanted) in Wanted())
        {
            var place = results.Select(r => (r.Key, Places: Labels.Find(wanted, r.Value))).FirstOrDefault(p => p.Places is not null);
            if (place.Places is not null)
            {
                found[name] = new(place.Key, place.Places, wanted.Shape);
            }
        }

        return found.Count > 0 ? found
            : throw new BadInputException($"{model.Path}: {model.Nodes[0]}: none of the model's outputs ({string.Join(", ", own.Graph.Output.Select(o => o.Name))}) has all of its outputs or last states as they are");

        IEnumerable<(string Name, Tensor Labels)> Wanted()
        {
            var outputs = row.Driver.Outputs(row.Cell);
            for (var k = 0; k < outputs.Count; k++)
            {
                yield return (outputs[k].Name, Sequence(outputs.Count == sides.Count ? [sides[k]] : sides));
            }

            foreach (var ((_, h, c, d), direction) in sides.Zip(row.Driver.Directions()))
            {
                yield return (Drivers.Path("state", direction, "h"), Slice(h, d));
                yield return (Drivers.Path("state", direction, "c"), Slice(c, d));
            }
        }

        Tensor Slice(Tensor state, int d) => Tensor.Of(state.As<float>().Slice(d * batch * units, batch * units).ToArray(), batch, units);

        // the labels of an output as the case has it, the directions side by side where TensorFlow concatenates them
        Tensor Sequence(IReadOnlyList<(Tensor Y, Tensor H, Tensor C, int Direction)> parts)
        {
            var width = parts.Count * units;
            var sequence = new float[time * batch * width];
            for (var t = 0; t < time; t++)
            {
                for (var n = 0; n < batch; n++)
                {
                    for (var p = 0; p < parts.Count; p++)
                    {
                        var from = ((((t * parts[p].Y.Shape[1]) + parts[p].Direction) * batch) + n) * units;
                        parts[p].Y.As<float>().Slice(from, units).CopyTo(sequence.AsSpan((sizes.Place(row.TimeMajor, n, t) * width) + (p * units)));
                    }
                }
            }

            return row.TimeMajor ? Tensor.Of(sequence, time, batch, width) : Tensor.Of(sequence, batch, time, width);
        }
    }

    /// <summary>The array from what the model gave.</summary>
    public Tensor Take(Tensor output) => Tensor.Of(Array.ConvertAll(Places, k => output.As<float>()[k]), Shape);
}
