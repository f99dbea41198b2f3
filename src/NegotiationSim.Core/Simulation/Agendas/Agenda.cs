using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Agendas;

/// <summary>
/// A text as the agenda of a negotiation between side A and side B: each clause is an issue, each option of an issue a
/// fraction of its clause, and a package chooses one option of each.
/// <code>
/// worth_g(clause) = Σ gains of side g from the others' items − Σ costs of its own items      (measurement model §1.4, Net)
/// u_g(package)    = (Σ f_c · worth_g(c) − worst_g) / (best_g − worst_g)                      0..1
/// </code>
/// on own-scale sacrifice, under the lens and baseline of the reading. Each side is seen through a perspective of its own:
/// its weights, its reading, its trust in the other's word. Third parties' steps are gains of whom they reach, and are
/// settled like the rest. A third party at the table gives and gains nothing itself: what a clause is worth to it is what both
/// sides together gain less what it costs them, by its perspective. What cannot be weighed is not guessed: it stays off the table and is listed.
/// </summary>
public sealed class Agenda
{
    private readonly ConcessionLedger _tables;

    private Agenda(Proposal text, ConcessionLedger tables, ImmutableArray<AgendaIssue> issues, ImmutableArray<SetAside> aside, string a, string b, string? third)
    {
        Text = text;
        _tables = tables;
        Issues = issues;
        SetAside = aside;
        A = StakeOf(Side.A, a, issues);
        B = StakeOf(Side.B, b, issues);
        Third = third is null ? null : StakeOf(Side.Third, third, issues);
    }

    /// <summary>The fractions of a clause that can be agreed on unless a scenario says otherwise.</summary>
    public static ImmutableArray<double> Quarters { get; } = [0, 0.25, 0.5, 0.75, 1];

    /// <summary>The fractions of a clause whose size nobody knows: parts of it would read alike.</summary>
    private static ImmutableArray<double> AllOrNothing { get; } = [0, 1];

    /// <summary>The text in full.</summary>
    public Proposal Text { get; }

    /// <summary>What is to be settled, in the order of the text.</summary>
    public ImmutableArray<AgendaIssue> Issues { get; }

    /// <summary>Clauses that are not negotiated, and why: beside those that are no items, <c>unmeasured</c>, <c>weightless</c> and <c>noTable</c>.</summary>
    public ImmutableArray<SetAside> SetAside { get; }

    /// <summary>Packages of its options, as a number that may be too large to count in any integer.</summary>
    public double Packages => Issues.Aggregate(1.0, (packages, issue) => packages * issue.Options.Length);

    /// <summary>What side A has at stake.</summary>
    public Stake A { get; }

    /// <summary>What side B has at stake.</summary>
    public Stake B { get; }

    /// <summary>What a third party at the table has at stake; null where there is none.</summary>
    public Stake? Third { get; }

    /// <summary>What somebody at the table has at stake.</summary>
    public Stake Of(Side side) => side.Of(A, B, Third) ?? throw new ArgumentOutOfRangeException(nameof(side), side, "no third party is at this table");

