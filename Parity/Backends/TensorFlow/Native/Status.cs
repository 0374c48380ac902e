using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Parity.Backends.TensorFlow.Native;

/// <summary><c>TF_Status</c>: what every call that can fail reports into.</summary>
internal sealed class Status : SafeHandleZeroOrMinusOneIsInvalid
{
    private static readonly string[] Codes =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    /// <summary><c>TF_NewStatus</c>.</summary>
    public Status()
        : base(ownsHandle: true) => SetHandle(NativeMethods.TF_NewStatus());

    /// <summary>Throws unless the last call succeeded.</summary>
    /// <exception cref="BackendException">It failed; with TensorFlow's message, its first line.</exception>
    public void Check(string doing)
    {
        var code = NativeMethods.TF_GetCode(this);
        if (code == 0)
        {
            return;
        }

        var message = Marshal.PtrToStringUTF8(NativeMethods.TF_Message(this)) ?? "";
        var line = message.Split('\n', 2)[0].Trim();
        throw new BackendException($"{doing}: TensorFlow says {(code < Codes.Length ? Codes[code] : $"code {code}")}: {line}");
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMethods.TF_DeleteStatus(handle);
        return true;
    }
}
