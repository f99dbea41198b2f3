using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Steps;

/// <summary>Source ids, looked up where the file belongs to a library that has a list of sources.</summary>
internal static class SourceIds
{
    public static Reading<EquatableList<string>> List { get; } = Values.ListOf(Values.Name.Checked((id, node, report) =>
    {
        if (report.Library?.Sources is not { Count: > 0 } known || known.ContainsKey(id))
        {
            return true;
        }

        var nearest = report.IsFull ? null : Spelling.Nearest(id, known.Keys);
        report.Add(FindingCodes.UnknownSource, node.At, $"the source {node.Noun} is not listed", "listed nowhere in the sources", nearest is null ? "add it to the list of sources" : $"write `{nearest}`, or add the source to the list");
        return false;
    }));
}
