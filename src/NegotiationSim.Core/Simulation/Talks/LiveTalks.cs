using System.Collections.Immutable;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>One replication as a negotiation on record: what was moved and what came of it.</summary>
/// <param name="Events">The events, those of the opening included where there was no history.</param>
/// <param name="State">The state at the end.</param>
/// <param name="End">How it ended, in the kernel's words.</param>
public sealed record LiveRun(ImmutableArray<NegotiationEvent> Events, Negotiation State, BargainingEnd End);

/// <summary>
/// Plays one replication as it would be on record: every move is a command, decided by the decider, and a player sees what is
/// on the table there and nothing else. From the same seed and replication it makes the moves that the kernel makes
/// (<see cref="AlternatingOffers"/>), which a test holds it to.
/// </summary>
public sealed class LiveTalks
{
    private const int DaysARound = 7;

    private readonly SimulatedTalks _talks;
    private readonly Player[] _players;
    private readonly ImmutableArray<NegotiationEvent>.Builder _events = ImmutableArray.CreateBuilder<NegotiationEvent>();
    private readonly DateOnly _first;
    private readonly Party[] _parties;
    private Negotiation _state;
    private int _moves;

    private LiveTalks(SimulatedTalks talks, Negotiation state, DateOnly first)
    {
        (_talks, _state, _first) = (talks, state, first);
        _players = [.. talks.Sides.Select((side, party) => side.Participant.Sit(talks.Table, talks.Terms, party))];
        _parties = [NegotiatorOf(state, Side.A), NegotiatorOf(state, Side.B)];
    }

    /// <summary>Plays a replication on from a negotiation that is open.</summary>
    /// <param name="talks">The talks.</param>
    /// <param name="state">The negotiation; a party of each side is at its table.</param>
    /// <param name="first">The day of the first round; the others follow a week apart.</param>
    /// <param name="seed">The seed of the sweep.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <exception cref="InvalidOperationException">The decider refused a move: the simulation broke a rule of negotiation.</exception>
    public static LiveRun Play(SimulatedTalks talks, Negotiation state, DateOnly first, ulong seed, uint replication)
    {
        ArgumentNullException.ThrowIfNull(talks);
        ArgumentNullException.ThrowIfNull(state);
        return new LiveTalks(talks, state, first).Play(seed, replication);
    }

    /// <summary>A negotiation between two sides that has just been opened, for a text that has no history.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="title">Its title.</param>
    /// <param name="on">The day.</param>
    /// <param name="a">What side A is called.</param>
    /// <param name="b">What side B is called.</param>
    public static (ImmutableArray<NegotiationEvent> Events, Negotiation State) Open(NegotiationId id, string title, DateOnly on, string a, string b)
    {
        Party[] parties = [new(new PartyId("a"), a, Side.A, PartyRole.Party), new(new PartyId("b"), b, Side.B, PartyRole.Party)];
        var open = new OpenNegotiation(new Stamp(on, parties[0].Id, "open", []), id, title, [.. parties], null);
        return Decider.Decide(open, Negotiation.NotOpened) is Decision.Accepted accepted
            ? ([.. accepted.Events], accepted.Events.Aggregate(Negotiation.NotOpened, Negotiation.Evolve))
            : throw new InvalidOperationException("two parties could not open a negotiation");
    }

    private LiveRun Play(ulong seed, uint replication)
    {
        foreach (var player in _players)
        {
            player.Begin(seed, replication);
        }

        var opener = _talks.Terms.Opener ?? Chance.Opener(seed, replication, _players.Length);
        var turns = 0;
        for (var round = 1; ; round++)
        {
            Move(opener, round, stamp => new OpenRound(stamp, RoundName(round), null));
            foreach (var party in new[] { opener, 1 - opener })
            {
                turns++;
                if (Turn(party, round, turns) is { } end)
                {
                    return new LiveRun(_events.ToImmutable(), _state, end);
                }
            }

            Move(opener, round, stamp => new CloseRound(stamp, RoundName(round), "no agreement"));
            if (round == _talks.Terms.Rounds)
            {
                return Over(opener, round, turns, BargainingEnding.Deadline, "the deadline has passed");
            }

            if (_talks.Terms.ChanceOfEnding > 0 && Chance.Ends(seed, replication, round, _talks.Terms.ChanceOfEnding))
            {
                return Over(opener, round, turns, BargainingEnding.BrokenOff, "the talks were broken off from outside");
            }
        }
    }

