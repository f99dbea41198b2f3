using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>How demands come on record and move.</content>
public sealed partial record Negotiation
{
    private void EnterDemand(DemandTabled e)
    {
        if (PartyOf(e.Stamp.By) is not { } asker || PartyOf(e.Askee) is not { } askee
            || e.Terms.Line is not { } line || Demands.Origins.Find(e.DemandId) is not null)
        {
            return;
        }

        var demand = new Demand
        {
            Id = e.DemandId,
            Asker = asker.Name,
            Role = RoleOf(asker),
            Askee = askee.Side,
            Line = line,
            Magnitude = e.Terms.Magnitude,
            On = e.Stamp.On.To,
            Due = e.Terms.Due,
            Verification = e.Terms.Verification,
            Clause = e.InClause,
            Text = e.Text,
            CodedBy = e.Terms.CodedBy,
            Sources = e.Terms.Sources ?? e.Stamp.Sources,
        };
        var counts = askee.Side != Side.Third && e.Terms.Procedural != true;
        var origin = new DemandOrigin(e.DemandId, asker.Id, askee.Id, Version, e.Stamp.On, e.Terms, e.Topic, Demands.Next(counts));
        Demands = Demands.Add(demand, origin);
    }

    private void Restate(string id, ConcessionDraft terms, string? text, DateOnly? askedOn, Stamp stamp)
    {
        if (Demands.Origins.Find(id) is not { } origin)
        {
            return;
        }

        var demand = Demands.At(origin.Place);
        var restated = Corrections.Of(demand, terms) with
        {
            On = askedOn ?? demand.On,
            Text = text ?? terms.Text ?? demand.Text,
            Sources = terms.Sources ?? Provenance.Joined(demand.Sources, stamp.Sources),
        };
        Demands = Demands.Replace(origin.Place, restated).Replace(origin with { Terms = terms.Over(origin.Terms) });
    }

    /// <summary>
    /// A demand given up is a step of who had made it, on the opening-position baseline alone (measurement model §1.4): a
    /// party of side A or B is entered as its giver, under the id <c>dropped/demand</c>.
    /// </summary>
    private void EnterDropped(DemandDropped e)
    {
        if (Demands.Origins.Find(e.DemandId) is not { } origin || PartyOf(origin.Asker) is not { } asker)
        {
            return;
        }

        var demand = Demands.At(origin.Place);
        Demands = Demands.Replace(origin.Place, demand with { IsOpen = false });
        var id = $"dropped/{demand.Id}";
        if (asker.Role != PartyRole.Party || !origin.Place.Counts || demand.Askee == asker.Side || Concessions.Origins.Find(id) is not null)
        {
            return;
        }

        var step = new ConcessionDraft
        {
            Magnitude = demand.Magnitude,
            ObligationClass = ObligationClass.Dropped,
            Text = demand.Text,
            CodedBy = demand.CodedBy,
            Sources = Provenance.Joined(demand.Sources, e.Stamp.Sources),
            Support = e.Stamp.Confidence.Weight(),
        };
        Put(step.Settle(id, asker.Actor, demand.Line), asker.Id);
    }

    /// <summary>An agreed text meets the demands that it contains.</summary>
    private void Meet(ProposalOnRecord proposal)
    {
        foreach (var origin in Demands.Origins)
        {
            var demand = Demands.At(origin.Place);
            if (demand is { IsOpen: true, Clause: { } clause } && proposal.Text.Has(clause))
            {
                Demands = Demands.Replace(origin.Place, demand with { IsOpen = false });
            }
        }
    }

    private static AskerRole RoleOf(Party asker) => asker.Role switch
    {
        PartyRole.Party => AskerRole.Party,
        PartyRole.Observer => AskerRole.Observer,
        _ => AskerRole.Mediator,
    };
}
