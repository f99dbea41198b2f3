using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Core.Tests.Negotiations;

/// <summary>Twelve thousand moves by anybody, sensible and senseless; a failure names its seed.</summary>
public class whatever_anybody_does
{
    private const int Walks = 40;
    private const int Moves = 300;

    /// <summary>Opens one table and walks over it.</summary>
    private static (List<NegotiationEvent> Events, Negotiation Live) Walk(int seed, Action<NegotiationCommand, Negotiation, Decision>? watch = null)
    {
        var draw = new AnyCommand(seed);
        var events = new List<NegotiationEvent>();
        var live = Negotiation.NotOpened;
        for (var move = 0; move < Moves; move++)
        {
            var command = draw.Next();
            var decision = Decider.Decide(command, live);
            watch?.Invoke(command, live, decision);
            if (decision is Decision.Accepted accepted)
            {
                events.AddRange(accepted.Events);
                live = Replay.From(live, accepted.Events);
            }
        }

        return (events, live);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Walks)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void the_version_is_the_number_of_events_and_a_replay_is_the_live_state(int seed)
    {
        var (events, live) = Walk(seed);

        live.Version.ShouldBe(events.Count);
        Replay.All(events).ShouldBe(live);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void a_prefix_and_its_tail_fold_to_the_whole_and_the_prefix_stays_as_it_was(int seed)
    {
        var (events, live) = Walk(seed);
        var at = events.Count / 2;
        var prefix = Replay.ToVersion(events, at);
        var fork = Replay.From(prefix, events.Skip(at).Reverse());

        Replay.From(prefix, events.Skip(at)).ShouldBe(live);
        prefix.ShouldBe(Replay.ToVersion(events, at));
        fork.Version.ShouldBe(live.Version);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void deciding_a_command_twice_has_one_effect_and_a_refusal_says_what_would_be_legal(int seed) =>
        Walk(seed, static (command, before, decision) =>
        {
            if (decision is Decision.Refused { Why: var refusal })
            {
                refusal.Why.ShouldNotBeNullOrWhiteSpace();
                refusal.LegalNow.ShouldNotBeEmpty();
                return;
            }

            var events = ((Decision.Accepted)decision).Events;
            events.Count.ShouldBe(1);
            events[0].Stamp.ShouldBe(command.Stamp);
            var after = Negotiation.Evolve(before, events[0]);
            ((Decision.Accepted)Decider.Decide(command, after)).Events.ShouldBeEmpty();
        });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void nothing_follows_the_end_and_no_bargaining_an_agreement(int seed) =>
        Walk(seed, static (command, before, decision) =>
        {
            if (before.Phase == Phase.BrokenOff || (before.Phase == Phase.Agreed && IsBargaining(command)))
            {
                decision.ShouldBeOfType<Decision.Refused>();
            }
        });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void a_history_with_holes_folds_and_has_a_ledger(int seed)
    {
        var (events, _) = Walk(seed);
        var draw = new AnyCommand(-seed);
        var known = events.Where(_ => draw.Chance(0.7)).ToList();
        var state = Replay.All(known);

        state.Version.ShouldBe(known.Count);
        var ledger = state.LedgerAt(new(2026, 2, 24));
        ledger.Items.Select(item => item.Id).ShouldBeUnique();
        ledger.Items.ShouldAllBe(item => item.Giver.IsSide);
        ledger.Gifts.ShouldAllBe(item => !item.Giver.IsSide);
        foreach (var command in Enumerable.Range(0, 50).Select(_ => draw.Next()))
        {
            Decider.Decide(command, state).ShouldNotBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void what_is_on_record_stays_within_its_ranges(int seed)
    {
        var (_, live) = Walk(seed);

        foreach (var item in live.Concessions.Counted.Concat(live.Concessions.Others))
        {
            foreach (var standing in new[] { item.Standing, item.ReadByA ?? default, item.ReadByB ?? default })
            {
                standing.Fraction.ShouldBeInRange(0, 1);
            }

            item.Support.ShouldBeInRange(0, 1);
            (item.Irreversibility ?? 0).ShouldBeInRange(0, 1);
        }
    }

    /// <summary>Guards the walk: if it no longer met a move or a refusal, the properties above would say little.</summary>
    [Fact]
    public void the_walks_meet_every_event_and_every_refusal()
    {
        var (events, refusals) = (new HashSet<Type>(), new HashSet<RefusalCode>());
        foreach (var seed in Enumerable.Range(1, Walks))
        {
            Walk(seed, (_, _, decision) =>
            {
                if (decision is Decision.Accepted { Events: [var made, ..] })
                {
                    events.Add(made.GetType());
                }
                else if (decision is Decision.Refused refused)
                {
                    refusals.Add(refused.Why.Code);
                }
            });
        }

        var all = typeof(NegotiationEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NegotiationEvent)) && type != typeof(NegotiationForked));
        all.Except(events).ShouldBeEmpty();
        Enum.GetValues<RefusalCode>().Except(refusals).ShouldBeEmpty();
    }

    private static bool IsBargaining(NegotiationCommand command) => command
        is TableProposal or AmendProposal or AcceptProposal or RejectProposal or WithdrawProposal
        or OfferConcession or CommitConcession or WithdrawConcession
        or LinkItems or UnlinkItems or ConditionItem or ReachAgreement or SuspendTalks;
}
