using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;

namespace NegotiationSim.Streams.JsonLines;

/// <summary>
/// Decides line by line what of an import is news, and collects what is wrong. Lines of one stream come in the order of
/// versions and follow from each other; what is here already has to be the same event.
/// </summary>
/// <param name="find">The stream as it stood before the import; null when it is new.</param>
/// <param name="hashAt">The hash of an event that is here.</param>
public sealed class Arrivals(Func<NegotiationId, StreamSummary?> find, Func<NegotiationId, long, EventHash> hashAt)
{
    private readonly Dictionary<NegotiationId, Arriving> _streams = [];
    private readonly List<StreamFinding> _findings = [];
    private long _news;

    private sealed class Arriving
    {
        public required StreamSummary Here { get; init; }

        public long Version { get; set; }

        public EventHash Head { get; set; }

        public bool IsBroken { get; set; }
    }

    /// <summary>Everything that is wrong so far.</summary>
    public IReadOnlyList<StreamFinding> Findings => _findings;

    /// <summary>What the import comes to: refused as soon as anything is wrong.</summary>
    public ImportResult Result => _findings.Count > 0 ? new ImportResult.Refused(_findings) : new ImportResult.Imported(_streams.Count, _news);

    /// <summary>The line if it is to be stored; null when it is here already or wrong.</summary>
    public ImportLine.Read? Admit(ImportLine line)
    {
        if (line is not ImportLine.Read read)
        {
            _findings.AddRange(((ImportLine.Bad)line).Findings);
            return null;
        }

        var arriving = Get(read);
        if (arriving.IsBroken)
        {
            return null;
        }

        if (Fault(read, arriving) is { } finding)
        {
            arriving.IsBroken = true;
            _findings.Add(finding with { Stream = read.Id, Version = read.Stored.Version, Line = read.Line, Column = 1 });
            return null;
        }

        (arriving.Version, arriving.Head) = (read.Stored.Version, read.Stored.Hash);
        var isNews = read.Stored.Version > arriving.Here.Version;
        _news += isNews ? 1 : 0;
        return isNews ? read : null;
    }

    private Arriving Get(ImportLine.Read read)
    {
        if (_streams.TryGetValue(read.Id, out var known))
        {
            return known;
        }

        var here = find(read.Id) ?? StreamSummary.Empty(read.Id);
        var before = Math.Min(read.Stored.Version - 1, here.Version);
        return _streams[read.Id] = new Arriving
        {
            Here = here,
            Version = before,
            Head = before == 0 ? EventHash.None : hashAt(read.Id, before),
        };
    }

    private StreamFinding? Fault(ImportLine.Read read, Arriving arriving)
    {
        var (stored, expected) = (read.Stored, arriving.Version + 1);
        if (stored.Version != expected)
        {
            return new StreamFinding(StreamFault.BrokenVersions, $"version {stored.Version} stands where {expected} should", "versions 1, 2, 3 … without gaps");
        }

        if (HashChain.Next(arriving.Head, stored.Version, stored.Alias, stored.RecordedAt, stored.Json.Span) != stored.Hash)
        {
            return new StreamFinding(StreamFault.BrokenChain, "the event does not match its hash", $"the event that was recorded, or a hash that follows from it and {arriving.Head}");
        }

        if (stored.Version <= arriving.Here.Version)
        {
            return hashAt(read.Id, stored.Version) == stored.Hash
                ? null
                : new StreamFinding(StreamFault.Diverged, "another event stands here", "a stream that continues the one that is here");
        }

        return arriving.Here.IsArchived
            ? new StreamFinding(StreamFault.ArchivedStream, "the stream is archived here", "no new events for it")
            : null;
    }
}
