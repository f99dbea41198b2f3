using NegotiationSim.Files.Findings;
using NegotiationSim.Streams;

namespace NegotiationSim.Web.Answers;

/// <summary>A finding in a problem's <c>findings</c>.</summary>
/// <param name="Code">What kind: <c>negsim explain</c> knows it.</param>
/// <param name="Message">What is wrong, alone.</param>
/// <param name="Text">All of it, as the command line says it.</param>
/// <param name="Line">Line of the body, from 1.</param>
/// <param name="Column">Character of that line, from 1.</param>
/// <param name="Help">What to write instead.</param>
/// <param name="Negotiation">In which negotiation.</param>
/// <param name="Version">At which version of it.</param>
public sealed record FindingView(
    string Code,
    string Message,
    string Text,
    int? Line = null,
    int? Column = null,
    IReadOnlyList<string>? Help = null,
    string? Negotiation = null,
    long? Version = null)
{
    internal static FindingView Of(Finding finding) =>
        new(finding.Code.Code, finding.Message, FindingText.Of(finding), finding.At.Line, finding.At.Column, finding.Help);

    internal static FindingView Of(StreamFinding finding) =>
        new(finding.Code, finding.What, finding.ToString(), finding.Line, finding.Column, [finding.Expected], finding.Stream?.Value, finding.Version);
}
