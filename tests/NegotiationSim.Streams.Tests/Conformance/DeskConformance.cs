using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Desks;

namespace NegotiationSim.Streams.Tests.Conformance;

/// <summary>What every desk promises. A host passes by giving an empty place and the desk in front of it.</summary>
public abstract class DeskConformance : IAsyncLifetime
{
    private static readonly NegotiationId Talks = new("talks");

    protected abstract INegotiationDesk Desk { get; }

    protected abstract INegotiationStreams Streams { get; }

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();

    private static OpenNegotiation Open(string commandId = "c-open")
    {
        var opened = Samples.Opened();
        return new(Samples.Stamp(commandId), opened.Id, opened.Title, opened.Parties, opened.Venue);
    }

    private static MakeStatement Say(string commandId) => new(Samples.Stamp(commandId), StatementKind.Statement, $"said in {commandId}", null);

    private async Task<DeskAnswer> ExecuteAsync(NegotiationCommand command, long? expected = null) => await Desk.ExecuteAsync(Talks, command, expected);

    private async Task<IReadOnlyList<RecordedEvent>> ReadAsync() => await Streams.ReadAsync(Talks).ToListAsync();

    [Fact]
    public async Task a_command_is_decided_and_what_follows_is_stored()
    {
        (await ExecuteAsync(Open())).ShouldBeOfType<DeskAnswer.Done>().Version.ShouldBe(1);
        var said = (await ExecuteAsync(Say("c-1"), 1)).ShouldBeOfType<DeskAnswer.Done>();

        said.Version.ShouldBe(2);
        said.Events.ShouldHaveSingleItem().ShouldBeOfType<StatementMade>();
        (await ReadAsync()).Select(recorded => recorded.Event).Skip(1).ShouldBe(said.Events);
        (await Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_the_rules_refuse_is_not_written()
    {
        await ExecuteAsync(Open());

        var refused = (await ExecuteAsync(new CloseRound(Samples.Stamp("c-1"), "1", null))).ShouldBeOfType<DeskAnswer.Refused>();

        refused.Why.Code.ShouldBe(RefusalCode.WrongRound);
        refused.Version.ShouldBe(1);
        (await ReadAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task opening_twice_is_refused()
    {
        await ExecuteAsync(Open());

        (await ExecuteAsync(Open("c-again"))).ShouldBeOfType<DeskAnswer.Refused>().Why.Code.ShouldBe(RefusalCode.AlreadyOpened);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public async Task a_version_that_is_not_the_streams_is_a_lost_race(long seen)
    {
        await ExecuteAsync(Open());
        await ExecuteAsync(Say("c-1"));

        (await ExecuteAsync(Say("c-2"), seen)).ShouldBe(new DeskAnswer.LostRace(seen, 2));
        (await ReadAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task a_lost_race_is_told_even_where_the_rules_would_refuse()
    {
        await ExecuteAsync(Open());

        (await ExecuteAsync(new CloseRound(Samples.Stamp("c-1"), "1", null), 7)).ShouldBe(new DeskAnswer.LostRace(7, 1));
    }

    [Fact]
    public async Task a_command_sent_again_is_answered_as_it_was()
    {
        await ExecuteAsync(Open());
        await ExecuteAsync(Say("c-1"));
        await ExecuteAsync(Say("c-2"));

        (await ExecuteAsync(Say("c-1"))).ShouldBeOfType<DeskAnswer.Done>().Version.ShouldBe(2);
        var again = (await ExecuteAsync(Say("c-1"), expected: 1)).ShouldBeOfType<DeskAnswer.Done>();
        again.Version.ShouldBe(2);
        again.Events.ShouldBeEmpty();
        (await ExecuteAsync(Open())).ShouldBeOfType<DeskAnswer.Done>().Version.ShouldBe(1);
        (await ReadAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task the_same_command_id_in_another_negotiation_is_another_command()
    {
        var other = new NegotiationId("other-talks");
        await ExecuteAsync(Open());

        (await Desk.ExecuteAsync(other, Open() with { Id = other })).ShouldBeOfType<DeskAnswer.Done>().Version.ShouldBe(1);
        (await Streams.ListAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task nothing_but_opening_begins_a_negotiation()
    {
        (await ExecuteAsync(Say("c-1"))).ShouldBeOfType<DeskAnswer.NotFound>();
        (await ExecuteAsync(Say("c-1"), 3)).ShouldBeOfType<DeskAnswer.NotFound>();
        (await Streams.ListAsync(includeArchived: true)).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_archived_negotiation_takes_no_command()
    {
        await ExecuteAsync(Open());
        await Streams.ArchiveAsync(Talks);

        (await ExecuteAsync(Say("c-1"))).ShouldBeOfType<DeskAnswer.Archived>();
        (await ReadAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task what_no_host_can_keep_is_named()
    {
        await ExecuteAsync(Open());

        var bad = Say("c-1") with { Text = "a\0b" };
        (await ExecuteAsync(bad)).ShouldBeOfType<DeskAnswer.Unstorable>().Findings.ShouldHaveSingleItem().Fault.ShouldBe(StreamFault.Unstorable);
        (await ReadAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task of_64_who_saw_the_same_version_one_is_done_and_the_others_learn_both_numbers()
    {
        await ExecuteAsync(Open());

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => ExecuteAsync(Say($"c-{i}"), 1))));

        answers.OfType<DeskAnswer.Done>().ShouldHaveSingleItem().Version.ShouldBe(2);
        answers.OfType<DeskAnswer.LostRace>().Count().ShouldBe(63);
        answers.OfType<DeskAnswer.LostRace>().ShouldAllBe(lost => lost.Expected == 1 && lost.Actual == 2);
        (await ReadAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task of_64_without_a_version_everyone_gets_a_turn()
    {
        await ExecuteAsync(Open());

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => ExecuteAsync(Say($"c-{i}")))));

        answers.OfType<DeskAnswer.Done>().Select(done => done.Version).Order().ShouldBe(Enumerable.Range(2, 64).Select(version => (long)version));
        (await ReadAsync()).Count.ShouldBe(65);
        (await Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task one_command_sent_by_16_at_once_is_done_once()
    {
        await ExecuteAsync(Open());

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ExecuteAsync(Say("c-1")))));

        answers.ShouldAllBe(answer => ((DeskAnswer.Done)answer).Version == 2);
        (await ReadAsync()).Count.ShouldBe(2);
    }
}
