using Parity.Cases;
using Parity.Protos.Onnx;
using Parity.Tensors;

namespace Parity.Onnx;

/// <summary>
/// Runs a case on a user's model. Which of the model's inputs and outputs are what is seen, not guessed: numbered elements are sent through the part of the model that
/// is before its LSTM, and through the one behind it.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="run">Runs a model on inputs and gives its outputs.</param>
internal sealed class UserModelRun(UserModel model, Func<ModelProto, TensorSet, TensorSet> run)
{
    /// <summary>The outputs and states of the case that the model gives.</summary>
    /// <exception cref="BadInputException">H or I are others, or it is not to be seen how the model is given the case or gives its results.</exception>
    public TensorSet Run(Case row, TensorSet given)
    {
        var sizes = CaseShape.Of(row, given);
        var own = model.With(row, sizes, given);
        var inputs = new ModelInputs(model, own, sizes, run);
        var outputs = ModelOutputs.Find(model, own, row, sizes, (part, labels) => run(part, inputs.Feed(part, inputs.Of(row, given, fullLength: true), labels)));
        own.Graph.Output = [.. outputs.Values.Select(o => o.Output).Distinct(StringComparer.Ordinal).Select(name => new ValueInfoProto { Name = name })];
        var results = run(own, inputs.Feed(own, inputs.Of(row, given, fullLength: false), []));
        return new(outputs.Select(o => KeyValuePair.Create(o.Key, o.Value.Take(results[o.Value.Output]))));
    }
}
