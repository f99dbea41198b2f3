using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>A text, record, ledger or stream that was named, ready to be scored.</summary>
internal sealed record Named(Library Library, Subject Subject, WrittenFile? File, string Where)
{
    private static readonly string[] Folders = ["proposals", "histories"];

    /// <summary>Finds and reads it.</summary>
    /// <param name="session">Where to look, and where to say what is wrong.</param>
    /// <param name="name">A file, an id, or with a case file the id of a stream.</param>
    /// <param name="until">Up to where a record counts.</param>
    /// <param name="caseFile">The case file; null: what is shipped.</param>
    /// <param name="exit">The exit code when it is not there or something is wrong with it.</param>
    public static Named? Find(Session session, string name, Until until, string? caseFile, out int exit)
    {
        if (caseFile is not null)
        {
            return CaseSubject.Find(session, name, until, caseFile, out exit);
        }

        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return OfLedger(session, name, out exit);
        }

        if (Finder.TryFind(session, name, "proposal or history", Folders, out var file, out exit) is not { } finder)
        {
            return null;
        }

        return session.TryTake(SubjectOf.File(finder.Library, file!, name, until), out var subject, out exit)
            ? new Named(finder.Library, subject, file, name)
            : null;
    }

    /// <summary>The first line of its screen.</summary>
    public Heading Heading() => File switch
    {
        ProposalFile text => new(text.Title, $"{(text.Proposal.Author.Length > 0 ? $"{text.Proposal.Author}, " : "")}{Words.Of(text.Proposal.Date)} · {Words.Count(text.Proposal.Clauses.Count, "clause")} as coded"),
        HistoryFile history => new(history.Title, $"v{Subject.Negotiation!.Version} of {history.Events.Length}, cut at {Words.Of(Subject.Ledger.Cutoff)}"),
        _ => new(Subject.Name.Title, $"{Words.Count(Subject.Ledger.Items.Length, "step")} as coded"),
    };

    /// <summary>A bare ledger in a file of its own.</summary>
    public static Named? OfLedger(Session session, string path, out int exit)
    {
        var file = session.Around.Resolve(path);
        if (!System.IO.File.Exists(file))
        {
            exit = session.Stop(Exit.NotFound, $"no file \"{path}\"");
            return null;
        }

        var loaded = LedgerFile.Read(BytesOf(file), path);
        exit = loaded.Value is null ? session.Show(loaded.Findings) : Exit.Done;
        return loaded.Value is null ? null : new Named(session.Library(), Subjects.Of(loaded.Value, Path.GetFileNameWithoutExtension(path)), null, path);
    }

    /// <summary>The bytes of a file, and of a huge one no more than the reader needs to refuse it.</summary>
    public static ReadOnlyMemory<byte> BytesOf(string path)
    {
        const int tooMany = 6_000_000;
        using var stream = System.IO.File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(stream.Length, tooMany)];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
