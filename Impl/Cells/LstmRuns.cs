using System.Numerics;
using Parity.Impl.Kernels;

namespace Parity.Impl.Cells;

/// <summary>The run for an LSTM's options: the plain one's loops where there are none.</summary>
internal static class LstmRuns
{
    /// <summary>Makes it.</summary>
    public static CellRun<T> Create<T, TArithmetic>(LstmShape<T> shape, T forgetBias, bool peepholes, T? cellClip, Activation activation, Numerics numerics)
        where T : unmanaged, INumberBase<T>
        where TArithmetic : struct, IArithmetic<T> => activation switch
        {
            Activation.Tanh when !peepholes && cellClip is null => new PlainLstmRun<T, TArithmetic>(shape, forgetBias, numerics),
            Activation.Tanh => new OptionLstmRun<T, TArithmetic, TanhActivation<T, TArithmetic>>(shape, forgetBias, peepholes, cellClip, numerics),
            Activation.Sigmoid => new OptionLstmRun<T, TArithmetic, SigmoidActivation<T, TArithmetic>>(shape, forgetBias, peepholes, cellClip, numerics),
            Activation.Relu => new OptionLstmRun<T, TArithmetic, ReluActivation<T>>(shape, forgetBias, peepholes, cellClip, numerics),
            _ => new OptionLstmRun<T, TArithmetic, IdentityActivation<T>>(shape, forgetBias, peepholes, cellClip, numerics),
        };
}
