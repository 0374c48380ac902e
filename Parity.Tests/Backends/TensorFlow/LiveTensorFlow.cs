using Parity.Backends.TensorFlow;

namespace Parity.Tests.Backends.TensorFlow;

/// <summary>The TensorFlow that the locator finds, one worker for a class of tests.</summary>
public sealed class LiveTensorFlow : IDisposable
{
    private readonly TensorFlowBackend _backend = new();

    /// <summary>The backend; where there is no TensorFlow the test is skipped and says where it was looked for.</summary>
    public TensorFlowBackend Need()
    {
        Assert.SkipWhen(_backend.Unavailable is not null, _backend.Unavailable ?? "");
        return _backend;
    }

    public void Dispose() => _backend.Dispose();
}
