using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>Scenarios: a base, variants, and how they want to be read.</summary>
internal static class Scenarios
{
    /// <summary>Where a history is forked: after a version, or at the end of a day.</summary>
    private sealed record ForkPoint(int? Version, DateOnly? Day);

    /// <summary>Keys that a scenario and its variants have in common.</summary>
    private sealed record Setup
    {
        public Placed<string>? Base { get; init; }

        public ProposalFile? Proposal { get; init; }

        public Placed<ForkPoint>? At { get; init; }

        public Reference? Against { get; init; }

        public ReadingWish Reading { get; init; } = new();

        public Play.Written Play { get; init; } = new();

        public Func<Switches, Switches> Switches { get; init; } = switches => switches;

        public Adjustments.Written Adjust { get; init; } = Adjustments.Written.Nothing;
    }

    private sealed record WrittenVariant(string Id, string Title, Setup Setup, EquatableList<Edit> Edits);

    private sealed record Written : WrittenFile
    {
        public override string Kind => "scenario";

        public string? Question { get; init; }

        public DateOnly? Cutoff { get; init; }

        public Setup Setup { get; init; } = new();

        public EquatableList<Placed<WrittenVariant>> Variants { get; init; } = [];

        public EquatableList<EquatableList<Designs.Setting>> Design { get; init; } = [];
    }

    private static readonly Reading<ForkPoint> Point = new(TryPoint, definitions => new() { ["anyOf"] = new System.Text.Json.Nodes.JsonArray(Values.Count.Schema(definitions), Dates.Day.Schema(definitions)) });

    private static readonly Shape<Setup> SetupShape = new Shape<Setup>("setup", "a scenario", () => new Setup())
        .Key("base", Values.Id.Placed(), (setup, id) => setup with { Base = id }, "Id of a proposal or a history.")
        .Key("proposal", Proposals.Inline, (setup, text) => setup with { Proposal = text }, "The text itself, in place of `base`.")
        .Key("at", Point.Placed(), (setup, at) => setup with { At = at }, "Of a history: fork after this version or day; at its end unless said.")
        .Key("against", Header.IdOf("holdings"), (setup, against) => setup with { Against = against }, "Id of holdings in place of those the base names.")
        .Key("perspectives", Values.ListOf(Perspectives.ById), (setup, list) => Wish(setup, wish => wish with { Perspectives = [.. list] }), "Ids of perspectives, the headline's first.")
        .Key("perspective", Perspectives.ById, (setup, one) => Wish(setup, wish => wish with { Perspectives = [one] }), "Id of one perspective.")
        .Key("norm", Values.Names<Norm>(), (setup, norm) => Wish(setup, wish => wish with { Norm = norm }), "What comparable means.")
        .Key("lens", Values.Names<Lens>(), (setup, lens) => Wish(setup, wish => wish with { Lens = lens }), "What part of a promise counts.")
        .Key("baseline", Values.Names<Baseline>(), (setup, baseline) => Wish(setup, wish => wish with { Baseline = baseline }), "From where steps are counted.")
        .Key("account", Values.Names<Account>(), (setup, account) => Wish(setup, wish => wish with { Account = account }), "Whose account.")
        .Key("switches", SwitchTable.Changes, (setup, change) => setup with { Switches = change }, "Overrides of the model's switches.")
        .Key("play", Play.Reading, (setup, play) => setup with { Play = play }, "How it is simulated: who plays which strategy, until when.")
        .Key("adjust", Adjustments.Reading, (setup, adjust) => setup with { Adjust = adjust }, "Perspectives with other weights, trust or prior, by their ids.");

    private static readonly Shape<WrittenVariant> VariantShape = new Shape<WrittenVariant>("variant", "a variant", () => new("", "", new Setup(), []))
        .Key("id", Values.Id, (variant, id) => variant with { Id = id, Title = variant.Title.Length > 0 ? variant.Title : id }, "Id, unique in the scenario.", required: true)
        .Key("title", Values.Name, (variant, title) => variant with { Title = title }, "Title for people.")
        .With(SetupShape, variant => variant.Setup, (variant, setup) => variant with { Setup = setup })
        .Key("apply", Values.ListOf(Edit.Any), (variant, edits) => variant with { Edits = edits }, "What is different: demands, drop, amend, add in a text; moves on a history.")
        .Remark("note", "A remark without meaning for the model.");

    private static readonly Shape<Written> Shape = Header.Of("scenario", () => new Written())
        .Key("question", Values.Name, (scenario, question) => scenario with { Question = question }, "What it asks.")
        .Key("cutoff", Dates.Day, (scenario, day) => scenario with { Cutoff = day }, "The day up to which the record counts.")
        .With(SetupShape, scenario => scenario.Setup, (scenario, setup) => scenario with { Setup = setup })
        .Key("variants", Values.ListOf(VariantShape.Reading.Placed()).Checked(AreUnique), (scenario, variants) => scenario with { Variants = variants }, "Variants of the base.")
        .Key("design", Designs.Points, (scenario, points) => scenario with { Design = points }, "Parameters that a sweep varies together, each point one more variant of the base.");

