using System.Runtime.InteropServices;

namespace Parity.Backends.TensorFlow.Native;

/// <summary>An output of an operation: TensorFlow's <c>TF_Output</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TFOutput
{
    /// <summary><c>TF_Operation*</c>, owned by the graph.</summary>
    public IntPtr Operation;

    /// <summary>Which of the operation's outputs.</summary>
    public int Index;
}

/// <summary>
/// The part of TensorFlow's C API (<c>tensorflow/c/c_api.h</c>) that runs a frozen graph, under its own names.
/// The library's path is only known at run time: <see cref="TensorFlowLibrary"/> resolves it.
/// </summary>
internal static unsafe partial class NativeMethods
{
    /// <summary>The name that <see cref="TensorFlowLibrary"/> resolves.</summary>
    public const string Library = "tensorflow";

    [LibraryImport(Library)]
    public static partial IntPtr TF_Version();

    [LibraryImport(Library)]
    public static partial IntPtr TF_NewStatus();

    [LibraryImport(Library)]
    public static partial void TF_DeleteStatus(IntPtr status);

    [LibraryImport(Library)]
    public static partial int TF_GetCode(Status status);

    [LibraryImport(Library)]
    public static partial IntPtr TF_Message(Status status);

    [LibraryImport(Library)]
    public static partial IntPtr TF_NewGraph();

    [LibraryImport(Library)]
    public static partial void TF_DeleteGraph(IntPtr graph);

    [LibraryImport(Library)]
    public static partial IntPtr TF_NewBufferFromString(byte* proto, nuint length);

    [LibraryImport(Library)]
    public static partial void TF_DeleteBuffer(IntPtr buffer);

    [LibraryImport(Library)]
    public static partial IntPtr TF_NewImportGraphDefOptions();

    [LibraryImport(Library)]
    public static partial void TF_DeleteImportGraphDefOptions(IntPtr options);

    [LibraryImport(Library)]
    public static partial void TF_GraphImportGraphDef(GraphHandle graph, BufferHandle graphDef, ImportOptionsHandle options, Status status);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial IntPtr TF_GraphOperationByName(GraphHandle graph, string name);

    [LibraryImport(Library)]
    public static partial int TF_OperationNumOutputs(IntPtr operation);

    [LibraryImport(Library)]
    public static partial IntPtr TF_NewSessionOptions();

    [LibraryImport(Library)]
    public static partial void TF_SetConfig(SessionOptionsHandle options, byte* proto, nuint length, Status status);

    [LibraryImport(Library)]
    public static partial void TF_DeleteSessionOptions(IntPtr options);

    [LibraryImport(Library)]
    public static partial IntPtr TF_NewSession(GraphHandle graph, SessionOptionsHandle options, Status status);

    [LibraryImport(Library)]
    public static partial void TF_CloseSession(IntPtr session, Status status);

    [LibraryImport(Library)]
    public static partial void TF_DeleteSession(IntPtr session, Status status);

    [LibraryImport(Library)]
    public static partial void TF_SessionRun(
        SessionHandle session,
        IntPtr runOptions,
        TFOutput* inputs,
        IntPtr* inputValues,
        int inputCount,
        TFOutput* outputs,
        IntPtr* outputValues,
        int outputCount,
        IntPtr* targets,
        int targetCount,
        IntPtr runMetadata,
        Status status);

    [LibraryImport(Library)]
    public static partial IntPtr TF_AllocateTensor(int dtype, long* dims, int dimCount, nuint length);

    [LibraryImport(Library)]
    public static partial void TF_DeleteTensor(IntPtr tensor);

    [LibraryImport(Library)]
    public static partial void* TF_TensorData(NativeTensor tensor);

    [LibraryImport(Library)]
    public static partial nuint TF_TensorByteSize(NativeTensor tensor);

    [LibraryImport(Library)]
    public static partial int TF_NumDims(NativeTensor tensor);

    [LibraryImport(Library)]
    public static partial long TF_Dim(NativeTensor tensor, int index);

    [LibraryImport(Library)]
    public static partial int TF_TensorType(NativeTensor tensor);
}
