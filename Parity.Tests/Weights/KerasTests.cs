using System.Diagnostics;
using Parity.Tests.Backends.TensorFlow;
using Parity.Tests.Cli;
using Parity.Tests.Docs;

namespace Parity.Tests.Weights;

/// <summary>Keras's own layers, with converted weights, compute what TensorFlow's cells do: the layouts are Keras's and not what we think of them.</summary>
public sealed class KerasTests : IDisposable
{
    private const string Script = """
        import sys
        import numpy as np
        import tensorflow as tf
        weights, given, out = np.load(sys.argv[1]), np.load(sys.argv[2]), sys.argv[3]
        result = {}
        for d in ('fw', 'bw'):
            own = {n.split('/')[-1]: weights[n] for n in weights.files if ('forward_' if d == 'fw' else 'backward_') in n}
            units = own['recurrent_kernel:0'].shape[0]
            shared = dict(return_sequences=True, return_state=True, go_backwards=d == 'bw')
            layer = {4: lambda: tf.keras.layers.LSTM(units, **shared),
                     3: lambda: tf.keras.layers.GRU(units, reset_after=False, **shared),
                     1: lambda: tf.keras.layers.SimpleRNN(units, **shared)}[own['kernel:0'].shape[1] // units]()
            layer.build((None, None, given['inputs'].shape[2]))
            layer.set_weights([own['kernel:0'], own['recurrent_kernel:0'], own['bias:0']])
            outputs, *states = layer(given['inputs'])
            result['outputs/' + d] = outputs.numpy()[:, ::-1] if d == 'bw' else outputs.numpy()
            for name, state in zip(('h', 'c'), states):
                result['state/%s/%s' % (d, name)] = state.numpy()
        np.savez(out, **result)
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("bi-full", "keras.LSTM", 6)]
    [InlineData("bi-gru-full", "keras.GRU", 4)]
    [InlineData("bi-rnn-full", "keras.SimpleRNN", 4)]
    public void A_layer_with_converted_weights_is_the_cell(string id, string layout, int arrays)
    {
        var python = PythonWithTensorFlow.Need("2.15.1");
        string At(string name) => Path.Combine(folder.Path, name);
        Assert.Equal(0, CommandLine.Run("inputs", id, "--out", At("in.npz")).Code);
        Assert.Equal(0, CommandLine.Run("convert", At("in.npz"), At("keras.npz"), "--to", layout).Code);
        File.WriteAllText(At("layer.py"), Script);
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", $"{python} '{At("layer.py")}' '{At("keras.npz")}' '{At("in.npz")}' '{At("out.npz")}' 2>'{At("log")}'" } };
        using (var process = Process.Start(start)!)
        {
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, File.ReadAllText(At("log")));
        }

        var run = CommandLine.Run("check", id, "--port", At("out.npz"));
        Assert.True(run.Code == 0, run.Out);
        Assert.Contains(FormattableString.Invariant($"; {arrays} arrays, "), run.Lines[^1], StringComparison.Ordinal);
    }
}