    public static Reading<ScenarioFile> File { get; } = Shape.Reading.Then<ScenarioFile>(TryBuild);

    private static Setup Wish(Setup setup, Func<ReadingWish, ReadingWish> change) => setup with { Reading = change(setup.Reading) };

    private static bool AreUnique(EquatableList<Placed<WrittenVariant>> variants, Node node, Report report) =>
        Ids.AreUnique(variants, variant => variant.Id, "variant", report);

    private static bool TryPoint(Node node, Report report, [MaybeNullWhen(false)] out ForkPoint point)
    {
        var isVersion = node is ScalarNode { IsPlain: true, Text.Length: < 10 } scalar && !scalar.Text.Contains('-', StringComparison.Ordinal);
        var read = isVersion ? Values.Count.TryRead(node, report, out var version) : (version = 0) == 0;
        var day = default(DateOnly);
        read = read && (isVersion || Dates.Day.TryRead(node, report, out day));
        point = isVersion ? new ForkPoint(version, null) : new ForkPoint(null, day);
        return read;
    }

    private static bool TryBuild(Written written, Node node, Report report, [MaybeNullWhen(false)] out ScenarioFile file)
    {
        var before = report.Count;
        file = null;
        if (BaseOf(written.Setup, null, node, report) is not { } subject)
        {
            return false;
        }

        CheckClauses(written.Setup.Play, subject, report);
        Play.CheckProtocol(written.Setup.Play, written.Setup.Play.Wish, written.Setup.Play.Wish, report);
        var switches = written.Setup.Switches(Switches.Default);
        Adjustments.Check(written.Setup.Adjust, written.Setup.Reading, written.Setup.Play.Wish, report);
        var variants = written.Variants.Select(variant => Build(variant, written, subject, switches, report)).OfType<Variant>().ToImmutableArray();
        file = new ScenarioFile
        {
            Id = written.Id,
            Title = written.Title,
            Question = written.Question,
            Cutoff = written.Cutoff,
            Base = subject,
            Reading = Adjustments.On(written.Setup.Reading, written.Setup.Adjust),
            Play = Adjustments.On(written.Setup.Play.Wish, written.Setup.Adjust),
            Switches = switches,
            Variants = variants,
            Design = PointsOf(written, (MapNode)node, subject, switches, report),
        };
        return report.Count == before;
    }

    private static Variant? Build(Placed<WrittenVariant> placed, Written scenario, ScenarioSubject under, Switches switches, Report report)
    {
        var written = placed.Value;
        if (BaseOf(written.Setup, under, placed.Node, report) is not { } subject)
        {
            return null;
        }

        var overrides = new List<string>();
        subject = subject.Text is { } text
            ? subject with { Text = EditText(text, written.Edits, overrides, report) }
            : subject with { Fork = PlayOn(subject.Fork!, written.Edits, $"{scenario.Id}/{written.Id}", overrides, report) };
        CheckClauses(written.Setup.Play, subject, report);
        var play = written.Setup.Play.Wish.Over(scenario.Setup.Play.Wish);
        Play.CheckProtocol(written.Setup.Play, play, scenario.Setup.Play.Wish, report);
        var reading = written.Setup.Reading.Over(scenario.Setup.Reading);
        Adjustments.Check(written.Setup.Adjust, reading, play, report);
        return new Variant
        {
            Id = written.Id,
            Title = written.Title,
            Subject = subject,
            Overrides = [.. overrides],
            Reading = Adjustments.On(reading, scenario.Setup.Adjust, written.Setup.Adjust),
            Play = Adjustments.On(play, scenario.Setup.Adjust, written.Setup.Adjust),
            Switches = written.Setup.Switches(switches),
        };
    }

    /// <summary>Rules speak of clauses of the text, or of what is on record in the history.</summary>
    private static void CheckClauses(Play.Written play, ScenarioSubject subject, Report report)
    {
        var there = subject.Text is { } text
            ? text.Proposal.Clauses.Select(clause => clause.Id).ToHashSet(StringComparer.Ordinal)
            : [.. subject.Fork!.Negotiation.Concessions.Origins.Select(step => step.Id), .. subject.Fork.Negotiation.Demands.Origins.Select(demand => demand.Id)];
        foreach (var named in play.Clauses.Where(named => !there.Contains(named.Value)))
        {
            var nearest = Spelling.Nearest(named.Value, there);
            report.Add(FindingCodes.NamedNowhere, named.Node.At, $"`{subject.Id}` has no {named.Node.Noun} to settle", "the id of a clause, or of a step or demand on record", nearest is null ? null : $"write `{nearest}`");
        }
    }

