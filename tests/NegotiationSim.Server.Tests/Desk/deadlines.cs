using System.Text.Json.Nodes;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Desk;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;
using NegotiationSim.Streams.JsonLines;
using NegotiationSim.Streams.Tests;
using Wolverine.Runtime;

namespace NegotiationSim.Server.Tests.Desk;

/// <summary>A server whose clock can be set, for all tests of a class.</summary>
public sealed class ServerWithAClock(Postgres postgres) : IAsyncLifetime
{
    private readonly StoreSettings _place = postgres.Settings();

    internal SetClock Clock { get; } = new();

    internal RunningServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Postgres.Missing is null)
        {
            Server = await RunningServer.StartAsync(_place, Clock);
        }
    }

    public async Task DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }
}

/// <summary>A negotiation of a test's own on such a server.</summary>
public abstract class OnAServerWithAClock(ServerWithAClock one) : IClassFixture<ServerWithAClock>, IAsyncLifetime
{
    protected static readonly DateOnly Day = new(2026, 3, 18);
    protected static readonly Deadline Offer = new(DeadlineKind.Offer, "pledge", Day);
    protected static readonly Deadline Promise = new(DeadlineKind.Promise, "pledge", Day);
    protected static readonly DateTimeOffset DayBefore = new(2026, 3, 17, 12, 0, 0, TimeSpan.Zero);
    protected static readonly DateTimeOffset DayAfter = new(2026, 3, 19, 12, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static int _tables;

    private int _commands;

    protected NegotiationId Talks { get; } = new($"talks-{Interlocked.Increment(ref _tables)}");

    private protected SetClock Clock => one.Clock;

    private protected RunningServer Server => one.Server;

    protected static ConcessionDraft Terms { get; } = new() { Line = Line.TryParse("LEG/force"), Magnitude = new Magnitude.Share(0.5), Due = Day };

    public async Task InitializeAsync()
    {
        Clock.Set(DayBefore);
        var opened = Samples.Opened(Talks.Value);
        await DoAsync(stamp => new OpenNegotiation(stamp, opened.Id, opened.Title, opened.Parties, opened.Venue));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    protected async Task RestartAsync()
    {
        await one.DisposeAsync();
        await one.InitializeAsync();
    }

    /// <summary>Two seconds before the day is over.</summary>
    protected void SetClockLate() => Clock.Set(new DateTimeOffset(2026, 3, 18, 23, 59, 58, TimeSpan.Zero));

    protected Task DoAsync(Func<Stamp, NegotiationCommand> command) => DoAsync(Talks, command);

    protected async Task DoAsync(NegotiationId where, Func<Stamp, NegotiationCommand> command) =>
        (await Server.Desk.ExecuteAsync(where, command(Samples.Stamp($"c-{++_commands}")))).ShouldBeOfType<DeskAnswer.Done>();

    protected Task OfferAsync() => DoAsync(stamp => new OfferConcession(stamp, "pledge", Terms));

    protected Task PromiseAsync() => DoAsync(stamp => new CommitConcession(stamp, "pledge", Terms));

    /// <summary>Delivers a message now.</summary>
    protected async Task DeliverAsync(object message) => await new MessageBus(Server.Runtime).InvokeAsync(message);

    protected async Task<IReadOnlyList<NegotiationEvent>> EventsAsync() => await Server.Streams.ReadAsync(Talks).Select(recorded => recorded.Event).ToListAsync();

    protected async Task<JsonArray> NoticesAsync() => (JsonArray)JsonNode.Parse(await Server.Client.GetStringAsync(new Uri($"/api/notices?negotiation={Talks}", UriKind.Relative)))!;

    /// <summary>Waits until something is so; fails after a while.</summary>
    protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(Patience);
            await Task.Delay(50);
        }
    }
}

