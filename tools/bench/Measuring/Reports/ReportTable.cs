namespace Parity.Bench.Reports;

/// <summary>A table as every renderer writes it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">The heads.</param>
/// <param name="Rows">The rows, a cell a column.</param>
internal sealed record ReportTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows);

/// <summary>A cell.</summary>
/// <param name="Main">What the table is about.</param>
/// <param name="Spread">How far it varied; empty is not said.</param>
/// <param name="Detail">What else there is to know; empty is nothing.</param>
internal sealed record ReportCell(string Main, string Spread = "", string Detail = "");
