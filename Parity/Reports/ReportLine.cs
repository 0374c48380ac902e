using Parity.Comparison;

namespace Parity.Reports;

/// <summary>A line of text with what it is about, so that a terminal can colour it.</summary>
/// <param name="Text">The line.</param>
/// <param name="Tone">The outcome that it tells; null for plain text.</param>
public sealed record ReportLine(string Text, CaseOutcome? Tone = null);
