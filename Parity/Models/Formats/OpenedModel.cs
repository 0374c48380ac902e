using Parity.Protos.TensorFlow;

namespace Parity.Models.Formats;

/// <summary>What a file or folder has.</summary>
/// <param name="Form">What it is, in words.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Graph">The graph that they are of, where it is there, too.</param>
internal sealed record OpenedModel(string Form, IReadOnlyList<ModelVariable> Variables, GraphDef? Graph = null);