    /// <summary>The agenda of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tables">Holdings, references, normalisers and the earlier record; its own items do not matter.</param>
    /// <param name="a">The perspective that plays side A.</param>
    /// <param name="b">The perspective that plays side B.</param>
    /// <param name="reading">Lens and baseline under which worth is counted; its norm and account are not used.</param>
    /// <param name="switches">The model's switches.</param>
    /// <param name="options">The options of a clause; null: <see cref="Quarters"/> for each.</param>
    /// <param name="overrides">What a scenario says of a clause in place of all this; null: nothing of any.</param>
    /// <param name="third">The perspective of a third party at the table; null: there is none.</param>
    public static Agenda Of(
        Proposal text,
        ConcessionLedger tables,
        Perspective a,
        Perspective b,
        Reading reading,
        Switches switches,
        Func<Clause, ImmutableArray<double>>? options = null,
        Func<Clause, IssueOverride?>? overrides = null,
        Perspective? third = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tables);
        var expanded = ProposalItems.Of(text);
        var ledger = tables with { Items = expanded.Items, Gifts = expanded.Gifts };
        var (worthToA, worthToB) = (Worths.Of(ledger, Side.A, a, reading, switches), Worths.Of(ledger, Side.B, b, reading, switches));
        (Worths OfA, Worths OfB)? worthToThird = third is null ? null : (Worths.Of(ledger, Side.A, third, reading, switches), Worths.Of(ledger, Side.B, third, reading, switches));
        var issues = ImmutableArray.CreateBuilder<AgendaIssue>();
        var aside = expanded.SetAside.ToBuilder();
        foreach (var clause in text.Clauses)
        {
            if (aside.Any(left => left.Clause.Id == clause.Id))
            {
                continue;
            }

            var said = overrides?.Invoke(clause);
            var (fromA, fromB) = (worthToA.Of(clause), worthToB.Of(clause));
            var (toA, toB) = (said?.A.Worth ?? fromA, said?.B.Worth ?? fromB);
            var toThird = said?.Third.Worth ?? (worthToThird is { } both ? both.OfA.Of(clause) + both.OfB.Of(clause) : 0);
            if (WhyOff(toA, toB, toThird) is { } why)
            {
                aside.Add(new SetAside(clause, why));
            }
            else
            {
                issues.Add(new AgendaIssue
                {
                    Clause = clause,
                    Options = said?.Options ?? (fromA is null || fromB is null ? AllOrNothing : options?.Invoke(clause) ?? Quarters),
                    WorthToA = toA!.Value,
                    WorthToB = toB!.Value,
                    WorthToThird = toThird!.Value,
                    Override = said,
                    IsSized = fromA is not null && fromB is not null,
                });
            }
        }

