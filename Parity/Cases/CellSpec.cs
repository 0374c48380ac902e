using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parity.Cases;

/// <summary>A cell by TensorFlow's constructor arguments, under their names; what is absent has TensorFlow's default.</summary>
public sealed record CellSpec
{
    /// <summary>The class: <c>LSTMCell</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary><c>num_units</c>, H; 0 for a cell made of others.</summary>
    [JsonPropertyName("num_units")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int NumUnits { get; init; }

    /// <summary><c>forget_bias</c>, added to the forget gate's pre-activation at run time; 1 is the default.</summary>
    [JsonIgnore]
    public double ForgetBias { get; init; } = 1.0;

    /// <summary><c>use_peepholes</c>.</summary>
    [JsonPropertyName("use_peepholes")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool UsePeepholes { get; init; }

    /// <summary><c>use_peephole</c>, as the block cells of <c>tf.contrib</c> call it.</summary>
    [JsonPropertyName("use_peephole")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool UsePeephole { get; init; }

    /// <summary><c>cell_clip</c>: c is cut to ± this; null is None.</summary>
    [JsonPropertyName("cell_clip")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? CellClip { get; init; }

    /// <summary><c>num_proj</c>: the depth of the projected output; null is None.</summary>
    [JsonPropertyName("num_proj")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? NumProj { get; init; }

    /// <summary><c>proj_clip</c>: the projected output is cut to ± this; null is None, and without <c>num_proj</c> it does nothing.</summary>
    [JsonPropertyName("proj_clip")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ProjClip { get; init; }

    /// <summary><c>activation</c>: <c>tanh</c>, <c>relu</c>, <c>sigmoid</c> or <c>identity</c>.</summary>
    [JsonIgnore]
    public string Activation { get; init; } = CellArguments.Activations[0];

    /// <summary><c>layer_norm</c>; null is the class's default.</summary>
    [JsonPropertyName("layer_norm")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? LayerNorm { get; init; }

    /// <summary><c>cells</c> of a <c>MultiRNNCell</c>, from the input up.</summary>
    [JsonPropertyName("cells")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CellSpec>? Cells { get; init; }

    /// <summary><c>cell</c> of a <c>ResidualWrapper</c>.</summary>
    [JsonPropertyName("cell")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CellSpec? Cell { get; init; }

    /// <summary>Arguments that this version has no property for.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }

    /// <summary>The states, in TensorFlow's order.</summary>
    [JsonIgnore]
    public IReadOnlyList<CellState> States => Kind.States(this);

    /// <summary>The depth of the output.</summary>
    [JsonIgnore]
    public int OutputSize => Kind.OutputSize(this);

    /// <summary>
    /// Why no backend of ours can run this cell, or null. An argument that is not known is refused unless it says nothing
    /// (null, false) or what TensorFlow does anyway, since dropping it would judge another function.
    /// </summary>
    [JsonIgnore]
    public string? Unsupported => CellArguments.Unsupported(this);

    /// <summary>Why a backend that knows no cell but the plain <c>LSTMCell</c> cannot run this one, or null.</summary>
    [JsonIgnore]
    public string? NotPlain => Unsupported ?? (Type != "LSTMCell" ? $"cell type '{Type}': only LSTMCell is implemented" : CellArguments.Options(this).Where(o => o.Name != "forget_bias").Select(o => $"cell argument {o.Name} = {o.Value} is not implemented").FirstOrDefault());

    /// <summary>What it is, for a line of text: <c>H=6 forget_bias=2.5</c>, <c>GRUCell H=6</c>.</summary>
    [JsonIgnore]
    public string Line => CellArguments.Line(this);

    /// <summary>Its row of the table.</summary>
    [JsonIgnore]
    internal CellKind Kind => CellKinds.Find(Type) ?? throw new BadInputException(Unsupported!);

    [JsonInclude]
    [JsonPropertyName("forget_bias")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    private double? StatedForgetBias
    {
        get => ForgetBias != 1.0 || Array.IndexOf(CellKinds.Find(Type)?.Arguments ?? [], "forget_bias") >= 0 ? ForgetBias : null;
        init => ForgetBias = value ?? 1.0;
    }

    [JsonInclude]
    [JsonPropertyName("activation")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    private string? StatedActivation
    {
        get => Activation == CellArguments.Activations[0] ? null : Activation;
        init => Activation = value ?? CellArguments.Activations[0];
    }

    /// <summary>The variables for an input depth, in the order in which TensorFlow makes them, by their names below the direction's scope.</summary>
    public IReadOnlyList<CellVariable> Variables(int inputs) =>
        [.. Kind.Variables(this, inputs).Select(v => Kind.Scope.Length == 0 ? v : v with { Name = $"{Kind.Scope}/{v.Name}" })];
}
