using Microsoft.Win32.SafeHandles;

namespace Parity.Backends.TensorFlow.Native;

/// <summary><c>TF_Graph</c>.</summary>
internal sealed class GraphHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary><c>TF_NewGraph</c>: an empty graph.</summary>
    public GraphHandle()
        : base(ownsHandle: true) => SetHandle(NativeMethods.TF_NewGraph());

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMethods.TF_DeleteGraph(handle);
        return true;
    }
}

/// <summary><c>TF_Buffer</c>.</summary>
internal sealed class BufferHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary><c>TF_NewBufferFromString</c>: a copy of the bytes.</summary>
    public unsafe BufferHandle(ReadOnlySpan<byte> bytes)
        : base(ownsHandle: true)
    {
        fixed (byte* p = bytes)
        {
            SetHandle(NativeMethods.TF_NewBufferFromString(p, (nuint)bytes.Length));
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMethods.TF_DeleteBuffer(handle);
        return true;
    }
}

/// <summary><c>TF_ImportGraphDefOptions</c>.</summary>
internal sealed class ImportOptionsHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary><c>TF_NewImportGraphDefOptions</c>: no prefix, no mapping.</summary>
    public ImportOptionsHandle()
        : base(ownsHandle: true) => SetHandle(NativeMethods.TF_NewImportGraphDefOptions());

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMethods.TF_DeleteImportGraphDefOptions(handle);
        return true;
    }
}

/// <summary><c>TF_SessionOptions</c>.</summary>
internal sealed class SessionOptionsHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary><c>TF_NewSessionOptions</c>, then <c>TF_SetConfig</c> with a serialised ConfigProto.</summary>
    public unsafe SessionOptionsHandle(ReadOnlySpan<byte> config)
        : base(ownsHandle: true)
    {
        SetHandle(NativeMethods.TF_NewSessionOptions());
        using var status = new Status();
        fixed (byte* p = config)
        {
            NativeMethods.TF_SetConfig(this, p, (nuint)config.Length, status);
        }

        status.Check("session options");
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMethods.TF_DeleteSessionOptions(handle);
        return true;
    }
}

/// <summary><c>TF_Session</c>.</summary>
internal sealed class SessionHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary><c>TF_NewSession</c>.</summary>
    public SessionHandle(GraphHandle graph, SessionOptionsHandle options)
        : base(ownsHandle: true)
    {
        using var status = new Status();
        SetHandle(NativeMethods.TF_NewSession(graph, options, status));
        status.Check("new session");
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        using var status = new Status();
        NativeMethods.TF_CloseSession(handle, status);
        NativeMethods.TF_DeleteSession(handle, status);
        return true;
    }
}
