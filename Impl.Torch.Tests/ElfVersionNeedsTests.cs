using Parity.Impl.Torch.Native;

namespace Parity.Impl.Torch.Tests;

public sealed class ElfVersionNeedsTests
{
    [Fact]
    public void A_need_is_weakened_once_and_nothing_else_is_touched()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "ELF is Linux's");
        var file = ((string)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES")!).Split(':').Select(f => Path.Combine(f, "libLibTorchSharp.so")).First(File.Exists);
        byte[] image = File.ReadAllBytes(file), before = [.. image];
        Assert.Equal(0, ElfVersionNeeds.Weaken(image, "GLIBCXX_9.9"));
        Assert.Equal(1, ElfVersionNeeds.Weaken(image, "GLIBCXX_3.4.32"));
        Assert.Equal(0, ElfVersionNeeds.Weaken(image, "GLIBCXX_3.4.32"));
        Assert.Equal(1, image.Zip(before).Count(p => p.First != p.Second));
    }

    [Fact]
    public void What_is_no_ELF_file_is_refused() => Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.Weaken(new byte[100], "GLIBCXX_3.4.32"));
}
