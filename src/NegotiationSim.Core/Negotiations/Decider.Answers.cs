using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>How decisions are made up and things are called.</content>
public static partial class Decider
{
#pragma warning disable CA1859 // One type for both answers lets a chain of checks end in events: a ?? b ?? Accept(…).
    private static Decision Accept(params NegotiationEvent[] events) => new Decision.Accepted(events);

    private static Decision Refuse(RefusalCode code, string why, params string[] legalNow) => new Decision.Refused(new(code, why, [.. legalNow]));
#pragma warning restore CA1859

    private static Decision NotOnRecord(string what, string id, params string[] legalNow) =>
        Refuse(RefusalCode.NotOnRecord, $"No {what} {id} is on record.", legalNow);

    private static Decision UnknownParty(PartyId id, Negotiation state) =>
        Refuse(RefusalCode.UnknownParty, $"No party {id} is in this negotiation.", $"Its parties are {Listed(state.Parties.Select(party => $"{party.Id} ({party.Name})"))}.");

    /// <summary>A refusal where a text that has to say something says nothing; null where it does.</summary>
    private static Decision? Blank(params (string Name, string Value)[] texts)
    {
        foreach (var (name, value) in texts)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                return Refuse(RefusalCode.OutOfRange, $"{name} is empty.", $"Write something for {name}.");
            }
        }

        return null;
    }

    private static string NameOf(PartyId id, Negotiation state) => state.PartyOf(id)?.Name ?? id.Value;

    /// <summary>Any party of a side speaks for it.</summary>
    private static string NameOf(Actor actor, Negotiation state) => actor.IsSide
        ? Listed(NegotiatorsOf(actor.Side, state).Select(party => party.Name), "or")
        : NameOf(new PartyId(actor.Name ?? ""), state);

    /// <summary>Those who negotiate for a side.</summary>
    private static IEnumerable<Party> NegotiatorsOf(Side side, Negotiation state) =>
        state.Parties.Where(party => party.Side == side && party.Role == PartyRole.Party);

    private static string Listed(IEnumerable<string> names, string last = "and")
    {
        var all = names.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.Take(all.Count - 1))} {last} {all[^1]}";
    }
}
