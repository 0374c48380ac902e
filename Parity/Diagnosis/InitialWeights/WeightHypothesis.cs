namespace Parity.Diagnosis.InitialWeights;

/// <summary>A way to draw initial weights that is not TensorFlow's. It is told from the others by how likely the weights are under it.</summary>
public abstract class WeightHypothesis
{
    /// <summary>The name.</summary>
    public abstract string Name { get; }

    /// <summary>What it is and does, in a paragraph.</summary>
    public abstract string Explanation { get; }

    /// <summary>How it is put right.</summary>
    public virtual string Fix => "Draw the whole kernel [I+H, 4H] at once, uniform in ±√(6/(I+H+4H)), and start the bias at zeros: tf.glorot_uniform_initializer on one variable.";

    /// <summary>Its forms, and the logarithm of how likely a kernel is under each.</summary>
    public abstract IEnumerable<(string Text, double LogLikelihood)> Of(WeightSample sample);
}
