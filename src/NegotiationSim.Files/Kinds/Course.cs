using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>
/// Runs entries through the decider, one after the other. A refused entry becomes a finding at its place, and the next one
/// is decided as if it had not been written.
/// </summary>
/// <param name="from">The state before the first entry.</param>
/// <param name="id">Makes the ids of commands: <c>id/7</c>.</param>
/// <param name="parties">Ids of everybody at the table.</param>
/// <param name="report">Takes the findings.</param>
internal sealed class Course(Negotiation from, string id, IReadOnlyList<string> parties, Report report)
{
    public Negotiation State { get; private set; } = from;

    public List<NegotiationCommand> Commands { get; } = [];

    public List<Occurrence> Events { get; } = [];

    public void Take(Placed<Entry> placed)
    {
        var entry = placed.Value;
        var known = Knows(entry.By!);
        if (entry.Of is { } of)
        {
            known &= Knows(of);
        }

        if (known)
        {
            var stamp = new Stamp(entry.On, new PartyId(entry.By!.Value), $"{id}/{Commands.Count}", entry.Sources, entry.Confidence, entry.Note);
            Take(Moves.Of(entry).ToCommand(stamp, entry), entry.Verb!.Node, entry.Known);
        }
    }

    public void Take(NegotiationCommand command, Node at, DateOnly? known)
    {
        Commands.Add(command);
        switch (Decider.Decide(command, State))
        {
            case Decision.Refused refused:
                AddRefused(refused.Why, at);
                break;
            case Decision.Accepted accepted:
                foreach (var @event in accepted.Events)
                {
                    State = Negotiation.Evolve(State, @event);
                    Events.Add(new Occurrence(@event, known));
                }

                break;
        }
    }

    public bool Knows(Placed<string> party)
    {
        if (parties.Contains(party.Value))
        {
            return true;
        }

        var nearest = Spelling.Nearest(party.Value, parties);
        report.Add(FindingCodes.UnknownParty, party.Node.At, $"no party {party.Node.Noun} at this table", "not among `parties`", nearest is null ? "add it to `parties`" : $"write `{nearest}`", $"at this table: {string.Join(", ", parties)}");
        return false;
    }

    private void AddRefused(Refusal why, Node at) =>
        report.Add(new Finding(FindingCodes.Refused, report.Source, at.At, why.Why.TrimEnd('.'), why.CodeText) { Help = [.. why.LegalNow] });
}
