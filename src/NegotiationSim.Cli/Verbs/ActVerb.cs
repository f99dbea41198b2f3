using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Text;
using NegotiationSim.Cli.Cases;
using NegotiationSim.Cli.Output;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Findings;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Issues one command as a party: decided by the rules, then appended, or refused.</summary>
internal sealed class ActVerb : Verb
{
    private readonly Argument<string> _id = new("ID");
    private readonly Argument<string> _move = new("MOVE");
    private readonly Argument<string[]> _keys = new("KEY=VALUE") { Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _case = CaseOption.Needed();
    private readonly Option<string?> _party = new("--as") { Description = "the party that moves", HelpName = "PARTY" };
    private readonly Option<string?> _on = new("--on") { Description = "when it happened; absent: today", HelpName = "DATE" };
    private readonly Option<string?> _expect = new("--expect") { Description = "the version you saw; another one is a lost race", HelpName = "VERSION" };
    private readonly Option<string?> _command = new("--command-id") { Description = "repeating a command with its id changes nothing", HelpName = "ID" };

    public ActVerb()
        : base("act", "one move as a party: decided by the rules, written or refused")
    {
        _move.CompletionSources.Add(_ => WrittenMove.Verbs.Select(verb => new CompletionItem(verb)));
        Add(_id);
        Add(_move);
        Add(_keys);
        foreach (var option in new Option[] { _case, _party, _on, _expect, _command })
        {
            Add(option);
        }
    }

    public override string Usage => "ID MOVE [KEY=VALUE…] --case FILE --as PARTY [options]";

    public override string About => "MOVE and its keys are those of a history's entries (negsim schema history): a value is a number, a text, or {…} and […] as in YAML.";

    public override IReadOnlyList<string> Examples =>
    [
        "negsim act us-led-track table-demand demand=pull-back of=russia dimension=TER text=\"Pull back 10 km\" --as ukraine --case talks.negsim",
        "negsim act us-led-track reject-proposal proposal=ua-us-20-2025-12 --as russia --expect 19 --case talks.negsim",
    ];

    public override int Run(ParseResult parsed, Session session)
    {
        if (parsed.GetValue(_party) is not { } party)
        {
            return session.Stop(Exit.Findings, "--as PARTY is needed here");
        }

        if (!TryExpected(parsed, session, out var expected) || Read(parsed, session, party) is not { } command)
        {
            return Exit.Findings;
        }

        using var opened = OpenCase.Open(session, parsed.GetValue(_case), create: false, out var exit);
        if (opened?.Find(session, parsed.GetValue(_id)!, out exit) is not { } summary)
        {
            return exit;
        }

        var desk = new StreamDesk(opened.Streams, session.Around.Clock);
        return OpenCase.Wait(desk.ExecuteAsync(summary.Id, command, expected)) switch
        {
            DeskAnswer.Done { Events: [] } => Repeated(session, summary),
            DeskAnswer.Done done => Say(session, opened, summary.Id, done),
            DeskAnswer.Refused refused => Refuse(session, refused.Why, refused.Version),
            DeskAnswer.LostRace lost => LostRace(session, opened.Events(summary.Id), (int)lost.Expected),
            DeskAnswer.Archived => session.Stop(Exit.Refused, $"\"{summary.Id}\" is archived and takes no more events; nothing was written"),
            DeskAnswer.Unstorable unstorable => session.Stop(Exit.Findings, Streaming.Sentence(unstorable.Findings[0])),
            _ => Exit.Failure,
        };
    }

    private bool TryExpected(ParseResult parsed, Session session, out int? expected)
    {
        expected = null;
        if (parsed.GetValue(_expect) is not { } text)
        {
            return true;
        }

        expected = UntilWords.Version(text);
        if (expected is not null)
        {
            return true;
        }

        session.Terminal.Say($"\"{text}\" is no version; write it as 19");
        return false;
    }

    /// <summary>The command; null after having shown what is wrong with it.</summary>
    private NegotiationCommand? Read(ParseResult parsed, Session session, string party)
    {
        var move = parsed.GetValue(_move)!;
        if (!WrittenMove.Verbs.Contains(move, StringComparer.Ordinal))
        {
            session.Terminal.Say(Spelling.Unknown("move", move, WrittenMove.Verbs, $"write one of {string.Join(", ", WrittenMove.Verbs)}"));
            return null;
        }

        var today = session.Around.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var yaml = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"on: {Yaml(parsed.GetValue(_on) ?? today)}\nby: {Yaml(party)}\ndo: {Yaml(move)}\n");
        foreach (var pair in parsed.GetValue(_keys)!)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                session.Terminal.Say($"\"{pair}\" is no KEY=VALUE; write a move's keys like concession=pledge");
                return null;
            }

            yaml.Append(CultureInfo.InvariantCulture, $"{pair[..equals]}: {Yaml(pair[(equals + 1)..])}\n");
        }

        var commandId = parsed.GetValue(_command) ?? Guid.NewGuid().ToString("N");
        var loaded = WrittenMove.Read(Encoding.UTF8.GetBytes(yaml.ToString()), "command line", commandId, session.Library());
        if (loaded.Value is null)
        {
            session.Show(loaded.Findings);
        }

        return loaded.Value?.Command;
    }

    /// <summary>Numbers, lists, maps and quoted texts as they are; any other text quoted, so that nothing in it is syntax.</summary>
    private static string Yaml(string value)
    {
        var isPlain = value.Length > 0 && (value[0] is '{' or '[' or '"' || value is "true" or "false" or "null" || double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        return isPlain ? value : $"\"{System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)}\"";
    }

    private static int Repeated(Session session, StreamSummary summary)
    {
        session.Terminal.Show(session.Terminal.NewPage().Line($"Nothing changes: this was decided before. {summary.Id} is still at v{summary.Version}."));
        return Exit.Done;
    }

    private static int Say(Session session, OpenCase opened, NegotiationId id, DeskAnswer.Done done)
    {
        var page = session.Terminal.NewPage();
        var after = Replay.All(opened.Events(id).Take((int)done.Version).Select(one => one.Event));
        foreach (var one in done.Events)
        {
            page.Line($"{EventWords.NameOf(one.Stamp.By, after)} {EventWords.Of(one, after)}");
        }

        session.Terminal.Show(page.Line($"Written. {id} is now at v{done.Version}."));
        return Exit.Done;
    }

    private static int Refuse(Session session, Refusal why, long version)
    {
        var page = session.Terminal.NewPage().Refused(why);
        session.Terminal.Say(page.Line($"  Nothing was written. The history is still at v{version}."));
        return Exit.Refused;
    }

    private static int LostRace(Session session, IReadOnlyList<RecordedEvent> events, int seen)
    {
        var state = Replay.All(events.Select(one => one.Event));
        var page = session.Terminal.NewPage().Line($"lost race[STALE_VERSION]: you saw v{seen}; the history is at v{events.Count}.", Ink.Strong);
        foreach (var one in events.Skip(seen))
        {
            page.Line($"  v{one.Version}  {Words.Of(one.Event.Stamp.On)}  {EventWords.NameOf(one.Event.Stamp.By, state)} {EventWords.Of(one.Event, state)}");
        }

        session.Terminal.Say(page.Line($"  Nothing was written. Look at what is new, then repeat with --expect {events.Count}."));
        return Exit.LostRace;
    }
}