    /// <summary>The points of the design. What is wrong with a value is wrong at every point that has it, and is said once.</summary>
    private static ImmutableArray<DesignPoint> PointsOf(Written scenario, MapNode node, ScenarioSubject subject, Switches switches, Report report)
    {
        if (scenario.Design.Count == 0)
        {
            return [];
        }

        var own = new Report(report.Source, report.Library);
        var points = ImmutableArray.CreateBuilder<DesignPoint>(scenario.Design.Count);
        foreach (var (index, point) in scenario.Design.Index())
        {
            var map = DesignPoints.VariantOf(index + 1, point, node, own);
            if (VariantShape.TryRead(map, own, out var variant) && Build(new Placed<WrittenVariant>(variant, map), scenario, subject, switches, own) is { } built)
            {
                EquatableList<FactorValue> values = [.. point.Select(setting => setting.ToValue())];
                points.Add(new DesignPoint(built with { Overrides = [.. values.Select(value => $"{value.Path}: {value.Text}")] }, values));
            }
        }

        report.AddRange(own.Finish<ScenarioFile>(null).Findings.DistinctBy(finding => (finding.At, finding.Code, finding.Message)));
        return points.ToImmutable();
    }

    private static ProposalFile EditText(ProposalFile text, EquatableList<Edit> edits, List<string> overrides, Report report)
    {
        var changes = new TextEdits(text, report);
        overrides.AddRange(edits.Select(changes.Take).OfType<string>());
        return changes.Text;
    }

    private static HistoryFork PlayOn(HistoryFork fork, EquatableList<Edit> edits, string id, List<string> overrides, Report report)
    {
        var course = new Course(fork.Negotiation, id, [.. fork.Source.Negotiation.Parties.Select(party => party.Id.Value)], report);
        foreach (var edit in edits)
        {
            if (edit is Edit.Act act)
            {
                course.Take(act.Entry);
                overrides.Add($"{act.Entry.Value.By!.Value}: {act.Entry.Value.Verb!.Value}{(act.Entry.Value.Concession.Length > 0 ? " " : "")}{act.Entry.Value.Concession}");
            }
            else
            {
                report.Add(FindingCodes.DoesNotFit, edit.Node.At, "a change of a text in a history", "a history is changed by moves", "write `{on: …, by: …, do: …}`, or let `base` be a proposal");
            }
        }

        return fork with { Tail = [.. course.Commands], Events = [.. course.Events.Select(taken => taken.Event)], Negotiation = course.State };
    }

    /// <summary>What a scenario or variant is about; a variant that names nothing is about what its scenario is about.</summary>
    private static ScenarioSubject? BaseOf(Setup setup, ScenarioSubject? under, Node node, Report report)
    {
        if (setup is { Proposal: not null, Base: not null })
        {
            report.Add(FindingCodes.DoesNotFit, setup.Base.Node.At, "a base beside a text of its own", "one of the two is enough", "leave `base` or `proposal` out");
            return null;
        }

        if (setup.Proposal is { } text)
        {
            return new ScenarioSubject(text, null, setup.Against ?? under?.Against);
        }

        if (setup.Base is { } named)
        {
            return Named(setup, named, report) is { } subject ? subject with { Against = setup.Against ?? under?.Against } : null;
        }

        if (under is null)
        {
            report.Add(FindingCodes.MissingKey, node.At, "a scenario without `base`", "`base` or `proposal` is missing here", "add `base:` with the id of a proposal or a history");
            return null;
        }

        return setup.At is null ? under with { Against = setup.Against ?? under.Against }
            : ForkOf(under.Fork?.Source, setup.At, report) is { } fork ? under with { Fork = fork, Against = setup.Against ?? under.Against }
            : null;
    }

    private static ScenarioSubject? Named(Setup setup, Placed<string> named, Report report)
    {
        var id = named.Value;
        if (report.Library is not { } library)
        {
            return null;
        }

        if (library.IsOfKind("history", id))
        {
            return library.Find<HistoryFile>(id, "history", named.Node, report) is { } history && ForkOf(history, setup.At, report) is { } fork
                ? new ScenarioSubject(null, fork, null)
                : null;
        }

        var text = library.Find<ProposalFile>(id, "proposal", named.Node, report);
        if (text is not null && setup.At is not null)
        {
            return ForkOf(null, setup.At, report) is null ? null : new ScenarioSubject(text, null, null);
        }

        return text is null ? null : new ScenarioSubject(text, null, null);
    }

    private static HistoryFork? ForkOf(HistoryFile? history, Placed<ForkPoint>? at, Report report)
    {
        if (history is null)
        {
            report.Add(FindingCodes.DoesNotFit, at!.Node.At, "`at` in a text", "a text has no versions", "leave `at` out, or let `base` be a history");
            return null;
        }

        var last = history.Events.Length;
        var version = at is null ? last
            : at.Value.Version ?? (1 + Enumerable.Range(0, last).LastOrDefault(i => history.Events[i].Event.Stamp.On.To <= at.Value.Day, -1));
        if (version < 1 || version > last)
        {
            report.Add(FindingCodes.NamedNowhere, at!.Node.At, $"`{history.Id}` has no version {at.Node.Noun}", $"it has v1 to v{last}", $"write a version from 1 to {last}, or a day from {history.Events[0].Event.Stamp.On.To:yyyy-MM-dd} on");
            return null;
        }

        return new HistoryFork(history, version, [], [], version == last ? history.Negotiation : Replay.ToVersion(history.Events.Select(one => one.Event), version));
    }
}
