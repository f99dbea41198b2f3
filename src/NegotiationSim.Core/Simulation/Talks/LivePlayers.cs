using NegotiationSim.Core.Behaviour.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>
/// The strategies at a table, asked for their moves in a replication. A person is bound to no ladder, and who sits opposite knows
/// offers by their places: when the person has offered something new they are seated anew, and asked again what they were asked.
/// </summary>
/// <param name="table">The record.</param>
/// <param name="seed">The seed of the run.</param>
/// <param name="replication">Which replication, from 0.</param>
/// <param name="besidePerson">Does a person sit at the table?</param>
internal sealed class LivePlayers(LiveTable table, ulong seed, uint replication, bool besidePerson)
{
    private readonly List<Action<Player[]>> _asked = [];
    private SimulatedTalks? _seatedAt;
    private Player[] _players = [];

    /// <summary>A party's turn, in which it sees what is on record (<see cref="Player.Turn"/>).</summary>
    public int Turn(int party, int round, int maker)
    {
        var (player, latest) = (Seated()[party], table.Latest);
        int[] seen = besidePerson ? [.. latest.Select((place, other) => place < 0 ? Seat.NoOffer : table.Talks.Table.OutcomeOf(other, place))] : [];
        Remember(players => players[party].Turn(round, maker, [.. seen.Select((outcome, other) => outcome < 0 ? Seat.NoOffer : table.Talks.PlaceOf(outcome, other))]));
        return player.Turn(round, maker, latest);
    }

    /// <summary>Would a party take an outcome that stands in a maker's list (<see cref="Player.Takes"/>)?</summary>
    public bool Takes(int party, int round, int maker, int outcome)
    {
        var player = Seated()[party];
        Remember(players => players[party].Takes(round, maker, table.Talks.PlaceOf(outcome, maker)));
        return player.Takes(round, maker, table.Talks.PlaceOf(outcome, maker));
    }

    private void Remember(Action<Player[]> asked)
    {
        if (besidePerson)
        {
            _asked.Add(asked);
        }
    }

    private Player[] Seated()
    {
        if (_seatedAt != table.Talks)
        {
            _seatedAt = table.Talks;
            _players = [.. _seatedAt.Sides.Select((side, party) => side.Participant.Sit(_seatedAt.Table, _seatedAt.Terms, party))];
            Array.ForEach(_players, player => player.Begin(seed, replication));
            _asked.ForEach(asked => asked(_players));
        }

        return _players;
    }
}
