using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>
/// Talks at several tables side by side, in the same rounds, each over clauses of its own. What a table agrees on holds if what
/// it needs holds (<see cref="TableLinkage"/>); all that holds is the agreement. At a table a side bargains on the scale of the
/// table's own agenda; what it comes to is told on the scale of all tables together:
/// <code>
/// u_g = Σ_t s_t,g · (u_t,g where the agreement of t holds, else r_t,g)       s_t,g = span of side g at t / its span over all tables
/// result + 1 = the digits (result_t + 1 where the agreement of t holds, else 0), the first table's first
/// </code>
/// where r is the reservation value, and a span is what lies between the worst package and the best.
/// </summary>
public sealed class ParallelTables : PlayableTalks
{
    private readonly double[][] _shares;
    private readonly int[][] _places;

    private ParallelTables(Agenda agenda, ImmutableArray<TalksTable> tables, ImmutableArray<SimulatedTalks> talks)
    {
        (Agenda, Tables, Talks) = (agenda, tables, talks);
        _shares = [.. talks.Select(table => Numbered.By(Sides.Length, party => SpanOf(table.Agenda, party) / SpanOf(agenda, party)))];
        _places = [.. talks.Select(table => Numbered.By(table.Agenda.Issues.Length, issue => agenda.Issues.IndexOf(table.Agenda.Issues[issue])))];
        Linkage = new TableLinkage([.. tables.Select(table => table.Needs.Aggregate(0, (set, id) => set | 1 << PlaceOf(id)!.Value))]);
        // Capped, so that it cannot overflow.
        ResultCount = talks.Aggregate(1L, (all, table) => Math.Min(all * (table.ResultCount + 1), 1L << 32)) - 1;
    }

    /// <summary>The tables.</summary>
    public ImmutableArray<TalksTable> Tables { get; }

    /// <summary>The talks at each of them.</summary>
    public ImmutableArray<SimulatedTalks> Talks { get; }

    /// <summary>Which of their agreements hold.</summary>
    public TableLinkage Linkage { get; }

    /// <summary>The place of a table; null where none has this id.</summary>
    public int? PlaceOf(string id) => Tables.FirstOrDefault(table => table.Id == id) is { } known ? Tables.IndexOf(known) : null;

    /// <inheritdoc/>
    public override Agenda Agenda { get; }

    /// <inheritdoc/>
    public override BargainingTerms Terms => Talks[0].Terms;

    /// <inheritdoc/>
    public override ImmutableArray<Played> Sides => Talks[0].Sides;

    /// <inheritdoc/>
    public override bool IsListed => Talks.All(table => table.IsListed);

    /// <inheritdoc/>
    public override long ResultCount { get; }

    /// <summary>The tables that agreed, as a set.</summary>
    public override int Tracks => 1;

    /// <inheritdoc/>
    public override long CountOf(int track) => track == 0 ? 1 << Talks.Length : 0;

    /// <inheritdoc/>
    public override bool ResultsSayMore => Talks.Any(table => table.ResultsSayMore);

