using Parity.Backends.TensorFlow;

namespace Parity.Tests.Docs;

/// <summary>A Python that has TensorFlow: 2.15.1's beside the library that was found, 1.15.5's where <c>PARITY_PYTHON_115</c> is its command.</summary>
internal static class PythonWithTensorFlow
{
    /// <summary>The command for a shell, for 2.15.1, onednn (2.15.1 with oneDNN on) or 1.15.5; where there is none the test is skipped.</summary>
    public static string Need(string whose)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the commands are /bin/sh's");
        if (whose == "1.15.5")
        {
            var command = Environment.GetEnvironmentVariable("PARITY_PYTHON_115");
            Assert.SkipWhen(command is null, "PARITY_PYTHON_115 does not name a Python with TensorFlow 1.15.5");
            return $"env PYTHONDONTWRITEBYTECODE=1 {command}";
        }

        var library = new TensorFlowLocator().Find().Path;
        var packages = library is null ? null : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(library)!, "..", "python"));
        Assert.SkipUnless(Directory.Exists(packages), "no TensorFlow 2.15.1 with its Python packages beside it");
        return $"env PYTHONDONTWRITEBYTECODE=1 TF_ENABLE_ONEDNN_OPTS={(whose == "onednn" ? 1 : 0)} PYTHONPATH={packages} python3.11";
    }
}
