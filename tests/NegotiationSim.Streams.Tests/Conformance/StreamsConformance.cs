using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;

namespace NegotiationSim.Streams.Tests.Conformance;

/// <summary>What every host of streams promises. A host passes by giving an empty place to store in.</summary>
public abstract partial class StreamsConformance : IAsyncLifetime
{
    protected static readonly NegotiationId Talks = new("talks");
    protected static readonly NegotiationId WhatIf = new("what-if");

    protected abstract INegotiationStreams Streams { get; }

    /// <summary>Another, empty place of the same kind.</summary>
    protected abstract Task<INegotiationStreams> AnotherAsync();

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();

    protected async Task<long> AppendAsync(NegotiationId id, long expected, params IReadOnlyList<NegotiationEvent> events) =>
        (await Streams.AppendAsync(id, expected, events, Samples.Noon)).ShouldBeOfType<AppendResult.Appended>().Version;

    protected async Task<List<RecordedEvent>> ReadAsync(NegotiationId id, long from = 1, long to = long.MaxValue) =>
        await Streams.ReadAsync(id, from, to).ToListAsync();

    [Fact]
    public async Task what_was_appended_is_read_back_in_order()
    {
        (await AppendAsync(Talks, 0, Samples.Everything)).ShouldBe(Samples.Everything.Count);
        (await AppendAsync(Talks, Samples.Everything.Count, Samples.Sparse)).ShouldBe(Samples.Everything.Count + Samples.Sparse.Count);

        var read = await ReadAsync(Talks);

        read.Select(recorded => recorded.Event).ShouldBe(Samples.Everything.Concat(Samples.Sparse));
        read.Select(recorded => recorded.Version).ShouldBe(Enumerable.Range(1, read.Count).Select(version => (long)version));
        read.ShouldAllBe(recorded => recorded.Id == Talks && recorded.RecordedAt == Samples.Noon);
    }

    [Fact]
    public async Task each_event_is_chained_to_the_one_before()
    {
        await AppendAsync(Talks, 0, Samples.Many(5));
        await AppendAsync(Talks, 5, Samples.Many(3, from: 5));

        var read = await ReadAsync(Talks);

        read[0].Previous.ShouldBe(EventHash.None);
        read.Skip(1).Select(recorded => recorded.Previous).ShouldBe(read.SkipLast(1).Select(recorded => recorded.Hash));
        read.Select(recorded => recorded.Hash).ShouldBeUnique();
    }

