using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>
/// Plays one replication of talks at several tables as it would be on record, in one stream: in each round the tables take
/// their turns one after the other, each with texts of its own. When all are through, what does not hold is withdrawn and its
/// maker says why, and what holds is tabled as one text, accepted and agreed on.
/// </summary>
public static class LiveTables
{
    /// <inheritdoc cref="LiveTalks.Play"/>
    /// <param name="tables">The talks at all tables.</param>
    /// <param name="state">The negotiation.</param>
    /// <param name="first">The day of the first round.</param>
    /// <param name="seed">The seed of the sweep.</param>
    /// <param name="replication">Which replication.</param>
    public static LiveRun Play(ParallelTables tables, Negotiation state, DateOnly first, ulong seed, uint replication)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(state);
        var record = new LiveRecord(state);
        var room = new LiveTable(tables.Talks[0], record, first);
        OneOfTables[] places = [.. tables.Talks.Zip(tables.Tables, (talks, table) => new OneOfTables(talks.In(seed, replication), record, first, table))];
        LiveProtocol[] protocols = [.. places.Select(place => LiveProtocol.Of(place))];
        Array.ForEach(protocols, one => one.Begin(seed, replication));
        var round = 0;
        while (Array.Exists(protocols, one => one.End is null))
        {
            round++;
            Array.ForEach(Array.FindAll(protocols, one => one.End is null), one => one.PlayRound(round));
            var agreed = tables.Tables.Where((_, table) => protocols[table].End is { IsAgreement: true } end && end.Round == round).Select(table => $"\"{table.Title}\"").ToList();
            room.Close(0, round, agreed.Count == 0 ? "no agreement" : $"agreement on {string.Join(" and ", agreed)}");
        }

        BargainingEnd[] ends = [.. protocols.Select(one => one.End!.Value)];
        var end = tables.EndOf(ends);
        Withdraw(tables, places, ends, round);
        if (end.IsAgreement)
        {
            Agree(tables, room, tables.ResultOf(ends, seed, replication), round);
            room.Break(BreachesOf(tables, ends, seed, replication), round);
        }
        else
        {
            room.End(0, round, ParallelTables.AgreedIn(ends) == 0 ? "no table came to an agreement" : "nothing that a table agreed on holds");
        }

        return new LiveRun(record.Events, record.State, end);
    }

    private static void Withdraw(ParallelTables tables, OneOfTables[] places, BargainingEnd[] ends, int round)
    {
        var agreed = ParallelTables.AgreedIn(ends);
        var holding = tables.Linkage.HoldingOf(agreed);
        for (var table = 0; table < places.Length; table++)
        {
            if (TableLinkage.Has(agreed & ~holding, table))
            {
                var missing = tables.Tables.Where((_, other) => TableLinkage.Has(tables.Linkage.NeededBy(table) & ~holding, other)).Select(other => $"\"{other.Title}\"");
                places[table].Withdraw(round, $"Does not hold without an agreement on {string.Join(" and ", missing)}.");
            }
        }
    }

    private static void Agree(ParallelTables tables, LiveTable room, int result, int round)
    {
        var text = tables.Agenda.TextOf(tables.PackageOf(tables.AgreedIn(result)), $"{tables.Agenda.Text.Id}/agreement");
        room.Move(0, round, stamp => new TableProposal(stamp, text));
        for (var party = 1; party < tables.Sides.Length; party++)
        {
            room.Move(party, round, stamp => new AcceptProposal(stamp, text.Id));
        }

        room.Agree(0, round, text.Id);
    }

    private static IEnumerable<Breach> BreachesOf(ParallelTables tables, BargainingEnd[] ends, ulong seed, uint replication)
    {
        var holding = tables.Linkage.HoldingOf(ParallelTables.AgreedIn(ends));
        return tables.Talks.Index().Where(one => TableLinkage.Has(holding, one.Index))
            .SelectMany(one => Breaches.Of(one.Item)?.InOrder(one.Item.Table.OutcomeOf(ends[one.Index].Maker, ends[one.Index].Offer), seed, replication) ?? [])
            .OrderBy(breach => breach.Time).ThenBy(breach => breach.Item, StringComparer.Ordinal);
    }

    /// <summary>
    /// One of several tables: its agreement is provisional, and who leaves it stays in the room, so that it leaves and returns
    /// in words.
    /// </summary>
    private sealed class OneOfTables(SimulatedTalks talks, LiveRecord record, DateOnly first, TalksTable table) : LiveTable(talks, record, first)
    {
        private const string Back = "Is back at the table.";
        private const string Gone = "Leaves the table over ";

        public override string? Topic => table.Id;

        public override int Absent => Array.FindIndex([.. Talks.Sides.Select((_, party) => Record.LastSaid(this[party], table.Id))], said => said?.StartsWith(Gone, StringComparison.Ordinal) == true);

        public override void Leave(int party, int round, string over) => Say(this[party], round, $"{Gone}{over}.");

        public override void ComeBack(int party, int round) => Say(this[party], round, Back);

        public override void Close(int opener, int round, string outcome = "no agreement")
        {
        }

        public override void Agree(int by, int round, string text)
        {
        }

        public override void End(int by, int round, string reason)
        {
        }

        /// <summary>What was agreed on here is withdrawn by who tabled it: a party, or a mediator.</summary>
        public void Withdraw(int round, string why)
        {
            var text = State.Proposals.Last(text => text.Id.StartsWith($"{Talks.Agenda.Text.Id}/", StringComparison.Ordinal) && IsAcceptedByAll(text.Id));
            var maker = State.Parties.First(party => party.Id == text.By);
            Move(maker, DayOf(round), stamp => new WithdrawProposal(stamp, text.Id));
            Say(maker, round, why);
        }

        private void Say(Party party, int round, string text) => Move(party, DayOf(round), stamp => new MakeStatement(stamp, StatementKind.Statement, text, table.Id));
    }
}