[Collection(OnPostgres.Name)]
public sealed class when_the_day_of_an_offer_passes(ServerWithAClock one) : OnAServerWithAClock(one)
{
    [Fact]
    public async Task it_lapses_by_itself_in_the_name_of_who_made_it()
    {
        SetClockLate();
        await OfferAsync();
        await UntilAsync(async () => (await EventsAsync())[^1] is ConcessionLapsed);

        var lapsed = (await EventsAsync())[^1].Stamp;
        (lapsed.By.Value, lapsed.On, lapsed.Note).ShouldBe(("ukraine", Day.AddDays(1), "The offer stood until 2026-03-18."));
        (await Server.Streams.ReadAsync(Talks).LastAsync()).RecordedAt.ShouldBeGreaterThanOrEqualTo(new DateTimeOffset(2026, 3, 19, 0, 0, 0, TimeSpan.Zero));
        (await Server.Streams.VerifyAsync()).ShouldBeEmpty();
        (await NoticesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task it_lapses_though_the_server_was_started_again_meanwhile()
    {
        SetClockLate();
        await OfferAsync();
        await RestartAsync();

        await UntilAsync(async () => (await EventsAsync())[^1] is ConcessionLapsed);
    }

    [Fact]
    public async Task it_lapses_once_however_often_that_is_said()
    {
        await OfferAsync();
        Clock.Set(DayAfter);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DeliverAsync(new DeadlinePassed(Talks.Value, Offer))));

        (await EventsAsync()).OfType<ConcessionLapsed>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task nothing_happens_where_it_was_withdrawn_or_promised_or_prolonged()
    {
        await OfferAsync();
        await DoAsync(stamp => new OfferConcession(stamp, "pledge", new ConcessionDraft { Due = Day.AddDays(30) }));
        await DoAsync(stamp => new OfferConcession(stamp, "withdrawn", Terms));
        await DoAsync(stamp => new WithdrawConcession(stamp, "withdrawn"));
        await DoAsync(stamp => new OfferConcession(stamp, "promised", Terms));
        await DoAsync(stamp => new CommitConcession(stamp, "promised", ConcessionDraft.Empty));
        var before = await EventsAsync();
        Clock.Set(DayAfter);
        foreach (var item in (string[])["pledge", "withdrawn", "promised", "unheard-of"])
        {
            await DeliverAsync(new DeadlinePassed(Talks.Value, Offer with { Item = item }));
        }

        (await EventsAsync()).ShouldBe(before);
        (await NoticesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task nothing_happens_where_the_negotiation_is_archived_or_unheard_of()
    {
        await OfferAsync();
        await Server.Streams.ArchiveAsync(Talks);
        Clock.Set(DayAfter);
        await DeliverAsync(new DeadlinePassed(Talks.Value, Offer));
        await DeliverAsync(new DeadlinePassed("unheard-of", Offer));

        (await EventsAsync()).Count.ShouldBe(2);
        (await Server.Streams.ListAsync(includeArchived: true)).ShouldNotContain(summary => summary.Id == new NegotiationId("unheard-of"));
    }

    [Fact]
    public async Task whoever_says_so_too_early_is_heard_again_in_time()
    {
        Clock.Set(DayAfter);
        await OfferAsync();
        await DeliverAsync(new DeadlinePassed("unheard-of", Offer));
        SetClockLate();
        await DeliverAsync(new DeadlinePassed(Talks.Value, Offer));
        (await EventsAsync()).Count.ShouldBe(2);

        await UntilAsync(async () => (await EventsAsync())[^1] is ConcessionLapsed);
    }

    [Fact]
    public async Task one_that_came_with_an_import_lapses_too()
    {
        var imported = new NegotiationId("imported");
        SetClockLate();
        await Server.Streams.RecordAsync(imported, [(Samples.Opened("imported"), null), (new ConcessionOffered(Samples.Stamp("c-9"), "pledge", Terms), null)]);

        await UntilAsync(async () => await Server.Streams.ReadAsync(imported).LastAsync() is { Version: 3, Event: ConcessionLapsed });
    }

    [Fact]
    public void a_fork_is_left_to_its_author()
    {
        var forked = Replay.All([Samples.Opened(), new NegotiationForked(Samples.Stamp("c-2"), new("what-if"), Talks, 1, [])]);
        var offered = new ConcessionOffered(Samples.Stamp("c-3"), "pledge", Terms);

        Timers.For(Talks, Replay.All([Samples.Opened()]), [offered], DayBefore).Count.ShouldBe(1);
        Timers.For(Talks, forked, [offered], DayBefore).ShouldBeEmpty();
        Timers.For(Talks, Negotiation.Evolve(forked, offered), DayBefore, DayBefore).ShouldBeEmpty();
    }

    [Fact]
    public void a_day_that_is_over_when_it_is_set_sets_no_timer()
    {
        var offered = new ConcessionOffered(Samples.Stamp("c-3"), "pledge", Terms);

        Timers.For(Talks, Replay.All([Samples.Opened()]), [offered], DayAfter).ShouldBeEmpty();
    }
}

[Collection(OnPostgres.Name)]
public sealed class when_the_day_of_a_promise_or_round_passes(ServerWithAClock one) : OnAServerWithAClock(one)
{
    [Fact]
    public async Task it_is_noticed_and_nobody_is_judged()
    {
        SetClockLate();
        await PromiseAsync();
        var before = await EventsAsync();
        await UntilAsync(async () => (await NoticesAsync()).Count > 0);

        var notice = (await NoticesAsync()).ShouldHaveSingleItem()!;
        ((string?)notice["what"], (string?)notice["item"], (string?)notice["day"], (bool?)notice["open"]).ShouldBe(("promise", "pledge", "2026-03-18", true));
        (await EventsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task the_notice_says_when_it_is_settled()
    {
        await PromiseAsync();
        Clock.Set(DayAfter);
        await DeliverAsync(new DeadlinePassed(Talks.Value, Promise));
        await DoAsync(stamp => new FulfilConcession(stamp, "pledge", null));

        ((bool?)(await NoticesAsync()).ShouldHaveSingleItem()!["open"]).ShouldBe(false);
    }

    [Fact]
    public async Task it_is_noticed_once_however_often_that_is_said()
    {
        await PromiseAsync();
        Clock.Set(DayAfter);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DeliverAsync(new DeadlinePassed(Talks.Value, Promise))));

        (await NoticesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_promise_kept_is_not_noticed()
    {
        await PromiseAsync();
        await DoAsync(stamp => new FulfilConcession(stamp, "pledge", null));
        Clock.Set(DayAfter);
        await DeliverAsync(new DeadlinePassed(Talks.Value, Promise));

        (await NoticesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_round_that_was_not_opened_is_noticed_and_one_that_was_is_not()
    {
        await DoAsync(stamp => new ScheduleRound(stamp, "66", Day, null));
        Clock.Set(DayAfter);
        await DeliverAsync(new DeadlinePassed(Talks.Value, new(DeadlineKind.Round, "66", Day)));
        ((string?)(await NoticesAsync()).ShouldHaveSingleItem()!["what"]).ShouldBe("round");

        await DoAsync(stamp => new OpenRound(stamp, "66", null));
        await DoAsync(stamp => new ScheduleRound(stamp, "67", Day.AddDays(-1), null));
        await DoAsync(stamp => new CloseRound(stamp, "66", null));
        await DoAsync(stamp => new OpenRound(stamp, "67", null));
        await DeliverAsync(new DeadlinePassed(Talks.Value, new(DeadlineKind.Round, "67", Day.AddDays(-1))));
        (await NoticesAsync()).Count.ShouldBe(1);
    }
}