    [Fact]
    public async Task the_recorded_time_is_kept_in_utc_to_the_millisecond()
    {
        var local = new DateTimeOffset(2026, 2, 24, 14, 30, 0, TimeSpan.FromHours(2)).AddTicks(12_345_678);
        await Streams.AppendAsync(Talks, 0, [Samples.Opened()], local);

        var recordedAt = (await ReadAsync(Talks))[0].RecordedAt;

        recordedAt.ShouldBe(new DateTimeOffset(2026, 2, 24, 12, 30, 1, 234, TimeSpan.Zero));
        recordedAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task a_stale_version_learns_expected_and_actual()
    {
        await AppendAsync(Talks, 0, Samples.Many(3));

        (await Streams.AppendAsync(Talks, 2, Samples.Many(1, from: 3), Samples.Noon)).ShouldBe(new AppendResult.Conflict(2, 3));
        (await Streams.AppendAsync(Talks, 4, Samples.Many(1, from: 3), Samples.Noon)).ShouldBe(new AppendResult.Conflict(4, 3));
        (await Streams.AppendAsync(WhatIf, 1, Samples.Many(1), Samples.Noon)).ShouldBe(new AppendResult.Conflict(1, 0));

        (await ReadAsync(Talks)).Count.ShouldBe(3);
        (await Streams.FindAsync(WhatIf)).ShouldBeNull();
    }

    [Fact]
    public async Task a_stream_starts_once()
    {
        await AppendAsync(Talks, 0, Samples.Opened());

        (await Streams.AppendAsync(Talks, 0, [Samples.Opened()], Samples.Noon)).ShouldBe(new AppendResult.Conflict(0, 1));
    }

    [Fact]
    public async Task appending_nothing_changes_nothing()
    {
        (await AppendAsync(Talks, 0)).ShouldBe(0);
        (await Streams.FindAsync(Talks)).ShouldBeNull();

        await AppendAsync(Talks, 0, Samples.Many(2));
        (await AppendAsync(Talks, 2)).ShouldBe(2);
    }

    [Theory]
    [InlineData(1, 10, 1, 10)]
    [InlineData(3, 5, 3, 5)]
    [InlineData(10, 10, 10, 10)]
    [InlineData(9, long.MaxValue, 9, 10)]
    [InlineData(-4, 2, 1, 2)]
    public async Task a_range_is_read_with_both_ends(long from, long to, long first, long last)
    {
        await AppendAsync(Talks, 0, Samples.Many(10));
        var all = await ReadAsync(Talks);

        (await ReadAsync(Talks, from, to)).ShouldBe(all.Where(recorded => recorded.Version >= first && recorded.Version <= last));
    }

    [Fact]
    public async Task there_is_nothing_to_read_outside_the_stream()
    {
        await AppendAsync(Talks, 0, Samples.Many(3));

        (await ReadAsync(Talks, 4)).ShouldBeEmpty();
        (await ReadAsync(Talks, 3, 2)).ShouldBeEmpty();
        (await ReadAsync(Talks, 1, 0)).ShouldBeEmpty();
        (await ReadAsync(WhatIf)).ShouldBeEmpty();
    }

    [Fact]
    public async Task of_many_writers_on_one_version_one_wins()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
            await Streams.AppendAsync(Talks, 0, [Samples.Opened(title: $"opened by {writer}")], Samples.Noon))));

        answers.Count(answer => answer is AppendResult.Appended).ShouldBe(1);
        answers.Where(answer => answer is not AppendResult.Appended).ShouldAllBe(answer => answer == new AppendResult.Conflict(0, 1));
    }

    [Fact]
    public async Task racing_writers_lose_and_double_nothing()
    {
        const int Writers = 8;
        const int Each = 25;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            long version = 0;
            for (var done = 0; done < Each;)
            {
                var statement = new StatementMade(Samples.Stamp($"{writer}-{done}"), StatementKind.Statement, "said", null);
                switch (await Streams.AppendAsync(Talks, version, [statement], Samples.Noon))
                {
                    case AppendResult.Appended appended:
                        appended.Version.ShouldBe(version + 1);
                        version = appended.Version;
                        done++;
                        break;
                    case AppendResult.Conflict conflict:
                        conflict.Expected.ShouldBe(version);
                        conflict.Actual.ShouldBeGreaterThan(version);
                        version = conflict.Actual;
                        break;
                    case var other:
                        Assert.Fail($"{other}");
                        break;
                }
            }
        })));

        var read = await ReadAsync(Talks);
        read.Select(recorded => recorded.Version).ShouldBe(Enumerable.Range(1, Writers * Each).Select(version => (long)version));
        read.Select(recorded => recorded.Event.Stamp.CommandId).Order().ShouldBe(
            Enumerable.Range(0, Writers).SelectMany(writer => Enumerable.Range(0, Each).Select(done => $"{writer}-{done}")).Order());
        (await Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_reader_sees_a_whole_prefix_while_others_write()
    {
        await AppendAsync(Talks, 0, Samples.Many(1));
        var writing = Task.Run(async () =>
        {
            for (var batch = 0; batch < 40; batch++)
            {
                await Streams.AppendAsync(Talks, 1 + (batch * 10), Samples.Many(10, from: 1 + (batch * 10)), Samples.Noon);
            }
        });
        while (!writing.IsCompleted)
        {
            ((await ReadAsync(Talks)).Count % 10).ShouldBe(1);
        }

        await writing;
        (await ReadAsync(Talks)).Count.ShouldBe(401);
    }

    [Fact]
    public async Task a_list_tells_title_version_and_last_day()
    {
        await AppendAsync(new NegotiationId("b"), 0, Samples.Opened("b", "Second"));
        await AppendAsync(new NegotiationId("a"), 0, Samples.Opened("a", "First"), Samples.Sparse[2]);
        await AppendAsync(new NegotiationId("c"), 0, Samples.Sparse[2]);

        (await Streams.ListAsync()).ShouldBe(
        [
            new StreamSummary(new NegotiationId("a"), "First", 2, WorldDate.TryParse("2025-11-20/2025-11-21")!.Value),
            new StreamSummary(new NegotiationId("b"), "Second", 1, new DateOnly(2026, 2, 24)),
            new StreamSummary(new NegotiationId("c"), "c", 1, WorldDate.TryParse("2025-11-20/2025-11-21")!.Value),
        ]);
        (await Streams.FindAsync(new NegotiationId("b")))!.Title.ShouldBe("Second");
    }

    [Fact]
    public async Task an_archived_stream_refuses_appends_and_is_left_out_of_lists()
    {
        await AppendAsync(Talks, 0, Samples.Many(3));

        (await Streams.ArchiveAsync(Talks)).ShouldBeTrue();

        (await Streams.AppendAsync(Talks, 3, Samples.Many(1, from: 3), Samples.Noon)).ShouldBeOfType<AppendResult.Archived>();
        (await Streams.ListAsync()).ShouldBeEmpty();
        (await Streams.ListAsync(includeArchived: true)).ShouldHaveSingleItem().IsArchived.ShouldBeTrue();
        (await Streams.FindAsync(Talks))!.IsArchived.ShouldBeTrue();
        (await ReadAsync(Talks)).Count.ShouldBe(3);
        (await Streams.ArchiveAsync(WhatIf)).ShouldBeFalse();
        (await Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_text_that_no_host_can_keep_is_refused_with_all_of_its_batch()
    {
        await AppendAsync(Talks, 0, Samples.Many(2));

        // Not a theory: halves of surrogate pairs do not survive the test runner either.
        foreach (var text in (string[])["a\0b", "\ud83d", "\udd4a\ud83d"])
        {
            var answer = await Streams.AppendAsync(Talks, 2, [Samples.Many(3)[2], new BrokenOff(Samples.Stamp(), text), new WalkedOut(Samples.Stamp(), text)], Samples.Noon);

            answer.ShouldBeOfType<AppendResult.Unstorable>().Findings.Select(finding => (finding.Code, finding.Version))
                .ShouldBe([("UNSTORABLE", 4L), ("UNSTORABLE", 5L)]);
        }

        (await ReadAsync(Talks)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public async Task so_is_a_number(double number) =>
        (await Streams.AppendAsync(Talks, 0, [new ConcessionBreached(Samples.Stamp(), "c", number, null)], Samples.Noon)).ShouldBeOfType<AppendResult.Unstorable>();

    [Theory]
    [InlineData("")]
    [InlineData("Talks")]
    [InlineData("a b")]
    [InlineData("a\0")]
    [InlineData("../x")]
    public async Task so_is_an_id_with_other_characters(string id) =>
        (await Streams.AppendAsync(new NegotiationId(id), 0, [Samples.Opened()], Samples.Noon)).ShouldBeOfType<AppendResult.Unstorable>();

    [Fact]
    public async Task a_stream_of_ten_thousand_events_is_whole()
    {
        for (var from = 0; from < 10_000; from += 2_500)
        {
            await AppendAsync(Talks, from, Samples.Many(2_500, from));
        }

        (await ReadAsync(Talks)).Select(recorded => recorded.Event).ShouldBe(Samples.Many(10_000));
        (await Streams.VerifyAsync(Talks)).ShouldBeEmpty();
    }
}
