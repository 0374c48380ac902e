using Parity.Fixtures;
using Parity.Protos.TensorFlow;
using Parity.Tensors;

namespace Parity.Models.Formats.Bundle;

/// <summary>
/// A checkpoint of version 2, as <c>tf.train.Saver</c> and <c>tf.train.Checkpoint</c> write it: <c>PREFIX.index</c> and <c>PREFIX.data-00000-of-00001</c>, …
/// Tensors are read when they are asked for, each checked against its checksum.
/// </summary>
internal sealed class TensorBundle
{
    private readonly string prefix;
    private readonly BundleShard[] shards;

    private TensorBundle(string prefix, BundleIndex index)
    {
        this.prefix = prefix;
        shards = [.. Enumerable.Range(0, index.Shards).Select(k => new BundleShard(FormattableString.Invariant($"{prefix}.data-{k:D5}-of-{index.Shards:D5}")))];
        Variables = [.. index.Entries.Select(e => Variable(e.Name, e.Entry))];
    }

    /// <summary>Its tensors; those of partitioned variables are there once as a whole, without elements, and once a part, with a name that begins with a null character.</summary>
    public IReadOnlyList<ModelVariable> Variables { get; }

    /// <summary>Opens the one of a prefix.</summary>
    /// <exception cref="BadInputException">A file is missing, cut short or damaged.</exception>
    public static TensorBundle Open(string prefix)
    {
        var path = prefix + ".index";
        var bundle = new TensorBundle(prefix, BundleIndex.Read(path, FileBytes.Read(path)));
        var missing = Array.Find(bundle.shards, s => !File.Exists(s.Path));
        return missing is null ? bundle : throw new BadInputException($"{missing.Path}: no such file: the checkpoint has {bundle.shards.Length} data file(s), and all are needed");
    }

    private ModelVariable Variable(string name, BundleEntryProto entry)
    {
        var what = $"{prefix}: '{name}'";
        var shape = Shapes.Read(entry.Shape, what);
        if (entry.Slices.Count > 0)
        {
            return new ModelVariable(name, DataTypes.Name(entry.Dtype), shape) { Unreadable = FormattableString.Invariant($"partitioned into {entry.Slices.Count} parts: expected a whole variable (save it without a partitioner)") };
        }

        if (entry.ShardId < 0 || entry.ShardId >= shards.Length || entry.Offset < 0 || entry.Size < 0)
        {
            throw new BadInputException(FormattableString.Invariant($"{what}: {entry.Size} bytes from {entry.Offset} of data file {entry.ShardId}: there is no such place"));
        }

        byte[] Bytes() => shards[entry.ShardId].Read(entry, what);
        return new ModelVariable(name, DataTypes.Name(entry.Dtype), shape)
        {
            Unreadable = DataTypes.Unreadable(entry.Dtype),
            IsChecked = true,
            Check = () => Bytes(),
            Load = () => Elements(DataTypes.Known(entry.Dtype)!.Value, shape, Bytes(), what),
        };
    }

    private static Tensor Elements(DType dtype, long[] shape, byte[] bytes, string what)
    {
        if (Shapes.Count(shape, dtype.Size(), what) is var count && (long)count * dtype.Size() != bytes.Length)
        {
            throw new BadInputException(FormattableString.Invariant($"{what}: {dtype.Name()}[{string.Join(", ", shape)}] has {(long)count * dtype.Size()} bytes, got {bytes.Length}"));
        }

        var tensor = Tensor.Zeros(dtype, Shapes.Of(shape));
        bytes.CopyTo(tensor.Bytes);
        return tensor;
    }
}
