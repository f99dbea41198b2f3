using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>A negotiation while it is played: every move is a command, decided by the decider.</summary>
internal sealed class LiveRecord(Negotiation state)
{
    private readonly ImmutableArray<NegotiationEvent>.Builder _events = ImmutableArray.CreateBuilder<NegotiationEvent>();
    private int _moves;

    public Negotiation State { get; private set; } = state;

    public ImmutableArray<NegotiationEvent> Events => _events.ToImmutable();

    /// <summary>Who speaks for a side.</summary>
    public Party NegotiatorOf(Side side) => State.Parties.First(party => party.Side == side && party.Role == PartyRole.Party);

    /// <summary>What a party said last on a topic in these moves; null: nothing.</summary>
    public string? LastSaid(Party by, string topic) =>
        _events.OfType<StatementMade>().LastOrDefault(said => said.Stamp.By == by.Id && said.Topic == topic)?.Text;

    /// <summary>Makes the move of a party on a day.</summary>
    /// <exception cref="InvalidOperationException">The decider refused it: the simulation broke a rule of negotiation.</exception>
    public void Move(Party party, DateOnly day, Func<Stamp, NegotiationCommand> command)
    {
        if (Try(party, day, command) is { } refusal)
        {
            throw new InvalidOperationException($"a simulated move was refused: {refusal}");
        }
    }

    /// <summary>Makes the move of a party on a day, or says why the decider refuses it.</summary>
    public Refusal? Try(Party party, DateOnly day, Func<Stamp, NegotiationCommand> command)
    {
        var decision = Decider.Decide(command(new Stamp(day, party.Id, $"run-{_moves + 1}", [])), State);
        if (decision is Decision.Refused refused)
        {
            return refused.Why;
        }

        _moves++;
        foreach (var @event in ((Decision.Accepted)decision).Events)
        {
            _events.Add(@event);
            State = Negotiation.Evolve(State, @event);
        }

        return null;
    }
}
