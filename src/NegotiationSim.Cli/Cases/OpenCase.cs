using NegotiationSim.Cli.Verbs;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Findings;
using NegotiationSim.Streams;
using NegotiationSim.Streams.CaseFiles;

namespace NegotiationSim.Cli.Cases;

/// <summary>A case file while a verb works on it.</summary>
internal sealed class OpenCase(SqliteStreams streams, string path) : IDisposable
{
    public INegotiationStreams Streams => streams;

    /// <summary>The path as it was typed.</summary>
    public string Path { get; } = path;

    /// <summary>Opens it; null after having said why not.</summary>
    public static OpenCase? Open(Session session, string? path, bool create, out int exit)
    {
        exit = Exit.Done;
        if (path is null)
        {
            exit = session.Stop(Exit.Findings, "--case FILE is needed here");
            return null;
        }

        switch (Wait(CaseFile.OpenAsync(session.Around.Resolve(path), create)))
        {
            case CaseFileOpening.Opened opened:
                return new OpenCase(opened.Streams, path);
            case CaseFileOpening.Refused refused:
                exit = session.Stop(CodeOf(refused.Finding), $"{path}: {Streaming.Sentence(refused.Finding)}");
                return null;
            default:
                exit = Exit.Failure;
                return null;
        }
    }

    /// <summary>The stream's events in order.</summary>
    public IReadOnlyList<RecordedEvent> Events(NegotiationId id) => Wait(ToList(streams.ReadAsync(id)));

    /// <summary>What the list says of a stream; null after having said that there is none.</summary>
    public StreamSummary? Find(Session session, string id, out int exit)
    {
        exit = Exit.Done;
        if (Wait(streams.FindAsync(new NegotiationId(id))) is { } summary)
        {
            return summary;
        }

        var known = Wait(streams.ListAsync(includeArchived: true)).Select(one => one.Id.Value);
        exit = session.Stop(Exit.NotFound, Spelling.Unknown("stream", id, known, $"negsim list --case {Path} shows what there is"));
        return null;
    }

    public void Dispose() => streams.Dispose();

    /// <summary>The result of what a case file does; a terminal has nothing else to do meanwhile.</summary>
    public static T Wait<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    /// <summary>Not there 5; something else than a case file 2; a broken or locked place 1.</summary>
    private static int CodeOf(StreamFinding finding) => finding.Fault switch
    {
        StreamFault.NoCaseFile => Exit.NotFound,
        StreamFault.NotACaseFile or StreamFault.NewerCaseFile or StreamFault.DamagedCaseFile => Exit.Findings,
        _ => Exit.Failure,
    };

    private static async ValueTask<List<T>> ToList<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
