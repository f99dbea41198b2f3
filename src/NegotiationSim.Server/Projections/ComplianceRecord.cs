using System.Collections.Immutable;
using JasperFx.Events;
using Marten.Events.Projections;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Server.Projections;

/// <summary>What became of a promise.</summary>
public enum Fate
{
    /// <summary>Promised, or under way.</summary>
    Open,

    /// <summary>Done.</summary>
    Kept,

    /// <summary>Broken, as a whole or after some of it was done.</summary>
    Broken,

    /// <summary>Done, and undone later.</summary>
    Undone,

    /// <summary>Ran out, broken by nobody.</summary>
    Lapsed,
}

/// <summary>
/// What a party has promised in all negotiations and what became of it: what its credibility is worked out from. Forks are
/// what-ifs and do not count; nor does what is procedural, offered only, or a demand given up.
/// </summary>
/// <param name="Id">The party's id, the same in every negotiation.</param>
/// <param name="Tables">Where it promised anything, in ordinal order.</param>
public sealed record ComplianceRecord(string Id, ImmutableArray<PromisesAtTable> Tables)
{
    /// <summary>Every promise that is resolved in somebody's reading, as made by <paramref name="giver"/>: sides change from table to table.</summary>
    public ImmutableArray<Evidence> EvidenceOn(Actor giver) =>
        [.. Tables.SelectMany(table => table.Promises).Select(promise => Evidence.Of(promise with { Giver = giver })).OfType<Evidence>()];

    /// <summary>How many promises met this fate, in the record's own reading.</summary>
    public int Count(Fate fate) => Tables.Sum(table => table.Promises.Count(promise => FateOf(promise) == fate));

    /// <summary>The fate of what is or was a promise; null for anything else.</summary>
    public static Fate? FateOf(Concession item) => item switch
    {
        { Procedural: true } or { ObligationClass: ObligationClass.Dropped } => null,
        { Standing.Status: ConcessionStatus.Committed or ConcessionStatus.InProgress } => Fate.Open,
        { Standing.Status: ConcessionStatus.Fulfilled } => Fate.Kept,
        { Standing.Status: ConcessionStatus.Breached } => Fate.Broken,
        { Standing.Status: ConcessionStatus.Reversed } => Fate.Undone,
        { Standing.Status: ConcessionStatus.Expired } => Fate.Lapsed,
        _ => null,
    };

    /// <summary>The record with what one more look at a negotiation shows; null when nothing is left in it.</summary>
    internal static ComplianceRecord? After(ComplianceRecord? record, string party, RecordSoFar negotiation)
    {
        var others = (record?.Tables ?? []).Where(table => table.Negotiation != negotiation.Id);
        var here = PromisesAtTable.Of(negotiation, new PartyId(party));
        ImmutableArray<PromisesAtTable> tables = [.. (here is null ? others : others.Append(here)).OrderBy(table => table.Negotiation, StringComparer.Ordinal)];
        return tables.IsEmpty ? null : new ComplianceRecord(party, tables);
    }
}

/// <summary>What a party promised in one negotiation.</summary>
/// <param name="Negotiation">The negotiation's id.</param>
/// <param name="Name">What the party is called there.</param>
/// <param name="Side">Its side there.</param>
/// <param name="Cutoff">The latest day that the negotiation knows of.</param>
/// <param name="Promises">Its promises, in the order in which they came on record.</param>
public sealed record PromisesAtTable(string Negotiation, string Name, Side Side, DateOnly Cutoff, ImmutableArray<Concession> Promises)
{
    /// <summary>Null where the party promised nothing.</summary>
    internal static PromisesAtTable? Of(RecordSoFar negotiation, PartyId id)
    {
        if (negotiation.State.PartyOf(id) is not { } party)
        {
            return null;
        }

        var book = negotiation.State.Concessions;
        ImmutableArray<Concession> promises =
        [
            .. book.Origins.Where(origin => IsBy(party, origin, book.At(origin.Place))).Select(origin => book.At(origin.Place))
                .Where(item => ComplianceRecord.FateOf(item) is not null),
        ];
        return promises.IsEmpty ? null : new PromisesAtTable(negotiation.Id, party.Name, party.Side, negotiation.Cutoff, promises);
    }

    // What an agreement binds a side to is promised by all who negotiate for it.
    private static bool IsBy(Party party, Origin origin, Concession item) =>
        origin.By is { } by ? by == party.Id : item.Giver == party.Actor;
}

/// <summary>Gathers the record of each party over all negotiations that are no forks.</summary>
public sealed class ComplianceProjection : MultiStreamProjection<ComplianceRecord, string>
{
    public ComplianceProjection() => Identities<Updated<RecordSoFar>>(PartiesIn);

    /// <inheritdoc/>
    public override ComplianceRecord? Evolve(ComplianceRecord? snapshot, string id, IEvent e) =>
        e.Data is Updated<RecordSoFar> updated ? ComplianceRecord.After(snapshot, id, updated.Entity) : snapshot;

    // All of them: a correction may have taken a party's only promise off the record.
    private static string[] PartiesIn(Updated<RecordSoFar> updated) =>
        updated.Entity.IsFork() ? [] : [.. updated.Entity.State.Parties.Select(party => party.Id.Value)];
}
