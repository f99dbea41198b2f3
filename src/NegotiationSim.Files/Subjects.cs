using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files;

/// <summary>Turns what a library holds into what can be scored.</summary>
public static class Subjects
{
    /// <summary>A text, as if it were signed (measurement model §1.6).</summary>
    public static Loaded<Subject> Of(this Library library, ProposalFile text, Until? until = null, Reference? against = null)
    {
        var report = ReportOf(library, text);
        var measure = MeasureOf(library, against ?? text.Against, report);
        var cutoff = until?.Cutoff ?? until?.Day ?? measure?.AsOf ?? text.Proposal.Date;
        var parts = ProposalItems.Of(text.Proposal);
        var asked = new ConcessionLedger
        {
            Cutoff = cutoff,
            Items = parts.Items,
            Gifts = parts.Gifts,
            Package = Package.Of(text.Proposal, parts.Items),
        };
        var ledger = asked.MeasuredWith(TablesOf(library, measure, cutoff, but: null, report));
        return report.Finish(new Subject
        {
            Name = new SubjectName("proposal", text.Id, text.Title),
            Naming = measure?.Naming ?? Naming.Proposal,
            Ledger = ledger,
            SetAside = parts.SetAside,
            LeansOn = Provenance.Of(ledger, measure, library),
            Assumptions = [new SwitchSetting("clauses", "as if signed")],
        });
    }

    /// <summary>A history, up to where it is asked for.</summary>
    public static Loaded<Subject> Of(this Library library, HistoryFile history, Until? until = null, Reference? against = null)
    {
        var name = new SubjectName("history", history.Id, history.Title);
        return library.OfEvents(history, history.Events, name, SubjectKind.History, until ?? Until.End, against);
    }

    /// <summary>A history with another end; without one, the history up to the fork.</summary>
    public static Loaded<Subject> Of(this Library library, HistoryFork fork, SubjectName name, Until? until = null, Reference? against = null)
    {
        var kept = fork.Source.Events.Take(fork.AtVersion).Concat(fork.Events.Select(one => new Occurrence(one, Known: null)));
        var kind = fork.Events.IsEmpty ? SubjectKind.History : SubjectKind.Fork;
        return library.OfEvents(fork.Source, kept.ToImmutableArray(), name, kind, until ?? Until.End, against);
    }

    /// <summary>The base of a scenario.</summary>
    public static Loaded<Subject> OfBase(this Library library, ScenarioFile scenario) =>
        library.Of(scenario.Base, scenario.Base.Id, TitleOf(scenario.Base), scenario.Cutoff);

    /// <summary>A variant of a scenario.</summary>
    public static Loaded<Subject> OfVariant(this Library library, ScenarioFile scenario, Variant variant) =>
        library.Of(variant.Subject, variant.Id, variant.Title, scenario.Cutoff);

    /// <summary>A bare ledger.</summary>
    public static Subject Of(LedgerFile file, string id) => new()
    {
        Name = new SubjectName("ledger", id, file.Title.Length > 0 ? file.Title : id),
        Naming = new Naming(SubjectKind.History, "side A", "side B"),
        Ledger = file.Ledger,
        SetAside = file.SetAside,
        LeansOn = Provenance.Of(file.Ledger, null, null),
        Assumptions = [.. file.Normalised.Select(one => new SwitchSetting("normalise", one))],
        Perspectives = [.. file.Perspectives],
        Switches = file.Switches,
    };

    private static Loaded<Subject> Of(this Library library, ScenarioSubject subject, string id, string title, DateOnly? cutoff)
    {
        var until = new Until { Cutoff = cutoff };
        return subject.Text is { } text
            ? library.Of(text with { Id = id, Title = title }, until, subject.Against)
            : library.Of(subject.Fork!, new SubjectName(subject.Fork!.Events.IsEmpty ? "history" : "fork", id, title), until, subject.Against);
    }

    private static string TitleOf(ScenarioSubject subject) => subject.Text?.Title ?? subject.Fork!.Source.Title;

    /// <summary>What a negotiation that is under way is measured with: what is said of histories, without the events.</summary>
    /// <param name="library">Holds the tables.</param>
    /// <param name="id">The negotiation's own id: what it resolved is in its own ledger.</param>
    /// <param name="against">Names the tables; null: none.</param>
    /// <param name="last">The latest day on which any of its events may have happened.</param>
    public static Measures MeasuresOf(this Library library, string id, Reference? against, DateOnly last)
    {
        var report = new Report(new SourceText(id, ""), library);
        var measure = MeasureOf(library, against, report);
        var cutoff = CutoffOf(measure, last);
        return new Measures(TablesOf(library, measure, cutoff, but: id, report), cutoff);
    }

    private static Loaded<Subject> OfEvents(
        this Library library, HistoryFile history, ImmutableArray<Occurrence> events, SubjectName name, SubjectKind kind, Until until, Reference? against)
    {
        var report = ReportOf(library, history);
        var measure = MeasureOf(library, against ?? history.Against, report);
        var counted = until.Counted(events).ToList();
        var state = Replay.All(counted);
        var last = BalanceReplay.CutoffOf(counted);
        var cutoff = until.Cutoff ?? until.Day ?? (until.Version is null ? CutoffOf(measure, last) : last);
        var tables = TablesOf(library, measure, cutoff, but: history.Id, report);
        var ledger = state.LedgerAt(cutoff).MeasuredWith(tables);
        return report.Finish(new Subject
        {
            Name = name,
            Naming = measure?.Naming is { } naming ? naming with { Kind = kind } : NamingOf(state, kind),
            Ledger = ledger,
            LeansOn = Provenance.Of(ledger, measure, library),
            Negotiation = state,
            Events = [.. counted],
            Tables = tables,
        });
    }

    // Holdings as of a later day speak of that day.
    private static DateOnly CutoffOf(HoldingsFile? measure, DateOnly last) => measure?.AsOf > last ? measure.AsOf.Value : last;

    private static ConcessionLedger TablesOf(Library library, HoldingsFile? measure, DateOnly cutoff, string? but, Report report) =>
        measure is null ? new ConcessionLedger { Cutoff = cutoff } : measure.Tables with { Evidence = EarlierRecord.Of(library, measure, cutoff, but, report) };

    private static Naming NamingOf(Negotiation state, SubjectKind kind) => new(kind, NameOf(state, Side.A), NameOf(state, Side.B));

    private static string NameOf(Negotiation state, Side side)
    {
        var names = state.Parties.Where(party => party.Side == side && party.Role == PartyRole.Party).Select(party => party.Name).ToList();
        return names.Count > 0 ? string.Join(" and ", names) : $"side {side}";
    }

    private static HoldingsFile? MeasureOf(Library library, Reference? against, Report report) =>
        against is null ? null : library.Find<HoldingsFile>(against, report);

    private static Report ReportOf(Library library, WrittenFile file) => new(new SourceText(file.Id, ""), library);
}
