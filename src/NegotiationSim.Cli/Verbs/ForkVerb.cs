using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Asking;
using NegotiationSim.Streams;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Begins a stream that shares a beginning with another.</summary>
internal sealed class ForkVerb : Verb
{
    private readonly Argument<string> _source = new("ID");
    private readonly Argument<string> _fork = new("NEW-ID");
    private readonly Option<string?> _case = CaseOption.Needed();
    private readonly Option<string?> _at = new("--at") { Description = "the last version or day they share; absent: the end", HelpName = "VERSION|DATE" };
    private readonly Option<string?> _why = new("--why") { Description = "what is to be different, in words", HelpName = "TEXT" };

    public ForkVerb()
        : base("fork", "begin another course of a stream, from a version on")
    {
        Add(_source);
        Add(_fork);
        Add(_case);
        Add(_at);
        Add(_why);
    }

    public override string Usage => "ID NEW-ID --case FILE [--at VERSION|DATE] [--why TEXT]";

    public override string About => "The fork is a copy of its source up to there, hashes included, and then goes its own way. The source is never written to.";

    public override IReadOnlyList<string> Examples => ["negsim fork us-led-track freeze-first --at 2025-12-24 --why \"the freeze comes first\" --case talks.negsim"];

    public override int Run(ParseResult parsed, Session session)
    {
        using var opened = OpenCase.Open(session, parsed.GetValue(_case), create: false, out var exit);
        if (opened?.Find(session, parsed.GetValue(_source)!, out exit) is not { } source)
        {
            return exit;
        }

        var events = opened.Events(source.Id);
        if (Version(session, parsed.GetValue(_at), events, out exit) is not { } at)
        {
            return exit;
        }

        var id = new NegotiationId(parsed.GetValue(_fork)!);
        EquatableList<string> overrides = parsed.GetValue(_why) is { } why ? [why] : [];
        var forking = opened.Streams.ForkAsync(source.Id, id, at, overrides, session.Around.Clock.GetUtcNow());
        return Say(session, opened, OpenCase.Wait(forking), id, source.Id, at);
    }

    /// <summary>The version to fork at; of a day the last one that had happened for certain, as far as there is no gap before it.</summary>
    private static int? Version(Session session, string? at, IReadOnlyList<RecordedEvent> events, out int exit)
    {
        exit = Exit.Done;
        if (at is null)
        {
            return events.Count;
        }

        if (!session.TryTake(UntilWords.Read(at, knownBy: null), out var until, out exit))
        {
            return null;
        }

        var version = until.Version ?? events.TakeWhile(one => one.Event.Stamp.On.To <= until.Day).Count();
        if (version >= 1 && version <= events.Count)
        {
            return version;
        }

        exit = session.Stop(Exit.NotFound, $"the stream runs from v1 to v{events.Count}; there is nothing at \"{at}\"");
        return null;
    }

    private static int Say(Session session, OpenCase opened, ForkResult result, NegotiationId id, NegotiationId source, int at)
    {
        switch (result)
        {
            case ForkResult.Forked forked:
                session.Terminal.Show(session.Terminal.NewPage().Line($"{id}: a fork of {source} at v{at}, now at v{forked.Version}."));
                return Exit.Done;
            case ForkResult.Taken taken:
                return session.Stop(Exit.LostRace, $"\"{id}\" is in {opened.Path} already, at v{taken.Version}; nothing was written");
            case ForkResult.NoSuchVersion missing:
                return session.Stop(Exit.LostRace, $"\"{source}\" is at v{missing.Actual} now; nothing was written");
            case ForkResult.Unstorable unstorable:
                return session.Stop(Exit.Findings, Streaming.Sentence(unstorable.Findings[0]));
            default:
                return Exit.Failure;
        }
    }
}