        return new Agenda(text, tables, issues.ToImmutable(), aside.ToImmutable(), a.Id, b.Id, third?.Id);
    }

    /// <summary>What of this agenda is negotiated apart from the rest: worth what it is worth here, on a scale of its own.</summary>
    /// <param name="id">What the part's text is called.</param>
    /// <param name="title">Its title for people.</param>
    /// <param name="clauses">Ids of its clauses, in any order; what is not in the text is no part of it.</param>
    public Agenda Part(string id, string title, IReadOnlyCollection<string> clauses) => Over(
        clauses,
        Text with { Id = id, Title = title, Clauses = [.. Text.Clauses.Where(clause => clauses.Contains(clause.Id))] },
        SetAside.Where(aside => clauses.Contains(aside.Clause.Id)));

    /// <summary>This agenda where some clauses have a table; what is left is not negotiated, and is listed.</summary>
    /// <param name="clauses">Ids of the clauses that have one.</param>
    public Agenda AtTables(IReadOnlyCollection<string> clauses) => Over(
        clauses,
        Text,
        SetAside.Concat(Issues.Where(issue => !clauses.Contains(issue.Clause.Id)).Select(issue => new SetAside(issue.Clause, "noTable"))));

    private Agenda Over(IReadOnlyCollection<string> clauses, Proposal text, IEnumerable<SetAside> aside) =>
        new(text, _tables, [.. Issues.Where(issue => clauses.Contains(issue.Clause.Id))], [.. aside], A.Perspective, B.Perspective, Third?.Perspective);

    /// <summary>The clause as an option has it; null where it is absent.</summary>
    public Clause? ClauseAt(int issue, int option)
    {
        var (clause, f) = (Issues[issue].Clause, Issues[issue].Options[option]);
        return f switch
        {
            0 => null,
            1 => clause,
            _ => clause with
            {
                Terms = Partial.Of(clause.Terms, f, held: null),
                ForA = Part(clause, Side.A, f),
                ForB = Part(clause, Side.B, f),
            },
        };
    }

    /// <summary>Do two options of an issue read alike? They rise, so one that does not read like the one before it reads like none before.</summary>
    internal bool HasPartsAlike(int issue)
    {
        var before = ClauseAt(issue, 0);
        for (var option = 1; option < Issues[issue].Options.Length; option++)
        {
            var part = ClauseAt(issue, option)!;
            if (before is not null && Partial.AreAlike(part.Terms, before.Terms) && Partial.AreAlike(part.ForA, before.ForA) && Partial.AreAlike(part.ForB, before.ForB))
            {
                return true;
            }

            before = part;
        }

        return false;
    }

    /// <summary>A package as a text: the agreed fraction of every clause, in the order of the text.</summary>
    /// <param name="package">An option of each issue.</param>
    /// <param name="id">The text's id.</param>
    public Proposal TextOf(IReadOnlyList<int> package, string id)
    {
        ArgumentNullException.ThrowIfNull(package);
        var clauses = Issues.Select((_, issue) => ClauseAt(issue, package[issue])).OfType<Clause>();
        return Text with { Id = id, Clauses = [.. clauses] };
    }

    /// <summary>
    /// What each option of each issue adds to a side's utility: rows are issues, columns their options; −∞ where it crosses a
    /// red line of the side.
    /// </summary>
    /// <returns>Null where the side has nothing at stake.</returns>
    public double[][]? ShareOf(Side side)
    {
        var stake = Of(side);
        var span = stake.Best - stake.Worst;
        return span <= 0 ? null : [.. Issues.Select(SharesOf)];

        double[] SharesOf(AgendaIssue issue)
        {
            var (worths, least) = (issue.WorthsTo(side), RangeOf(issue, side).Least);
            return Numbered.By(worths.Length, option => issue.IsRefusedBy(side, option) ? double.NegativeInfinity : (worths[option] - least) / span);
        }
    }

    /// <summary>
    /// What each clause in full takes from a side, as a step norm measures it in a perspective; an option takes its fraction
    /// of it. NaN where the norm has no measure of it; 0 for a clause without a size, which no norm measures.
    /// </summary>
    public ImmutableArray<double> GivenBy(Side side, Norm norm, Perspective perspective, Reading reading, Switches switches)
    {
        var expanded = ProposalItems.Of(Text);
        var given = Worths.GivenBy(_tables with { Items = expanded.Items, Gifts = [] }, side, norm, perspective, reading, switches);
        return [.. Numbered.By(Issues.Length, issue => given.Of(Issues[issue].Clause) ?? (Issues[issue].IsSized ? double.NaN : 0))];
    }

    // The worst and the best option of an issue that cross no red line of the side.
    private static (double Least, double Most) RangeOf(AgendaIssue issue, Side side)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        var worths = issue.WorthsTo(side);
        for (var option = 0; option < worths.Length; option++)
        {
            if (worths[option] is var worth && !issue.IsRefusedBy(side, option))
            {
                (least, most) = (worth < least ? worth : least, worth > most ? worth : most);
            }
        }

        return least <= most ? (least, most) : (0, 0);
    }

    private static string? WhyOff(double? toA, double? toB, double? toThird) => (toA, toB, toThird) switch
    {
        (null, _, _) or (_, null, _) or (_, _, null) => "unmeasured",
        (0, 0, 0) => "weightless",
        _ => null,
    };

    private static Stake StakeOf(Side side, string perspective, ImmutableArray<AgendaIssue> issues)
    {
        Summation worst = default, best = default, nothing = default;
        foreach (var issue in issues)
        {
            var (least, most) = RangeOf(issue, side);
            worst.Add(least);
            best.Add(most);
            nothing.Add(issue.WorthsTo(side)[0]);
        }

        return new Stake(side, perspective, worst.Value, best.Value, nothing.Value);
    }

    // A part of a cap lies on the way from what the side itself holds, so that what binds both alike is written for each.
    private ConcessionDraft Part(Clause clause, Side side, double f)
    {
        if (!clause.Obliges(side))
        {
            return clause.For(side);
        }

        var own = clause.For(side);
        var line = own.Line ?? ProposalItems.LineOf(clause);
        Estimate? held = line is { } known && _tables.Holdings.TryGetValue(known, out var holding) ? holding.Of(side) : null;
        return Partial.Of(own with { Magnitude = own.Magnitude ?? clause.Terms.Magnitude, ReceiverShare = own.ReceiverShare ?? clause.Terms.ReceiverShare }, f, held);
    }
}
