using System.Reflection;
using System.Runtime.InteropServices;

namespace Parity.Backends.TensorFlow.Native;

/// <summary>Loads libtensorflow from a path that is known only at run time, once a process.</summary>
internal static class TensorFlowLibrary
{
    private static readonly Lock Gate = new();
    private static IntPtr _handle;
    private static string? _path;

    /// <summary>Loads the library; again with the same path does nothing.</summary>
    /// <exception cref="BackendException">It cannot be loaded, or is not TensorFlow's C library.</exception>
    public static void Load(string path)
    {
        lock (Gate)
        {
            if (_path is not null)
            {
                if (_path != path)
                {
                    throw new BackendException($"{path}: this process has loaded {_path} already");
                }

                return;
            }

            _handle = Open(path);
            NativeLibrary.SetDllImportResolver(typeof(TensorFlowLibrary).Assembly, Resolve);
            _path = path;
        }
    }

    /// <summary><c>TF_Version</c>: <c>2.15.1</c>.</summary>
    public static string Version() => Marshal.PtrToStringUTF8(NativeMethods.TF_Version()) ?? "";

    private static IntPtr Open(string path)
    {
        IntPtr handle;
        try
        {
            handle = NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            // advice comes first, and then what the system says
            var lines = e.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            throw new BackendException($"{path}: cannot be loaded: {string.Join(' ', lines.Length > 1 ? lines[1..] : lines)}", e);
        }

        if (!NativeLibrary.TryGetExport(handle, nameof(NativeMethods.TF_GraphImportGraphDef), out _))
        {
            throw new BackendException($"{path}: is not TensorFlow's C library (it does not export {nameof(NativeMethods.TF_GraphImportGraphDef)})");
        }

        return handle;
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name == NativeMethods.Library ? _handle : IntPtr.Zero;
}
