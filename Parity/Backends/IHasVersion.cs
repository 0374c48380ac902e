namespace Parity.Backends;

/// <summary>A backend that can say which version of what it runs.</summary>
public interface IHasVersion
{
    /// <summary>In one line: <c>libtorch 2.10.0, nn.LSTM</c>.</summary>
    /// <exception cref="BackendException">It is not available here.</exception>
    string Version { get; }
}
