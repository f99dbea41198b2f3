using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>
/// Talks in which a person has one seat and a strategy the other, by any protocol of bargaining. They go on from one turn of the
/// person to the next; every move, the person's too, is a command decided by the decider. The strategy sees what a person offers
/// as it would see another strategy's offers; the person is bound to no ladder.
/// </summary>
public sealed class PersonalTalks
{
    private readonly LiveTable _table;
    private readonly LiveProtocol _protocol;
    private readonly IEnumerator<PersonsTurn> _turns;

    private PersonalTalks(LiveTable table, int person, ulong seed, uint replication)
    {
        _table = table;
        _protocol = LiveProtocol.Of(table, person);
        _turns = _protocol.Turns(seed, replication).GetEnumerator();
        _turns.MoveNext();
    }

    /// <summary>The talks, with what the person has offered beyond its ladder.</summary>
    public SimulatedTalks Talks => _table.Talks;

    /// <summary>The person's turn; its last one where the talks are over.</summary>
    public PersonsTurn Turn => _turns.Current;

    /// <summary>How the talks ended; null while the person has a turn.</summary>
    public BargainingEnd? End => _protocol.End;

    /// <summary>Everything that has been moved so far.</summary>
    public ImmutableArray<NegotiationEvent> Events => _table.Events;

    /// <summary>The negotiation as it stands.</summary>
    public Negotiation State => _table.State;

    /// <summary>What a side offered last, as an outcome of <see cref="Talks"/>; null before it has offered anything.</summary>
    public int? LatestOf(Side side) => _table.LatestTextOf(PartyOf(side)) is { } text ? _table.OutcomeIn(text) : null;

    /// <summary>Begins talks in which a person plays a side.</summary>
    /// <param name="talks">The talks; what plays the person's side in them is not asked.</param>
    /// <param name="state">The negotiation; a party of each side is at its table, and a mediator where one puts the text.</param>
    /// <param name="first">The day of the first round; the others follow a week apart.</param>
    /// <param name="person">The person's side.</param>
    /// <param name="seed">What the strategy's random numbers hang on.</param>
    /// <param name="replication">Which replication, from 0.</param>
    public static PersonalTalks Begin(SimulatedTalks talks, Negotiation state, DateOnly first, Side person, ulong seed, uint replication)
    {
        ArgumentNullException.ThrowIfNull(talks);
        ArgumentNullException.ThrowIfNull(state);
        return new PersonalTalks(new LiveTable(talks.Freed(PartyOf(person), seed, replication), new LiveRecord(state), first), PartyOf(person), seed, replication);
    }

    /// <summary>Makes the person's move and plays on to its next turn, or to the end.</summary>
    /// <param name="move">The move.</param>
    /// <returns>Why it was refused, and what would be legal: the person still has its turn. Null if it was made.</returns>
    /// <exception cref="InvalidOperationException">The talks are over.</exception>
    public Refusal? Take(PersonsMove move)
    {
        if (End is not null)
        {
            throw new InvalidOperationException("the talks are over");
        }

        _protocol.Pending = move;
        _turns.MoveNext();
        return _protocol.Refused;
    }

    private static int PartyOf(Side side) => side == Side.A ? 0 : 1;
}
