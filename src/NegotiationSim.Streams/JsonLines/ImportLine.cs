using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.JsonLines;

/// <summary>One line of an import: an event, or what is wrong with the line.</summary>
public abstract record ImportLine
{
    private ImportLine()
    {
    }

    /// <summary>A line that could be read; whether its hash is true is checked against its predecessor when it is stored.</summary>
    public sealed record Read(int Line, NegotiationId Id, NegotiationEvent Event, StoredRow Stored) : ImportLine;

    /// <summary>A line that could not.</summary>
    public sealed record Bad(IReadOnlyList<StreamFinding> Findings) : ImportLine;
}
