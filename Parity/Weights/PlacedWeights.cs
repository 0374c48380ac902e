using System.Numerics;
using System.Runtime.InteropServices;
using Parity.Tensors;

namespace Parity.Weights;

/// <summary>The values of a cell's weights, moved between TensorFlow's variables and a layout's tensors.</summary>
/// <param name="name">The layout's name.</param>
/// <param name="home">TensorFlow's variables.</param>
/// <param name="placed">The layout's tensors.</param>
/// <param name="folds">Whether <c>forget_bias</c> is a part of a bias there.</param>
internal sealed class PlacedWeights<T>(string name, Home home, IReadOnlyList<PlacedTensor> placed, bool folds)
    where T : unmanaged, INumber<T>
{
    private readonly T forgetBias = T.CreateChecked(home.Cell.ForgetBias);
    private readonly string head = $"{WeightLayout.Remainder}{name}/";

    /// <summary>The layout's tensors: each element from its place, plus <c>forget_bias</c> where it is folded; the second of two biases is zero.</summary>
    public TensorSet FromTensorFlow(TensorSet variables)
    {
        var plain = Tensors(Places(variables), (places, from) => Value(places, from));
        return WithRemainder(variables, plain);
    }

    /// <summary>TensorFlow's variables, and as a remainder the tensors that would not come back from them.</summary>
    public TensorSet ToTensorFlow(TensorSet tensors)
    {
        var places = Sum(tensors);
        var result = Variables(places);
        foreach (var tensor in placed.Where(p => !Same(Array.ConvertAll(p.From, from => Value(places, from)), tensors[p.Name].Array<T>())))
        {
            result[head + tensor.Name] = tensors[tensor.Name];
        }

        return result;
    }

    /// <summary>Each place's gradient is that of the element that has its value.</summary>
    public TensorSet GradientToTensorFlow(TensorSet gradient)
    {
        var places = new T[home.Count];
        Each(gradient, (from, value) =>
        {
            if (from >= 0)
            {
                places[from] = value;
            }
        });
        return Variables(places);
    }

    /// <summary>Each element's gradient is that of its place.</summary>
    public TensorSet GradientFromTensorFlow(TensorSet gradient) => Tensors(Places(gradient), (places, from) => places[from < 0 ? ~from : from]);

    private static bool Same(T[] a, T[] b) => MemoryMarshal.AsBytes(a.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(b.AsSpan()));

    private T Value(T[] places, int from) => from < 0 ? T.Zero : FoldsAt(from) ? places[from] + forgetBias : places[from];

    private bool FoldsAt(int place) => folds && forgetBias != T.Zero && home.HasForgetBias(place);

    /// <summary>Of two biases the sum, less what is folded in.</summary>
    private T[] Sum(TensorSet tensors)
    {
        var places = new T[home.Count];
        Each(tensors, (from, value) =>
        {
            if (from >= 0)
            {
                places[from] = value;
            }
        });
        Each(tensors, (from, value) =>
        {
            // a zero is not added: it would take the sign of another
            if (from < 0 && value != T.Zero)
            {
                places[~from] += value;
            }
        });
        for (var place = 0; place < places.Length; place++)
        {
            places[place] = FoldsAt(place) ? places[place] - forgetBias : places[place];
        }

        return places;
    }

    /// <summary>The layout's own tensors again, where what was made of them is what is here.</summary>
    private TensorSet WithRemainder(TensorSet variables, TensorSet plain)
    {
        var own = new TensorSet(plain);
        foreach (var (key, tensor) in variables.Under(head))
        {
            if (plain.Find(key[head.Length..]) is { } ours && ours.DType == tensor.DType && ours.Shape.AsSpan().SequenceEqual(tensor.Shape))
            {
                own[key[head.Length..]] = tensor;
            }
        }

        return Same(Sum(own), Places(variables)) ? own : plain;
    }

    private T[] Places(TensorSet variables)
    {
        var places = new T[home.Count];
        foreach (var (key, _, offset) in home.Variables)
        {
            variables[key].As<T>().CopyTo(places.AsSpan(offset));
        }

        return places;
    }

    private TensorSet Variables(T[] places) =>
        new(home.Variables.Select(v => KeyValuePair.Create(v.Name, Tensor.Of(places[v.Offset..(v.Offset + (int)Tensor.Size(v.Shape))], v.Shape))));

    private TensorSet Tensors(T[] places, Func<T[], int, T> value) =>
        new(placed.Select(p => KeyValuePair.Create(p.Name, Tensor.Of(Array.ConvertAll(p.From, from => value(places, from)), p.Shape))));

    private void Each(TensorSet tensors, Action<int, T> act)
    {
        foreach (var tensor in placed)
        {
            var values = tensors[tensor.Name].Array<T>();
            for (var k = 0; k < values.Length; k++)
            {
                act(tensor.From[k], values[k]);
            }
        }
    }
}