    /// <summary>Seats both sides at every table.</summary>
    /// <param name="agenda">All that is open; what no table treats is set aside.</param>
    /// <param name="tables">The tables, 1 to <see cref="TableLinkage.MostTables"/>, no clause at two of them; they need tables that there are.</param>
    /// <param name="terms">The deadline, who opens, and the protocol, at every table.</param>
    /// <param name="a">Who plays side A at every table.</param>
    /// <param name="b">Who plays side B.</param>
    /// <param name="given">What each clause of an agenda takes from a side as a norm measures it.</param>
    /// <param name="third">Who plays a third party; null where there is none.</param>
    /// <returns>The talks, or why there are none.</returns>
    public static (ParallelTables? Talks, string? WhyNot) Of(
        Agenda agenda, IReadOnlyList<TalksTable> tables, BargainingTerms terms, Played a, Played b, Func<Agenda, Side, Norm, ImmutableArray<double>> given, Played? third = null)
    {
        ArgumentNullException.ThrowIfNull(agenda);
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(terms);
        if (SharedDraws(tables, third is null ? [a, b] : [a, b, third]) is { } clash)
        {
            return (null, $"\"{clash.Item1}\" and \"{clash.Item2}\" would share their draws: give the table another id");
        }

        var talks = ImmutableArray.CreateBuilder<SimulatedTalks>(tables.Count);
        foreach (var table in tables)
        {
            var part = agenda.Part($"{agenda.Text.Id}/{table.Id}", table.Title, table.Clauses);
            var (seated, why) = SimulatedTalks.Of(part, terms, a, b, (side, norm) => given(part, side, norm), third: third, table: table.Id);
            if (seated is null)
            {
                return (null, $"at table \"{table.Id}\": {why}");
            }

            talks.Add(seated);
        }

        var all = new ParallelTables(agenda.AtTables([.. tables.SelectMany(table => table.Clauses)]), [.. tables], talks.MoveToImmutable());
        return all.ResultCount <= int.MaxValue ? (all, null)
            : (null, "what the tables can come to together is too much to tell apart: give clauses fewer options, or leave a table out");
    }

