namespace Parity.Tests.Diagnosis.Ports;

/// <summary>A matrix on the tape and the gradient that reaches it.</summary>
internal sealed class Node(double[] value, int columns)
{
    /// <summary><c>[Rows, Columns]</c>, row-major.</summary>
    public double[] Value { get; } = value;

    public double[] Gradient { get; } = new double[value.Length];

    public int Columns { get; } = columns;

    public int Rows => Value.Length / Columns;
}

/// <summary>One row of a matrix on the tape.</summary>
internal readonly record struct NodeRow(Node From, int Row);
