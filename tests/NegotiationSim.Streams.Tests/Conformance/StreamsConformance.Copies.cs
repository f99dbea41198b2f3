using System.Text;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Streams.Tests.Conformance;

public abstract partial class StreamsConformance
{
    private static NegotiationForked ForkAt(int version, string id = "what-if", string source = "talks") =>
        new(Samples.Stamp("fork"), new NegotiationId(id), new NegotiationId(source), version, ["accepted instead"]);

    private static Task<string> ExportAsync(INegotiationStreams streams) => Exporting.AllAsync(streams);

    private static ValueTask<ImportResult> ImportAsync(INegotiationStreams streams, string lines) =>
        streams.ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(lines)));

    [Fact]
    public async Task a_fork_shares_its_prefix_and_goes_its_own_way()
    {
        await AppendAsync(Talks, 0, Samples.Many(10));

        (await Streams.ForkAsync(ForkAt(6), Samples.Noon)).ShouldBe(new ForkResult.Forked(7));

        var (source, fork) = (await ReadAsync(Talks), await ReadAsync(WhatIf));
        source.Count.ShouldBe(10);
        fork.Take(6).ShouldBe(source.Take(6).Select(recorded => recorded with { Id = WhatIf }));
        fork[6].Event.ShouldBe(ForkAt(6));
        fork[6].Previous.ShouldBe(source[5].Hash);
        await AppendAsync(WhatIf, 7, Samples.Many(2, from: 7));
        await AppendAsync(Talks, 10, Samples.Many(2, from: 10));
        (await ReadAsync(WhatIf)).Count.ShouldBe(9);
        (await ReadAsync(Talks)).Select(recorded => recorded.Event).ShouldBe(Samples.Many(12));
        (await Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_fork_copies_the_bytes()
    {
        await AppendAsync(Talks, 0, Samples.Everything);
        await Streams.ForkAsync(ForkAt(20), Samples.Noon);

        var source = await Streams.ReadStoredAsync(Talks).Take(20).ToListAsync();
        var fork = await Streams.ReadStoredAsync(WhatIf).Take(20).ToListAsync();

        fork.Select(stored => (stored.Version, stored.Alias, stored.RecordedAt, stored.Hash, Encoding.UTF8.GetString(stored.Json.Span)))
            .ShouldBe(source.Select(stored => (stored.Version, stored.Alias, stored.RecordedAt, stored.Hash, Encoding.UTF8.GetString(stored.Json.Span))));
    }

    [Fact]
    public async Task a_fork_knows_where_it_comes_from()
    {
        await AppendAsync(Talks, 0, Samples.Many(4));
        await Streams.ForkAsync(ForkAt(3), Samples.Noon);
        await Streams.ForkAsync(ForkAt(4, "deeper", "what-if"), Samples.Noon);
        await Streams.ForkAsync(ForkAt(3, "shallow", "what-if"), Samples.Noon);

        var list = (await Streams.ListAsync()).ToDictionary(summary => summary.Id.Value, StringComparer.Ordinal);
        list["talks"].ForkedFrom.ShouldBeNull();
        list["what-if"].ForkedFrom.ShouldBe(new ForkPoint(Talks, 3));
        list["what-if"].Title.ShouldBe("The talks");
        list["deeper"].ForkedFrom.ShouldBe(new ForkPoint(WhatIf, 4));
        list["shallow"].ForkedFrom.ShouldBe(new ForkPoint(WhatIf, 3));
        (await Streams.LineageAsync(new NegotiationId("deeper"))).ShouldBe([ForkAt(3), ForkAt(4, "deeper", "what-if")]);
        (await Streams.LineageAsync(new NegotiationId("shallow"))).ShouldBe([ForkAt(3, "shallow", "what-if")]);
        (await Streams.LineageAsync(Talks)).ShouldBeEmpty();
        (await Streams.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_fork_needs_a_version_that_exists_and_an_id_that_does_not()
    {
        await AppendAsync(Talks, 0, Samples.Many(4));

        (await Streams.ForkAsync(ForkAt(5), Samples.Noon)).ShouldBe(new ForkResult.NoSuchVersion(4));
        (await Streams.ForkAsync(ForkAt(0), Samples.Noon)).ShouldBe(new ForkResult.NoSuchVersion(4));
        (await Streams.ForkAsync(ForkAt(1, source: "nowhere"), Samples.Noon)).ShouldBe(new ForkResult.NoSuchVersion(0));
        (await Streams.ForkAsync(ForkAt(1, id: "talks"), Samples.Noon)).ShouldBe(new ForkResult.Taken(4));
        (await Streams.ForkAsync(ForkAt(1, id: "What if"), Samples.Noon)).ShouldBeOfType<ForkResult.Unstorable>();
        (await Streams.ListAsync(includeArchived: true)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task an_archived_stream_can_be_forked()
    {
        await AppendAsync(Talks, 0, Samples.Many(4));
        await Streams.ArchiveAsync(Talks);

        (await Streams.ForkAsync(ForkAt(4), Samples.Noon)).ShouldBe(new ForkResult.Forked(5));

        (await Streams.ListAsync()).ShouldHaveSingleItem().Id.ShouldBe(WhatIf);
        (await AppendAsync(WhatIf, 5, Samples.Many(1, from: 5))).ShouldBe(6);
    }

    [Fact]
    public async Task an_export_imports_to_the_same_streams()
    {
        await AppendAsync(Talks, 0, Samples.Everything);
        await AppendAsync(new NegotiationId("sparse"), 0, Samples.Sparse);
        await Streams.ForkAsync(ForkAt(20), Samples.Noon);
        var (another, exported) = (await AnotherAsync(), await ExportAsync(Streams));

        var expected = new ImportResult.Imported(3, Samples.Everything.Count + Samples.Sparse.Count + 21);
        (await ImportAsync(another, exported)).ShouldBe(expected);

        (await ExportAsync(another)).ShouldBe(exported);
        (await another.ListAsync()).ShouldBe(await Streams.ListAsync());
        (await another.VerifyAsync()).ShouldBeEmpty();
        (await ImportAsync(another, exported)).ShouldBe(expected with { Events = 0 });
    }

    [Fact]
    public async Task lines_may_be_spelled_another_way_and_mean_the_same()
    {
        await AppendAsync(Talks, 0, Samples.Many(1));
        var exported = await ExportAsync(Streams);
        var event_ = exported.IndexOf(",\"event\":", StringComparison.Ordinal);
        var respelled = $"\uFEFF\r\n{{ {exported[(event_ + 1)..^2]} ,{exported[1..event_]} }}\r\n\n".Replace("Geneva", @"\u0047eneva", StringComparison.Ordinal);
        var another = await AnotherAsync();

        (await ImportAsync(another, respelled)).ShouldBe(new ImportResult.Imported(1, 1));

        (await ExportAsync(another)).ShouldBe(exported);
    }

    [Fact]
    public async Task an_import_continues_what_is_here()
    {
        await AppendAsync(Talks, 0, Samples.Many(5));
        var another = await AnotherAsync();
        await ImportAsync(another, await ExportAsync(Streams));
        await AppendAsync(Talks, 5, Samples.Many(5, from: 5));
        var whole = await ExportAsync(Streams);

        (await ImportAsync(another, string.Join('\n', whole.Split('\n')[3..]))).ShouldBe(new ImportResult.Imported(1, 5));

        (await ExportAsync(another)).ShouldBe(whole);
        (await another.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_import_that_has_gone_another_way_is_refused()
    {
        await AppendAsync(Talks, 0, Samples.Many(5));
        var another = await AnotherAsync();
        await another.AppendAsync(Talks, 0, [.. Samples.Many(3), new BrokenOff(Samples.Stamp(), "war")], Samples.Noon);
        var before = await ExportAsync(another);

        Findings(await ImportAsync(another, await ExportAsync(Streams))).ShouldBe([("DIVERGED", 4, 1)]);

        (await ExportAsync(another)).ShouldBe(before);
    }

    [Fact]
    public async Task an_import_does_not_continue_an_archived_stream()
    {
        await AppendAsync(Talks, 0, Samples.Many(5));
        var another = await AnotherAsync();
        await another.AppendAsync(Talks, 0, Samples.Many(4), Samples.Noon);
        await another.ArchiveAsync(Talks);

        Findings(await ImportAsync(another, await ExportAsync(Streams))).ShouldBe([("ARCHIVED_STREAM", 5, 1)]);
    }

    [Fact]
    public async Task everything_wrong_in_an_import_is_said_at_once_and_nothing_is_kept()
    {
        await AppendAsync(Talks, 0, Samples.Many(6));
        await AppendAsync(WhatIf, 0, Samples.Many(3));
        await AppendAsync(new NegotiationId("other"), 0, Samples.Many(3));
        await AppendAsync(new NegotiationId("unharmed"), 0, Samples.Many(3));
        var lines = (await ExportAsync(Streams)).Split('\n');

        lines[1] = lines[1].Replace("step-1", "step-2", StringComparison.Ordinal);           // other@2: tampered with
        lines[4] = "not json";                                                                // talks@2
        lines[5] = lines[5].Replace("statement_made", "statement_mad", StringComparison.Ordinal);
        lines[6] = lines[6].Replace("\"version\":4", "\"version\":\"4\"", StringComparison.Ordinal).Replace("\"hash\"", "\"hush\"", StringComparison.Ordinal);
        lines[13] = lines[13].Replace("\"fraction\"", "\"frction\"", StringComparison.Ordinal);
        lines[12] = "";                                                                       // what-if@1: gone

        var another = await AnotherAsync();
        var findings = Findings(await ImportAsync(another, string.Join('\n', lines)));

        findings.ShouldBe(
        [
            ("BROKEN_CHAIN", 2, 1),
            ("NOT_JSON", 5, 2),
            ("UNKNOWN_ALIAS", 6, lines[5].IndexOf("\"event\":", StringComparison.Ordinal) + 9),
            ("BAD_LINE", 7, lines[6].IndexOf("\"4\"", StringComparison.Ordinal) + 1),
            ("BAD_LINE", 7, lines[6].IndexOf("\"hush\"", StringComparison.Ordinal) + 1),
            ("BAD_LINE", 7, 1),
            ("BROKEN_VERSIONS", 8, 1),
            ("UNREADABLE_EVENT", 14, lines[13].IndexOf("\"frction\":", StringComparison.Ordinal) + 11),
            ("BROKEN_VERSIONS", 15, 1),
        ]);
        (await another.ListAsync(includeArchived: true)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"recordedAt\":\"2026-02-24T12:00:00.000Z\"", "\"recordedAt\":\"2026-02-24T12:00:00.001Z\"", "BROKEN_CHAIN")]
    [InlineData("\"alias\":\"concession_fulfilled\"", "\"alias\":\"concession_started\"", "BROKEN_CHAIN")]
    [InlineData("Geneva", "Gineva", "BROKEN_CHAIN")]
    [InlineData("2026-02-24", "2026-02-25", "BROKEN_CHAIN")]
    [InlineData("0.30000000000000004", "0.30000000000000005", null)]
    [InlineData("0.30000000000000004", "0.3", "BROKEN_CHAIN")]
    public async Task a_change_breaks_the_chain(string was, string becomes, string? code)
    {
        await AppendAsync(Talks, 0, Samples.Everything);
        var another = await AnotherAsync();

        var result = await ImportAsync(another, (await ExportAsync(Streams)).Replace(was, becomes, StringComparison.Ordinal));

        (result is ImportResult.Refused refused ? refused.Findings[0].Code : null).ShouldBe(code ?? "BROKEN_CHAIN");
    }

    [Theory]
    [InlineData("1e-500")]
    [InlineData("1e999")]
    [InlineData("0e12345678901")]
    [InlineData("\"0.3\"")]
    public async Task a_number_that_no_double_is_written_as_is_refused(string number)
    {
        await AppendAsync(Talks, 0, Samples.Everything);
        var lines = (await ExportAsync(Streams)).Replace("0.30000000000000004", number, StringComparison.Ordinal);

        Findings(await ImportAsync(await AnotherAsync(), lines)).First().Code.ShouldBe("UNREADABLE_EVENT");
    }

    [Fact]
    public async Task a_zero_character_in_an_import_is_refused()
    {
        await AppendAsync(Talks, 0, Samples.Many(1));
        var lines = (await ExportAsync(Streams)).Replace("Geneva", @"Gen\u0000va", StringComparison.Ordinal);

        Findings(await ImportAsync(await AnotherAsync(), lines)).Select(finding => finding.Code).ShouldBe(["UNREADABLE_EVENT"]);
    }

    private static IEnumerable<(string Code, int? Line, int? Column)> Findings(ImportResult result) =>
        result.ShouldBeOfType<ImportResult.Refused>().Findings.Select(finding => (finding.Code, finding.Line, finding.Column));
}
