using Parity.Backends;
using Parity.Backends.Workers;
using Parity.Bench.Contenders;
using Parity.Bench.Workloads;
using Parity.Tensors;

namespace Parity.Tests.Bench;

public sealed class ContenderHostTests
{
    private static readonly Workload Workload = new(Shape.Parse("2,3,4,5"), Pass.Training, Filling.Ragged);

    [Fact]
    public void It_draws_the_workload_and_answers_with_what_comes_out()
    {
        var counting = new Counting();
        var host = new ContenderHost(new Lazy<IImplementation>(counting));
        var variants = Ask(host, ContenderMessages.Question.Prepare, w => w.Write(Workload), r => r.ReadVariants());
        Assert.Equal(["packed", "padded"], variants.Select(v => v.Name));
        Assert.Equal(Workload.Draw()["inputs"].Array<float>(), variants[0].Results!["inputs"].Array<float>());
        Assert.Null(variants[1].Results);
        Assert.Equal("S 1", Ask(host, ContenderMessages.Question.Version, _ => { }, r => r.ReadString()));
        Assert.Equal(3e9, Ask(host, ContenderMessages.Question.MatrixProduct, _ => { }, r => r.ReadDouble()));
    }

    [Fact]
    public void It_runs_as_often_as_is_asked_and_times_the_last_of_them()
    {
        var counting = new Counting();
        var host = new ContenderHost(new Lazy<IImplementation>(counting));
        Ask(host, ContenderMessages.Question.Prepare, w => w.Write(Workload), r => r.ReadVariants());
        var seconds = Ask(host, ContenderMessages.Question.Time, w => Array.ForEach([1, 3, 2], w.Write), r => r.ReadDouble());
        Assert.Equal((0, 5), (counting.Packed, counting.Padded));
        Assert.InRange(seconds, 0.01, 1.0); // of the padded runs only the first three are quick
    }

    [Fact]
    public void What_goes_wrong_is_an_answer_and_the_next_question_has_another()
    {
        var host = new ContenderHost(new Lazy<IImplementation>(() => throw new DllNotFoundException("no\nlibtorch")));
        Assert.Equal("no libtorch", Assert.Throws<BackendException>(() => Ask(host, ContenderMessages.Question.Version, _ => { }, r => r.ReadString())).Message);
        Assert.StartsWith("got question 9", Assert.Throws<BackendException>(() => Ask(host, (ContenderMessages.Question)9, _ => { }, r => r.ReadString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_ends_is_a_failure_with_what_it_said()
    {
        // Parity.dll is no contender's process: it says how it is used, and ends
        using var contender = new ContenderProcess("torch", 2, null, typeof(BadInputException).Assembly.Location);
        Assert.StartsWith("contender's process ended with exit code 2; stderr: usage: ", contender.Unavailable, StringComparison.Ordinal);
        Assert.StartsWith("torch: contender's process ended with ", Assert.Throws<BackendException>(() => contender.Prepare(Workload)).Message, StringComparison.Ordinal);
    }

    private static T Ask<T>(ContenderHost host, ContenderMessages.Question question, Action<BinaryWriter> write, Func<BinaryReader, T> read)
    {
        var asked = Wire.Payload(w =>
        {
            w.Write((byte)question);
            write(w);
        });
        return Wire.Parse(host.Reply(asked.ToArray()).ToArray(), r => r.ReadBoolean() ? read(r) : throw new BackendException(r.ReadString()));
    }

    private sealed class Counting : IImplementation
    {
        public int Packed { get; private set; }

        public int Padded { get; private set; }

        public string Version => "S 1";

        public IReadOnlyList<Way> Prepare(Workload workload, TensorSet given) =>
        [
            new("packed", () => Packed++, () => new TensorSet { ["inputs"] = given["inputs"] }),
            new("padded", () => Thread.Sleep(Padded++ < 3 ? 0 : 15), null),
        ];

        public double? MatrixProductFlops() => 3e9;

        public void Dispose()
        {
        }
    }
}
