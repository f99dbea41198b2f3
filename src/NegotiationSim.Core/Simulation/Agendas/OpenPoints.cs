using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Core.Simulation.Agendas;

/// <summary>
/// What is unsettled in a negotiation, as one text: the steps that are offered and not promised yet, and the demands of
/// parties and mediators that stand open, each asked of its side. Observers' demands are not on the table. A demand on the
/// line of a step that its side has offered is that step's: the offer stands for it.
/// </summary>
public static class OpenPoints
{
    /// <summary>The text; without clauses where nothing is open.</summary>
    /// <param name="state">The negotiation.</param>
    /// <param name="cutoff">The day the text bears.</param>
    public static Proposal Of(Negotiation state, DateOnly cutoff)
    {
        ArgumentNullException.ThrowIfNull(state);
        var ledger = state.LedgerAt(cutoff);
        var offers = ledger.Items.Where(item => item.Standing.Status == ConcessionStatus.Offered && !item.Procedural).ToList();
        List<Demand> demands = [];
        foreach (var demand in ledger.Demands)
        {
            if (demand.IsOpen && demand.Role != AskerRole.Observer
                && !offers.Exists(offer => offer.Giver.Side == demand.Askee && offer.Line == demand.Line)
                && !demands.Exists(before => before.Askee == demand.Askee && before.Line == demand.Line))
            {
                demands.Add(demand);
            }
        }

        return new Proposal { Id = "open-points", Title = "What is open", Date = cutoff, Clauses = [.. offers.Select(Offered), .. demands.Select(Demanded)] };
    }

    /// <summary>What the sides have promised in a negotiation and not begun to carry out, as one text; without clauses where that is nothing.</summary>
    /// <param name="state">The negotiation.</param>
    /// <param name="cutoff">The day the text bears.</param>
    public static Proposal Promised(Negotiation state, DateOnly cutoff)
    {
        ArgumentNullException.ThrowIfNull(state);
        var promised = state.LedgerAt(cutoff).Items.Where(item => item.Standing.Status == ConcessionStatus.Committed && !item.Procedural);
        return new Proposal { Id = "promised", Title = "What is promised", Date = cutoff, Clauses = [.. promised.Select(Offered)] };
    }

    private static Clause Offered(Concession offer) => new()
    {
        Id = offer.Id,
        Form = ClauseForm.OneSided,
        Obligated = [offer.Giver],
        Beneficiaries = offer.Beneficiaries,
        Terms = new ConcessionDraft
        {
            Line = offer.Line,
            Magnitude = offer.Magnitude,
            ReceiverShare = offer.ReceiverShare,
            Irreversibility = offer.Irreversibility,
            ObligationClass = offer.ObligationClass,
            Due = offer.Due,
            Verification = offer.Verification,
            Enforcement = offer.Enforcement,
            Text = offer.Text,
            CodedBy = offer.CodedBy,
            Sources = offer.Sources,
        },
    };

    private static Clause Demanded(Demand demand) => new()
    {
        Id = demand.Id,
        Form = ClauseForm.OneSided,
        Obligated = [new Actor(demand.Askee)],
        Terms = new ConcessionDraft
        {
            Line = demand.Line,
            Magnitude = demand.Magnitude,
            Due = demand.Due,
            Verification = demand.Verification,
            Text = demand.Text,
            CodedBy = demand.CodedBy,
            Sources = demand.Sources,
        },
    };
}
