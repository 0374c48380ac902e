using Parity.Cases;
using Parity.Diagnosis;
using Parity.Fixtures;
using Parity.Tensors;

namespace Parity.Tests.Diagnosis.Ports;

/// <summary>A port at work on a golden case, and its diagnosis.</summary>
internal static class Planted
{
    public static Case Case(string id) => Repository.Folder.Cases.Single(c => c.Id == id);

    /// <summary>What it gives of outputs, states and gradients; its trace only where it is asked for.</summary>
    public static TensorSet Result(Case row, TapePort port, bool trace = false) =>
        new(port.Run(row, CaseArrays.Inputs(FixtureFolder.ReadGolden(row))).Where(p => trace || !TraceArrays.Is(p.Key)));

    public static CaseDiagnosis Diagnose(string id, TapePort port) => new Diagnoser().Diagnose(Case(id), Result(Case(id), port));
}