    /// <inheritdoc/>
    public override int AgreedIn(int result)
    {
        var outcome = 0;
        var held = HeldIn(result, table => table.ResultCount);
        for (var table = 0; table < held.Length; table++)
        {
            outcome = WithDigit(outcome, Talks[table].Table.OutcomeCount, held[table] >= 0 ? Talks[table].AgreedIn(held[table]) : Tally.NoAgreement);
        }

        return outcome - 1;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> PackageOf(int outcome)
    {
        var package = new int[Agenda.Issues.Length];
        var held = HeldIn(outcome, table => table.Table.OutcomeCount);
        for (var table = 0; table < held.Length; table++)
        {
            var (places, part) = (_places[table], held[table] >= 0 ? Talks[table].PackageOf(held[table]) : []);
            for (var issue = 0; issue < part.Count; issue++)
            {
                package[places[issue]] = part[issue];
            }
        }

        return package;
    }

    /// <inheritdoc/>
    public override double UtilityOf(int outcome, int party)
    {
        Summation sum = default;
        var held = HeldIn(outcome, table => table.Table.OutcomeCount);
        for (var table = 0; table < held.Length; table++)
        {
            sum.Add(_shares[table][party] * (held[table] >= 0 ? Talks[table].UtilityOf(held[table], party) : Talks[table].ReservationOf(party)));
        }

        return sum.Value;
    }

    /// <inheritdoc/>
    public override double ReservationOf(int party)
    {
        Summation sum = default;
        foreach (var (table, talks) in Talks.Index())
        {
            sum.Add(_shares[table][party] * talks.ReservationOf(party));
        }

        return sum.Value;
    }

    /// <inheritdoc/>
    public override double SurplusOf(int result, int party)
    {
        Summation sum = default;
        var held = HeldIn(result, table => table.ResultCount);
        for (var table = 0; table < held.Length; table++)
        {
            sum.Add(held[table] >= 0 ? _shares[table][party] * Talks[table].SurplusOf(held[table], party) : 0);
        }

        return sum.Value;
    }

    /// <summary>The tables that agreed, as a set.</summary>
    /// <param name="ends">How the talks ended at each table.</param>
    public static int AgreedIn(ReadOnlySpan<BargainingEnd> ends)
    {
        var agreed = 0;
        for (var table = 0; table < ends.Length; table++)
        {
            agreed |= ends[table].IsAgreement ? 1 << table : 0;
        }

        return agreed;
    }

    /// <summary>
    /// How it ended at all tables together. Where something holds, there is agreement in the round in which the last of it was
    /// agreed; else it ended as the last table that did not agree.
    /// </summary>
    /// <param name="ends">How the talks ended at each table.</param>
    public BargainingEnd EndOf(ReadOnlySpan<BargainingEnd> ends)
    {
        var holding = Linkage.HoldingOf(AgreedIn(ends));
        var (how, round, last, turns) = (BargainingEnding.Agreement, 0, 0, 0);
        for (var table = 0; table < ends.Length; table++)
        {
            var end = ends[table];
            turns += end.Turns;
            if (holding == 0 ? !end.IsAgreement && end.Round > last : TableLinkage.Has(holding, table))
            {
                (how, last) = (end.How, end.Round);
            }

            round = holding == 0 || TableLinkage.Has(holding, table) ? Math.Max(round, end.Round) : round;
        }

        return new(how, Seat.NoOffer, Seat.NoOffer, Seat.NoOffer, round, turns);
    }

    /// <summary>The result of a replication, in which the talks ended so at each table; −1 for no agreement.</summary>
    internal int ResultOf(ReadOnlySpan<BargainingEnd> ends, ulong seed, uint replication)
    {
        var (holding, number) = (Linkage.HoldingOf(AgreedIn(ends)), 0);
        for (var table = 0; table < ends.Length; table++)
        {
            number = WithDigit(number, Talks[table].ResultCount, TableLinkage.Has(holding, table) ? Talks[table].Results.Of(ends[table], seed, replication) : Tally.NoAgreement);
        }

        return number - 1;
    }

    /// <inheritdoc/>
    internal override SweepSeat SeatFor(ulong seed) => new TablesSeat(this, seed);

    // The digit of a table that has so many values: one more than what held, 0 for nothing.
    private static int WithDigit(int number, long values, int held) => (number * ((int)values + 1)) + held + 1;

    private int[] HeldIn(int together, Func<SimulatedTalks, long> countOf)
    {
        var (number, held) = (together + 1, new int[Talks.Length]);
        for (var table = held.Length - 1; table >= 0; table--)
        {
            var values = (int)countOf(Talks[table]) + 1;
            held[table] = (number % values) - 1;
            number /= values;
        }

        return held;
    }

    private static double SpanOf(Agenda agenda, int party) => agenda.Of((Side)party) is var stake ? stake.Best - stake.Worst : 0;

    private static (string, string)? SharedDraws(IReadOnlyList<TalksTable> tables, IReadOnlyList<Played> sides) => DrawStreams.Clash(
    [
        .. tables.SelectMany(table => sides.Select((_, party) => SimulatedTalks.NameOf((Side)party, table.Id))),
        .. sides.SelectMany(side => side.Participant.Rules.OfType<PartyRule.Condition>().Select(rule => rule.ThirdParty)),
    ]);
}

/// <summary>Tables side by side in a sweep: what holds of what each of them comes to.</summary>
internal sealed class TablesSeat(ParallelTables tables, ulong seed) : SweepSeat
{
    private readonly BargainingKernel[] _kernels = [.. tables.Talks.Select(table => table.Seat())];
    private readonly Breaches?[] _breaches = [.. tables.Talks.Select(Breaches.Of)];
    private readonly BargainingEnd[] _ends = new BargainingEnd[tables.Talks.Length];
    private readonly int[] _agreed = new int[1];

    public override ReadOnlySpan<int> Along => _agreed;

    public override BargainingEnd Play(uint replication, out int result, out (int OfA, int OfB)? broken)
    {
        for (var table = 0; table < _kernels.Length; table++)
        {
            _ends[table] = _kernels[table].Play(seed, replication);
        }

        _agreed[0] = ParallelTables.AgreedIn(_ends);
        result = tables.ResultOf(_ends, seed, replication);
        broken = result == Tally.NoAgreement ? null : Broken(tables.Linkage.HoldingOf(_agreed[0]), replication);
        return tables.EndOf(_ends);
    }

    private (int OfA, int OfB)? Broken(int holding, uint replication)
    {
        (int OfA, int OfB)? sum = null;
        for (var table = 0; table < _breaches.Length; table++)
        {
            if (_breaches[table] is { } breaches && TableLinkage.Has(holding, table))
            {
                var more = breaches.Count(tables.Talks[table].Table.OutcomeOf(_ends[table].Maker, _ends[table].Offer), seed, replication);
                sum = ((sum?.OfA ?? 0) + more.OfA, (sum?.OfB ?? 0) + more.OfB);
            }
        }

        return sum;
    }
}