    private BargainingEnd? Turn(int party, int round, int turn)
    {
        int[] latest = [LatestOf(0), LatestOf(1)];
        var standing = Standing();
        var maker = standing is null ? Seat.NoOffer : Array.FindIndex(_parties, one => one.Id == standing.By);
        var move = _players[party].Turn(round, maker, latest);
        switch (move)
        {
            case Player.Accept:
                Move(party, round, stamp => new AcceptProposal(stamp, standing!.Id));
                Move(party, round, stamp => new ReachAgreement(stamp, standing!.Id, null));
                return new BargainingEnd(BargainingEnding.Agreement, maker, latest[maker], party, round, turn);
            case Player.WalkOut:
                Move(party, round, stamp => new WalkOut(stamp, "nothing on the table is better than none"));
                return new BargainingEnd(BargainingEnding.WalkedOut, Seat.NoOffer, Seat.NoOffer, party, round, turn);
            case Player.Pass:
                return null;
            default:
                var outcome = _talks.Table.OutcomeOf(party, move);
                var text = _talks.Agenda.TextOf(_talks.PackageOf(outcome), $"{_talks.Agenda.Text.Id}/offer-{turn}");
                Move(party, round, stamp => new TableProposal(stamp, text));
                return null;
        }
    }

    private LiveRun Over(int party, int round, int turns, BargainingEnding how, string reason)
    {
        Move(party, round, stamp => new BreakOff(stamp, reason));
        return new LiveRun(_events.ToImmutable(), _state, new BargainingEnd(how, Seat.NoOffer, Seat.NoOffer, Seat.NoOffer, round, turns));
    }

    private void Move(int party, int round, Func<Stamp, NegotiationCommand> command)
    {
        var stamp = new Stamp(_first.AddDays(DaysARound * (round - 1)), _parties[party].Id, $"run-{++_moves}", []);
        if (Decider.Decide(command(stamp), _state) is not Decision.Accepted accepted)
        {
            throw new InvalidOperationException($"a simulated move was refused: {Decider.Decide(command(stamp), _state)}");
        }

        foreach (var @event in accepted.Events)
        {
            _events.Add(@event);
            _state = Negotiation.Evolve(_state, @event);
        }
    }

    /// <summary>The text tabled last in these talks; null before there is one.</summary>
    private ProposalOnRecord? Standing() => _state.Proposals.LastOrDefault(IsOfTheseTalks);

    private int LatestOf(int party) => _state.Proposals.LastOrDefault(text => IsOfTheseTalks(text) && text.By == _parties[party].Id) is { } text
        ? _talks.PlaceOf(_talks.OutcomeOf(PackageIn(text.Text.Proposal)), party)
        : Seat.NoOffer;

    private bool IsOfTheseTalks(ProposalOnRecord text) => text.Id.StartsWith($"{_talks.Agenda.Text.Id}/offer-", StringComparison.Ordinal);

    /// <summary>Reads a package back out of a text.</summary>
    private int[] PackageIn(Proposal text)
    {
        var package = new int[_talks.Agenda.Issues.Length];
        for (var issue = 0; issue < package.Length; issue++)
        {
            var id = _talks.Agenda.Issues[issue].Clause.Id;
            var written = text.Clauses.FirstOrDefault(clause => clause.Id == id);
            package[issue] = Enumerable.Range(0, _talks.Agenda.Issues[issue].Options.Length).First(option => _talks.Agenda.ClauseAt(issue, option) == written);
        }

        return package;
    }

    private static string RoundName(int round) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"simulated-{round}");

    private static Party NegotiatorOf(Negotiation state, Side side) =>
        state.Parties.First(party => party.Side == side && party.Role == PartyRole.Party);
}
