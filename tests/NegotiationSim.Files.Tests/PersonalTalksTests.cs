using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Tests.Playing;

namespace NegotiationSim.Files.Tests;

public class when_a_person_has_a_seat
{
    private const ulong Seed = 11;

    private static readonly DateOnly Day = new(2026, 1, 5);

    public static TheoryData<string, Protocol> ShippedByProtocol
    {
        get
        {
            var all = new TheoryData<string, Protocol>();
            foreach (var id in Sweeps.Playable)
            {
                all.Add(id, Protocol.SingleText);
                all.Add(id, Protocol.Monotonic);
            }

            return all;
        }
    }

    public static TheoryData<string> Strategies => [.. Core.Behaviour.Bargaining.Strategies.Descriptions.Select(strategy => strategy.Name).Where(name => Sweeps.Seated(name, "Linear").Talks is not null && Sweeps.Seated("Linear", name).Talks is not null)];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void who_moves_as_a_strategy_would_meets_what_the_strategy_meets(string other)
    {
        foreach (var person in Sides.Both)
        {
            var talks = person == Side.A ? Sweeps.Talks("Linear", other, .05) : Sweeps.Talks(other, "Linear", .05);
            Mirror(talks, person);
        }
    }

    [Theory]
    [InlineData("eu-symmetry-paper")]
    [InlineData("geneva-next-round")]
    public void so_it_is_in_shipped_scenarios(string id)
    {
        foreach (var talks in Sweeps.Of(id).Select(one => one.Talks).Where(talks => talks.Terms.Protocol == Protocol.Alternating))
        {
            foreach (var person in Sides.Both.Where(side => IsFree(talks.Sides[side == Side.A ? 0 : 1])))
            {
                Mirror(talks, person);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void so_it_is_before_a_mediator_whoever_plays(string other)
    {
        foreach (var person in Sides.Both)
        {
            Mirror(person == Side.A ? Sweeps.Talks("Linear", other, .05, protocol: Protocol.SingleText) : Sweeps.Talks(other, "Linear", .05, protocol: Protocol.SingleText), person);
        }
    }

    [Theory]
    [MemberData(nameof(ShippedByProtocol))]
    public void so_it_is_by_every_protocol_in_every_shipped_scenario(string id, Protocol protocol)
    {
        var strategy = protocol == Protocol.Monotonic ? "Zeuthen" : "Conceder";
        foreach (var talks in Protocols.Of(id, protocol, strategy, strategy).Select(one => one.Talks))
        {
            foreach (var person in Sides.Both.Where(side => IsFree(talks.Sides[side == Side.A ? 0 : 1])))
            {
                Mirror(talks, person);
            }
        }
    }

    [Fact]
    public void it_may_offer_what_is_on_no_ladder_and_the_other_goes_on_as_it_was()
    {
        var talks = Sweeps.Of("eu-symmetry-paper")[0].Talks;
        talks.IsListed.ShouldBeFalse();
        var (hard, odd) = (Begin(talks, Side.A), Begin(talks, Side.A));
        var issues = talks.Agenda.Issues.Length;
        EquatableList<int> ideal = [.. talks.PackageOf(talks.Table.OutcomeOf(0, 0))];

        for (var turn = 0; turn < 8; turn++)
        {
            EquatableList<int> strange = [.. Enumerable.Range(0, issues).Select(issue => issue == turn ? 3 : issue % 2 == 0 ? 1 : 0)];
            hard.Take(new PersonsMove.Offer(ideal)).ShouldBeNull();
            odd.Take(new PersonsMove.Offer(strange)).ShouldBeNull();

            odd.Talks.PackageOf(odd.LatestOf(Side.A)!.Value).ShouldBe(strange);
            odd.Talks.PackageOf(odd.Turn.Before!.Value).ShouldBe(hard.Talks.PackageOf(hard.Turn.Before!.Value), "a strategy that goes by the clock does not mind what it is offered");
        }
    }

    [Fact]
    public void who_sits_opposite_forgets_nothing_over_an_offer_beside_the_ladder()
    {
        var talks = Begin(Protocols.Of("eu-symmetry-paper", Protocol.Alternating, "Linear", "MiCRO")[0].Talks, Side.A);
        for (var rung = 0; rung < 5; rung++)
        {
            talks.Take(new PersonsMove.Offer([.. talks.Talks.PackageOf(talks.Talks.Table.OutcomeOf(0, rung))])).ShouldBeNull();
        }

        var before = talks.Turn.Before!.Value;
        var ideal = talks.Talks.Table.OutcomeOf(1, 0);
        before.ShouldNotBe(ideal, "it has matched concession with concession");
        EquatableList<int> strange = [.. Enumerable.Range(0, talks.Talks.Agenda.Issues.Length).Select(issue => issue % 2)];
        talks.Talks.OutcomeOf(strange).ShouldBe(-1);

        talks.Take(new PersonsMove.Offer(strange)).ShouldBeNull();

        talks.Talks.UtilityOf(talks.Turn.Before!.Value, 1).ShouldBeLessThanOrEqualTo(talks.Talks.UtilityOf(before, 1));
        talks.Turn.Before.ShouldNotBe(ideal);
    }

    [Fact]
    public void what_the_other_offered_itself_it_takes()
    {
        var talks = Begin(Sweeps.Of("eu-symmetry-paper")[0].Talks, Side.A);
        while (talks.Turn.Before is null)
        {
            talks.Take(new PersonsMove.Offer([.. talks.Talks.PackageOf(talks.Talks.Table.OutcomeOf(0, 0))])).ShouldBeNull();
        }

        var theirs = talks.Turn.Before.Value;
        EquatableList<int> package = [.. talks.Talks.PackageOf(theirs)];
        talks.Take(new PersonsMove.Offer(package)).ShouldBeNull();

        talks.End!.Value.How.ShouldBe(BargainingEnding.Agreement);
        talks.State.Phase.ShouldBe(Phase.Agreed);
        talks.Talks.PackageOf(talks.Talks.Table.OutcomeOf(talks.End.Value.Maker, talks.End.Value.Offer)).ShouldBe(package);
    }

    [Fact]
    public void an_illegal_move_is_refused_with_what_would_be_legal_and_changes_nothing()
    {
        var talks = Begin(Sweeps.Talks("Linear", "Linear", opener: 0), Side.A);
        var before = talks.Events;

        talks.Take(new PersonsMove.Accept())!.Code.ShouldBe(RefusalCode.NotOnRecord);
        var nothing = talks.Take(new PersonsMove.Offer([0, 0, 0, 0]))!;

        nothing.Code.ShouldBe(RefusalCode.OutOfRange);
        nothing.LegalNow.ShouldNotBeEmpty();
        talks.Turn.Round.ShouldBe(1);
        talks.End.ShouldBeNull();
        talks.Events.ShouldBe(before);
        talks.Take(new PersonsMove.Offer([4, 4, 4, 4])).ShouldBeNull();
    }

    [Fact]
    public void it_may_leave_and_then_there_is_nothing_more_to_do()
    {
        var talks = Begin(Sweeps.Talks("Linear", "Linear"), Side.B);

        talks.Take(new PersonsMove.WalkOut()).ShouldBeNull();

        talks.End!.Value.How.ShouldBe(BargainingEnding.WalkedOut);
        Should.Throw<InvalidOperationException>(() => talks.Take(new PersonsMove.Accept()));
    }

    [Fact]
    public void a_mediators_text_that_it_declines_is_not_agreed_on()
    {
        var talks = Begin(Sweeps.Talks("Linear", "Conceder", protocol: Protocol.SingleText), Side.A);
        while (talks.End is null)
        {
            talks.Take(talks.Turn.IsBridged ? new PersonsMove.Decline() : new PersonsMove.Offer([0, 4, 4, 0])).ShouldBeNull();
        }

        talks.End!.Value.How.ShouldBe(BargainingEnding.Deadline);
        var texts = talks.Events.OfType<ProposalTabled>().Where(tabled => tabled.Stamp.By.Value == "mediator").ToList();
        texts.ShouldNotBeEmpty();
        talks.Events.OfType<ProposalAccepted>().Where(accepted => accepted.Stamp.By.Value == "a").ShouldBeEmpty();
        talks.Events.OfType<ProposalAccepted>().ShouldNotBeEmpty("the other side took a text now and then");
    }

    [Fact]
    public void what_it_offers_beside_its_ladder_a_mediator_bridges_as_well()
    {
        var talks = Begin(Protocols.Of("eu-symmetry-paper", Protocol.SingleText, "Linear", "Linear")[0].Talks, Side.A);
        var (own, theirs) = (talks.Talks.PackageOf(talks.Talks.Table.OutcomeOf(0, 0)), talks.Talks.PackageOf(talks.Talks.Table.OutcomeOf(1, 0)));
        EquatableList<int> strange = [.. own.Select((option, issue) => issue == own.Count - 1 ? option : issue % 5 == 0 ? theirs[issue] : option)];
        talks.Talks.OutcomeOf(strange).ShouldBe(-1);

        while (!talks.Turn.IsBridged)
        {
            talks.Take(new PersonsMove.Offer(strange)).ShouldBeNull();
        }

        var (text, round) = (talks.Turn.Before!.Value, talks.Turn.Round);
        talks.Talks.UtilityOf(text, 0).ShouldBeGreaterThanOrEqualTo(talks.Talks.ReservationOf(0));
        talks.Take(new PersonsMove.Accept()).ShouldBeNull();
        (talks.End?.Round ?? talks.Turn.Round).ShouldBe(talks.End is null ? round + 1 : round);
    }

    [Fact]
    public void conceding_it_takes_nothing_back_and_the_last_word_is_no_offer()
    {
        var talks = Begin(Sweeps.Talks("Zeuthen", "Zeuthen", protocol: Protocol.Monotonic), Side.A);
        talks.Turn.Before.ShouldBeNull("both open at once");
        talks.Take(new PersonsMove.Accept())!.Code.ShouldBe(RefusalCode.WrongStatus);
        talks.Take(new PersonsMove.Offer([0, 3, 0, 4])).ShouldBeNull();

        talks.Take(new PersonsMove.Offer([0, 4, 0, 4]))!.Code.ShouldBe(RefusalCode.OutOfRange);
        while (talks.Turn.Round < talks.Talks.Terms.Rounds)
        {
            talks.Take(new PersonsMove.Decline()).ShouldBeNull();
            talks.End.ShouldBeNull();
        }

        talks.Take(new PersonsMove.Offer([0, 2, 0, 4]))!.Code.ShouldBe(RefusalCode.WrongStatus);
        talks.Take(new PersonsMove.Decline()).ShouldBeNull();
        talks.End!.Value.How.ShouldBe(BargainingEnding.Deadline);
        talks.Events.OfType<ProposalTabled>().Count(tabled => tabled.Stamp.By.Value == "a").ShouldBe(1);
    }

    [Fact]
    public void conceding_it_may_accept_whenever_both_have_offered()
    {
        var talks = Begin(Sweeps.Talks("Zeuthen", "Zeuthen", protocol: Protocol.Monotonic), Side.B);
        talks.Take(new PersonsMove.Offer([4, 0, 4, 0])).ShouldBeNull();
        var before = talks.Turn.Before!.Value;

        talks.Take(new PersonsMove.Accept()).ShouldBeNull();

        var end = talks.End!.Value;
        (end.How, end.Maker, end.Round).ShouldBe((BargainingEnding.Agreement, 0, 1));
        talks.Talks.Table.OutcomeOf(end.Maker, end.Offer).ShouldBe(before);
        talks.State.Phase.ShouldBe(Phase.Agreed);
    }

    [Theory]
    [InlineData("offer 1=50% 2=full", "2 4 0 0")]
    [InlineData("offer 1=.5", "2 0 0 0")]
    [InlineData("  offer   all=.25 3=absent ", "1 1 0 1")]
    public void an_offer_names_what_is_different(string line, string package) =>
        PlayedLine.Read(line, PersonsMoves.Accept, Sweeps.Talks("Linear", "Linear").Agenda, [0, 0, 0, 0]).ShouldBe(new PlayedLine.Made(new PersonsMove.Offer([.. package.Split(' ').Select(int.Parse)])));

    [Theory]
    [InlineData("", 1)]
    [InlineData("accept it", 1)]
    [InlineData("walk", 1)]
    [InlineData("offer", 1)]
    [InlineData("offer 1", 1)]
    [InlineData("offer 9=full", 1)]
    [InlineData("offer 1=.3 2=NaN 3=-1 =1", 4)]
    public void what_means_nothing_is_said_all_at_once(string line, int mistakes) =>
        PlayedLine.Read(line, PersonsMoves.Accept, Sweeps.Talks("Linear", "Linear").Agenda, [0, 0, 0, 0]).ShouldBeOfType<PlayedLine.Mistaken>().Sentences.Count.ShouldBe(mistakes);

    /// <summary>A side under rules does not move as a person would who plays its strategy.</summary>
    private static bool IsFree(Played side) => side.Participant.Rules.Count == 0 && side.Linked.Count == 0 && side.Breach is null;

    private static PersonalTalks Begin(SimulatedTalks talks, Side person) =>
        PersonalTalks.Begin(talks, Opened(talks), Day, person, Seed, 0);

    private static Negotiation Opened(SimulatedTalks talks) => LiveTalks.Open(new NegotiationId("run"), "Run", Day, "A", "B", mediated: talks.Terms.Protocol == Protocol.SingleText).State;

    /// <summary>Makes the moves of the person's side in a replication that two strategies have played.</summary>
    private static void Mirror(SimulatedTalks talks, Side person)
    {
        var played = LiveTalks.Play(talks, Opened(talks), Day, Seed, 0);
        var mirrored = Begin(talks, person);
        while (mirrored.End is null)
        {
            mirrored.Take(MoveIn(talks, played.Events[mirrored.Events.Length..], person, mirrored.Turn.Moves)).ShouldBeNull();
        }

        mirrored.End.ShouldBe(played.End);
        mirrored.Events.ShouldBe(played.Events.Take(mirrored.Events.Length), "what follows an agreement is no talks");
    }

    /// <summary>What a side does next in talks that go on like this: what it does at once, else what it tables in the coming round.</summary>
    private static PersonsMove MoveIn(SimulatedTalks talks, ImmutableArray<NegotiationEvent> rest, Side person, PersonsMoves moves)
    {
        bool IsOwn(NegotiationEvent one) => one.Stamp.By.Value == (person == Side.A ? "a" : "b");
        return rest[0] switch
        {
            ProposalAccepted accepted when IsOwn(accepted) => new PersonsMove.Accept(),
            WalkedOut walkedOut when IsOwn(walkedOut) => new PersonsMove.WalkOut(),
            _ when moves.HasFlag(PersonsMoves.Offer) && Coming().OfType<ProposalTabled>().FirstOrDefault(IsOwn) is { } tabled =>
                new PersonsMove.Offer([.. talks.Agenda.Issues.Select((_, issue) => OptionIn(talks, issue, tabled.Proposal))]),
            _ => new PersonsMove.Decline(),
        };

        IEnumerable<NegotiationEvent> Coming() => rest.SkipWhile(one => one is RoundClosed).TakeWhile(one => one is not RoundClosed);
    }

    private static int OptionIn(SimulatedTalks talks, int issue, Proposal text)
    {
        var written = text.Clauses.FirstOrDefault(clause => clause.Id == talks.Agenda.Issues[issue].Clause.Id);
        return Enumerable.Range(0, talks.Agenda.Issues[issue].Options.Length).Single(option => Equals(talks.Agenda.ClauseAt(issue, option), written));
    }
}
