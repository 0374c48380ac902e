namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>Narrower products, forward and backward.</summary>
internal static class PrecisionPlants
{
    public static IEnumerable<Mistake> All => Made.Select(p => p with { TrueGradients = false });

    private static IEnumerable<Mistake> Made =>
    [
        new("float16 products", "factors", p => p with { Arithmetic = Arithmetic.Single with { Factor = Arithmetic.Half } }),
        new("float16 products", "factors and result", p => p with { Arithmetic = Arithmetic.Single with { Factor = Arithmetic.Half, Product = Arithmetic.Half } }),
        new("bfloat16 products", "factors", p => p with { Arithmetic = Arithmetic.Single with { Factor = Arithmetic.BFloat16 } }),
        new("bfloat16 products", "factors and result", p => p with { Arithmetic = Arithmetic.Single with { Factor = Arithmetic.BFloat16, Product = Arithmetic.BFloat16 } }),
        new("TF32 products", "", p => p with { Arithmetic = Arithmetic.Single with { Factor = Arithmetic.Tf32 } }),
        new("float32 in a float64 case", "", p => p with { Arithmetic = Arithmetic.Single }) { Case = "bi-float64" },
    ];
}
