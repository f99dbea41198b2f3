using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Projections;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;
using NegotiationSim.Streams.Tests;

namespace NegotiationSim.Server.Tests.Desk;

/// <summary>What the server's desk promises beyond the conformance suite: it decides on snapshots, and has receipts.</summary>
[Collection(OnPostgres.Name)]
public sealed class a_desk_that_keeps_snapshots_and_receipts(OneServer one) : IClassFixture<OneServer>, IAsyncLifetime
{
    private static readonly NegotiationId Talks = new("talks");

    private INegotiationDesk Desk => one.Server.Desk;

    private INegotiationStreams Streams => one.Server.Streams;

    public Task InitializeAsync() => one.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    private static OpenNegotiation Open(string commandId)
    {
        var opened = Samples.Opened();
        return new(Samples.Stamp(commandId), opened.Id, opened.Title, opened.Parties, opened.Venue);
    }

    private static MakeStatement Say(string commandId) => new(Samples.Stamp(commandId), StatementKind.Statement, $"said in {commandId}", null);

    private async Task<DeskAnswer> ExecuteAsync(NegotiationCommand command, long? expected = null) => await Desk.ExecuteAsync(Talks, command, expected);

    /// <summary>A stream as a load that was cut off leaves it: events, and no snapshot.</summary>
    private async Task LoadWithoutSnapshotAsync(int versions)
    {
        await Streams.AppendAsync(Talks, 0, Samples.Many(versions), Samples.Noon);
        await using var session = one.Server.Store.LightweightSession();
        session.HardDelete<NegotiationSnapshot>("talks");
        await session.SaveChangesAsync();
    }

    [Fact]
    public async Task opening_what_was_loaded_and_has_no_snapshot_is_refused_and_does_not_begin_the_chain_again()
    {
        await LoadWithoutSnapshotAsync(5);

        (await ExecuteAsync(Open("c-open"))).ShouldBeOfType<DeskAnswer.Refused>().ShouldSatisfyAllConditions(
            refused => refused.Why.Code.ShouldBe(RefusalCode.AlreadyOpened),
            refused => refused.Version.ShouldBe(5));
        (await Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5L)]
    public async Task a_command_on_what_was_loaded_and_has_no_snapshot_goes_on_from_where_it_is(long? expected)
    {
        await LoadWithoutSnapshotAsync(5);

        (await ExecuteAsync(Say("c-new"), expected)).ShouldBeOfType<DeskAnswer.Done>().Version.ShouldBe(6);
        (await Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task whoever_saw_nothing_of_what_was_loaded_learns_both_numbers()
    {
        await LoadWithoutSnapshotAsync(5);

        (await ExecuteAsync(Say("c-new"), 0)).ShouldBe(new DeskAnswer.LostRace(0, 5));
    }

    [Fact]
    public async Task sixteen_who_find_no_snapshot_at_once_all_get_a_turn()
    {
        await LoadWithoutSnapshotAsync(5);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => ExecuteAsync(Say($"c-new-{i}")))));

        answers.OfType<DeskAnswer.Done>().Select(done => done.Version).Order().ShouldBe(Enumerable.Range(6, 16).Select(version => (long)version));
        (await Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task one_command_on_one_version_sent_by_16_at_once_is_done_once_and_nobody_has_lost()
    {
        await ExecuteAsync(Open("c-open"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ExecuteAsync(Say("c-1"), 1))));

        answers.ShouldAllBe(answer => ((DeskAnswer.Done)answer).Version == 2);
        (await Streams.FindAsync(Talks))!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task of_64_who_open_the_same_negotiation_at_once_one_does()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => ExecuteAsync(Open($"c-{i}")))));

        answers.OfType<DeskAnswer.Done>().ShouldHaveSingleItem().Version.ShouldBe(1);
        answers.OfType<DeskAnswer.Refused>().Count(refused => refused.Why.Code == RefusalCode.AlreadyOpened).ShouldBe(63);
    }

    [Fact]
    public async Task a_command_that_was_done_before_the_archiving_is_answered_as_it_was()
    {
        await ExecuteAsync(Open("c-open"));
        await Streams.ArchiveAsync(Talks);

        (await ExecuteAsync(Open("c-open"))).ShouldBeOfType<DeskAnswer.Done>().Version.ShouldBe(1);
        (await ExecuteAsync(Say("c-1"), 1)).ShouldBeOfType<DeskAnswer.Archived>();
    }

    [Fact]
    public async Task a_command_whose_id_no_host_can_keep_is_named()
    {
        await ExecuteAsync(Open("c-open"));

        foreach (var commandId in (string[])["c\0d", "half a pair: \ud800"])
        {
            (await ExecuteAsync(Say(commandId))).ShouldBeOfType<DeskAnswer.Unstorable>().Findings.ShouldHaveSingleItem();
            (await ExecuteAsync(Say(commandId), 1)).ShouldBeOfType<DeskAnswer.Unstorable>();
        }
    }

    [Fact]
    public async Task a_command_whose_id_is_endless_is_done_once()
    {
        var endless = new string('c', 100_000);
        await ExecuteAsync(Open("c-open"));

        (await ExecuteAsync(Say(endless))).ShouldBeOfType<DeskAnswer.Done>().Version.ShouldBe(2);
        (await ExecuteAsync(Say(endless))).ShouldBeOfType<DeskAnswer.Done>().Version.ShouldBe(2);
    }

    [Theory]
    [InlineData("Talks")]
    [InlineData("talks\0")]
    public async Task a_negotiation_that_cannot_be_is_not_found_and_cannot_be_opened(string id)
    {
        (await Desk.ExecuteAsync(new(id), Say("c-1"))).ShouldBeOfType<DeskAnswer.NotFound>();
        (await Desk.ExecuteAsync(new(id), Open("c-1") with { Id = new(id) })).ShouldBeOfType<DeskAnswer.Unstorable>().Findings.ShouldNotBeEmpty();
    }
}
