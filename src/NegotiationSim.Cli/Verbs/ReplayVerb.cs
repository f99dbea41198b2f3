using System.CommandLine;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>How the balance of a history ran, event by event.</summary>
internal sealed class ReplayVerb : Verb
{
    private readonly Argument<string> _subject = new("SUBJECT");
    private readonly Option<bool> _all = new("--all") { Description = "every event, also those that did not move the balance" };
    private readonly Option<string?> _case = CaseOption.Optional();
    private readonly ReadingOptions _readings = new();
    private readonly UntilOptions _until = new();
    private readonly Formats _formats = new(ReplayAnswer.Schema, "one line an event");

    public ReplayVerb()
        : base("replay", "how the balance of a history ran, event by event")
    {
        _subject.CompletionSources.Add(Ids.Of("histories"));
        Add(_subject);
        _until.AddTo(this);
        _readings.AddTo(this);
        Add(_all);
        Add(_case);
        _formats.AddTo(this);
    }

    public override string Usage => "SUBJECT [options]      SUBJECT: a file, or the id of a history or stream";

    public override string About => "The curve follows the headline's reading: the first norm, lens, baseline and account of those named. Nothing is written.";

    public override IReadOnlyList<string> Examples =>
    [
        "negsim replay geneva-international-discussions --at 2012-12-31",
        "negsim replay us-led-track --known-by 2026-02-18 --json",
    ];

    public override int Run(ParseResult parsed, Session session)
    {
        if (!_readings.TryRead(parsed, session, out var question) || !_until.TryRead(parsed, session, out var until))
        {
            return Exit.Findings;
        }

        if (Named.Find(session, parsed.GetValue(_subject)!, until, parsed.GetValue(_case), out var exit) is not { } named)
        {
            return exit;
        }

        var format = _formats.Of(parsed);
        if (!session.TryTake(named.Library.Replay(named.Subject, question, forScreen: format == Format.Screen), out var replayed, out exit))
        {
            return exit;
        }

        switch (format)
        {
            case Format.Json:
                session.Terminal.Document(ReplayAnswer.Write(replayed));
                break;
            case Format.Csv:
                session.Terminal.Document(StepTable.Of(replayed));
                break;
            default:
                Show(session, named.Subject, (HistoryFile)named.File!, replayed, until, parsed.GetValue(_all));
                break;
        }

        return Exit.Done;
    }

    private static void Show(Session session, Subject subject, HistoryFile history, Replayed replayed, Until until, bool all)
    {
        var page = session.Terminal.NewPage();
        new ReplayScreen(replayed, Versions(history, subject), history.Events.Length).Draw(page, AsOf(until, subject), all);
        session.Terminal.Show(page);
        session.Terminal.Hint($"negsim replay {subject.Name.Id} --all", $"negsim score {subject.Name.Id}");
    }

    private static string? AsOf(Until until, Subject subject)
    {
        var upTo = until.Version is null && until.Day is null ? null : $"up to {Words.Of(subject.Ledger.Cutoff)}";
        var known = until.KnownBy is { } day ? $"as known on {Words.Of(day)}" : null;
        return upTo is null ? known : known is null ? upTo : $"{upTo}, {known},";
    }

    /// <summary>Versions in the whole record, of the events that count.</summary>
    private static List<int> Versions(HistoryFile history, Subject subject)
    {
        var places = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < history.Events.Length; i++)
        {
            places[history.Events[i].Event] = i + 1;
        }

        return [.. subject.Events.Select(one => places[one])];
    }
}
