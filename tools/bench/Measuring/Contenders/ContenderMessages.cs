using Parity.Backends.Workers;
using Parity.Bench.Workloads;
using Parity.Tensors;

namespace Parity.Bench.Contenders;

/// <summary>What a contender's process is asked and what it answers, as payloads of the worker protocol's frames.</summary>
internal static class ContenderMessages
{
    /// <summary>What is asked.</summary>
    internal enum Question : byte
    {
        /// <summary>The version.</summary>
        Version = 1,

        /// <summary>A workload, by its sizes: both processes draw the same arrays.</summary>
        Prepare = 2,

        /// <summary>A variant, and the numbers of untimed and of timed runs.</summary>
        Time = 3,

        /// <summary>A large matrix product.</summary>
        MatrixProduct = 4,
    }

    /// <summary>Writes a workload.</summary>
    public static void Write(this BinaryWriter writer, Workload workload)
    {
        writer.Write(workload.Shape.Sizes);
        writer.Write((byte)workload.Pass);
        writer.Write(workload.Filling.Name);
        writer.Write(workload.Cell.Name);
    }

    /// <summary>The inverse of <see cref="Write(BinaryWriter, Workload)"/>.</summary>
    public static Workload ReadWorkload(this BinaryReader reader) =>
        new(Shape.Parse(reader.ReadString()), (Pass)reader.ReadByte(), Filling.Parse(reader.ReadString())) { Cell = MeasuredCell.Parse(reader.ReadString()) };

    /// <summary>Writes variants with their results.</summary>
    public static void Write(this BinaryWriter writer, IReadOnlyList<Variant> variants) => writer.WriteList(variants, static (w, v) =>
    {
        w.Write(v.Name);
        w.Write(v.Results is not null);
        w.WriteTensors(v.Results ?? []);
    });

    /// <summary>The inverse of <see cref="Write(BinaryWriter, IReadOnlyList{Variant})"/>.</summary>
    public static Variant[] ReadVariants(this BinaryReader reader) => reader.ReadList(static r =>
    {
        var name = r.ReadString();
        var compared = r.ReadBoolean();
        var results = r.ReadTensors();
        return new Variant(name, compared ? results : null);
    });
}
