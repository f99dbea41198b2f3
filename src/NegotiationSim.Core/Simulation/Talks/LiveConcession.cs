using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>
/// Monotonic concession on record: the moves of <see cref="MonotonicConcession"/>, each a command; the offers are read back from
/// the texts tabled. A person decides for itself whether it concedes, and when it has nothing left to concede; whether an offer
/// is as good as one's own the protocol says, for a person as for a strategy.
/// </summary>
internal sealed class LiveConcession(LiveTable table, int person) : LiveProtocol(table, person)
{
    private const PersonsMoves Opens = PersonsMoves.Offer | PersonsMoves.WalkOut;
    private const PersonsMoves Answers = PersonsMoves.Accept | PersonsMoves.Decline | PersonsMoves.WalkOut;

    // What both offer in the round to come.
    private OfferPair _next = ConcessionRule.Best;

    protected override IEnumerable<PersonsTurn> TurnsOf(int round)
    {
        Table.Open(0, round);
        if (round == 1)
        {
            foreach (var turn in Opening())
            {
                yield return turn;
            }
        }

        if (End is not null)
        {
            yield break;
        }

        Concede(round);
        var (rule, offers) = (new ConcessionRule(Talks.Table), new OfferPair(Table.Latest[0], Table.Latest[1]));
        if (rule.MakerTaken(offers) is { } taken)
        {
            End = Agree(taken, offers, round);
            yield break;
        }

        _next = rule.After(offers);
        if (Person >= 0)
        {
            var moves = round < Talks.Terms.Rounds ? Answers | PersonsMoves.Offer : Answers;
            foreach (var turn in Ask(new PersonsTurn(round, moves, LatestOfOther), move => Make(move, round)))
            {
                yield return turn;
            }
        }

        End ??= MakerGivenInTo(rule, offers) is { } maker ? Agree(maker, offers, round) : EndOf(round, 0);
    }

    private IEnumerable<PersonsTurn> Opening()
    {
        if (new ConcessionRule(Talks.Table).Empty(Person) is { } empty)
        {
            Put(empty, 1, 0, Player.WalkOut, null);
            End = WalkedOut(empty, 1);
        }
        else if (Person >= 0)
        {
            foreach (var turn in Ask(new PersonsTurn(1, Opens, null), move => Make(move, 1)))
            {
                yield return turn;
            }
        }
    }

    private void Concede(int round)
    {
        var before = Table.Latest;
        for (var party = 0; party < before.Length; party++)
        {
            if (_next.Of(party) >= 0 && _next.Of(party) != before[party])
            {
                Put(party, round, ++Taken, _next.Of(party), null);
            }
        }
    }

    // Both move at once: what the person offers is tabled when the other's move is.
    private Refusal? Make(PersonsMove move, int round)
    {
        switch (move)
        {
            case PersonsMove.WalkOut:
                return Leave(round);
            case PersonsMove.Offer { Package: var package } when (WhyNotOffered(package) ?? WhyNotConceded(package)) is { } refusal:
                return refusal;
            default:
                _next = _next.With(Person, move switch
                {
                    PersonsMove.Offer { Package: var package } => PlaceOf(package),
                    PersonsMove.Decline => Table.Latest[Person],
                    _ => Seat.NoOffer,
                });
                return null;
        }
    }

    private Refusal? WhyNotConceded(EquatableList<int> package)
    {
        var scale = Talks.Table.ScaleOf(Person);
        return Table.Latest[Person] is >= 0 and var latest && scale.Own[PlaceOf(package)] > scale.Own[latest] + scale.Tolerance
            ? new Refusal(RefusalCode.OutOfRange, "This takes back something: it is worth more to you than your last offer.", ["Offer what is worth no more to you than your last offer, or stand by that: decline."])
            : null;
    }

    private int PlaceOf(EquatableList<int> package) => Talks.PlaceOf(Talks.OutcomeOf(package), Person);

    // Who accepts has nothing left to concede, whatever the other's offer is worth to it.
    private int? MakerGivenInTo(ConcessionRule rule, OfferPair offers) =>
        rule.MakerGivenInTo(offers, _next) ?? (Person >= 0 && _next.Of(Person) < 0 ? 1 - Person : null);

    private BargainingEnd Agree(int maker, OfferPair offers, int round)
    {
        var text = Table.LatestTextOf(maker)!.Id;
        Table.Move(1 - maker, round, stamp => new AcceptProposal(stamp, text));
        Table.Agree(1 - maker, round, text);
        return new(BargainingEnding.Agreement, maker, offers.Of(maker), 1 - maker, round, Taken);
    }
}
