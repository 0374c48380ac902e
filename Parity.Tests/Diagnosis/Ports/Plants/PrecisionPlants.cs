namespace Parity.Tests.Diagnosis.Ports.Plants;

/// <summary>Narrower products, forward and backward.</summary>
internal static class PrecisionPlants
{
    // both keep 11 bits; they differ where values are out of float16's range
    private const string Float16 = "precision: float16 products";
    private const string Tf32 = "precision: TF32-like rounding";

    public static IEnumerable<Mistake> All => Made.Select(p => p with { TrueGradients = false, Rounds = true });

    private static IEnumerable<Mistake> Made =>
    [
        new(Float16, "factors", p => p with { Arithmetic = Arithmetic.Single with { Factor = Arithmetic.Half } }) { Same = [Tf32] },
        new(Float16, "factors and result", p => p with { Arithmetic = Arithmetic.Single with { Factor = Arithmetic.Half, Product = Arithmetic.Half } }),
        new("precision: bfloat16 products", "factors", p => p with { Arithmetic = Arithmetic.Single with { Factor = Arithmetic.BFloat16 } }),
        new("precision: bfloat16 products", "factors and result", p => p with { Arithmetic = Arithmetic.Single with { Factor = Arithmetic.BFloat16, Product = Arithmetic.BFloat16 } }),
        new(Tf32, "", p => p with { Arithmetic = Arithmetic.Single with { Factor = Arithmetic.Tf32 } }) { Same = [Float16] },
        new("precision: float32 where the case is float64", "", p => p with { Arithmetic = Arithmetic.Single }) { Case = "bi-float64" },
    ];
}
