using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Sweeps;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>
/// Numbers what talks come to. An outcome is a number of its own where that says everything; where reservation values are drawn
/// or delay costs, an agreement counts together with the values it was reached under and the round.
/// <code>result = ((round − 1)·cases + case)·outcomes + outcome</code>
/// </summary>
public sealed class Results
{
    private readonly OfferTable _table;
    private readonly Reservations _reservations;
    private readonly bool _hasDelay;

    internal Results(OfferTable table, Reservations reservations, int rounds)
    {
        (_table, _reservations) = (table, reservations);
        _hasDelay = Enumerable.Range(0, table.PartyCount).Any(party => table[party].Discount < 1);
        Count = (long)reservations.Cases * table.OutcomeCount * (_hasDelay ? rounds : 1);
    }

    /// <summary>How many results there are that are agreements; they are numbered from 0.</summary>
    public long Count { get; }

    /// <summary>Is a result more than an outcome?</summary>
    public bool SayMore => _hasDelay || _reservations.AreDrawn;

    /// <summary>The result of a replication; −1 for no agreement.</summary>
    public int Of(in BargainingEnd end, ulong seed, uint replication)
    {
        if (!end.IsAgreement)
        {
            return Tally.NoAgreement;
        }

        var outcome = _table.OutcomeOf(end.Maker, end.Offer);
        return SayMore ? (((_hasDelay ? (end.Round - 1) * _reservations.Cases : 0) + _reservations.CaseOf(seed, replication)) * _table.OutcomeCount) + outcome : outcome;
    }

    /// <summary>The outcome of a result that is an agreement.</summary>
    public int OutcomeOf(int result) => result % _table.OutcomeCount;

    /// <summary>What a utility is above the reservation value, both discounted, where a result came about.</summary>
    public double SurplusOf(int result, int party, double utility)
    {
        var place = result / _table.OutcomeCount;
        return (utility - _reservations.Of(place % _reservations.Cases, party)) * Math.Pow(_table[party].Discount, place / _reservations.Cases);
    }
}
