using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Tests.CaseFiles;

public sealed class tampering_with_a_case_file : IDisposable
{
    private static readonly NegotiationId Talks = new("talks");

    private readonly CaseFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private async Task WriteAsync()
    {
        using var streams = await _folder.OpenAsync();
        await streams.AppendAsync(new NegotiationId("other"), 0, Samples.Many(5), Samples.Noon);
        await streams.AppendAsync(Talks, 0, Samples.Many(9), Samples.Noon);
        await streams.ForkAsync(new NegotiationForked(Samples.Stamp(), new NegotiationId("what-if"), Talks, 4, []), Samples.Noon);
    }

    [Theory]
    [InlineData("UPDATE events SET json = CAST(replace(CAST(json AS TEXT), 'step-4', 'step-9') AS BLOB) WHERE stream = 2 AND version = 5", "BROKEN_CHAIN", 5L)]
    [InlineData("UPDATE events SET json = CAST(CAST(json AS TEXT) || ' ' AS BLOB) WHERE stream = 2 AND version = 5", "BROKEN_CHAIN", 5L)]
    [InlineData("UPDATE events SET recorded_at = recorded_at + 1 WHERE stream = 2 AND version = 1", "BROKEN_CHAIN", 1L)]
    [InlineData("UPDATE events SET alias = 'concession_committed' WHERE stream = 2 AND version = 5", "BROKEN_CHAIN", 5L)]
    [InlineData("UPDATE events SET hash = zeroblob(32) WHERE stream = 2 AND version = 3", "BROKEN_CHAIN", 3L)]
    [InlineData("UPDATE events SET hash = x'00' WHERE stream = 2 AND version = 3", "DAMAGED_CASE_FILE", null)]
    [InlineData("UPDATE events SET version = 99 WHERE stream = 2 AND version = 9", "BROKEN_VERSIONS", 9L)]
    [InlineData("DELETE FROM events WHERE stream = 2 AND version = 4", "BROKEN_VERSIONS", 4L)]
    [InlineData("DELETE FROM events WHERE stream = 2 AND version > 6", "BROKEN_VERSIONS", 7L)]
    [InlineData("DELETE FROM events WHERE stream = 2", "BROKEN_VERSIONS", 1L)]
    public async Task an_event_is_found_at_its_place_by_verifying_and_by_reading(string change, string code, long? version)
    {
        await WriteAsync();
        _folder.Execute("case", change);
        using var streams = await _folder.OpenAsync();

        (await streams.VerifyAsync(Talks)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Code.ShouldBe(code),
            finding => finding.Version.ShouldBe(version));
        (await streams.VerifyAsync()).ShouldContain(finding => finding.Code == code && finding.Version == version);
        (await streams.VerifyAsync(new NegotiationId("other"))).ShouldBeEmpty();
        (await Should.ThrowAsync<StreamsBrokenException>(async () => await streams.ReadAsync(Talks).CountAsync())).Finding.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("UPDATE streams SET title = 'Other' WHERE number = 2")]
    [InlineData("UPDATE streams SET archived = 1 WHERE number = 2")]
    [InlineData("UPDATE streams SET version = 8 WHERE number = 2")]
    [InlineData("UPDATE streams SET last_on = '2030-01-01' WHERE number = 2")]
    [InlineData("UPDATE streams SET forked_at = 3 WHERE number = 3")]
    [InlineData("UPDATE streams SET head = zeroblob(32) WHERE number = 2")]
    [InlineData("UPDATE streams SET id = 'talk' WHERE number = 2")]
    [InlineData("UPDATE streams SET seal = x'' WHERE number = 1")]
    [InlineData("DELETE FROM streams WHERE number = 2")]
    public async Task so_is_a_change_of_the_list(string change)
    {
        await WriteAsync();
        _folder.Execute("case", change);
        using var streams = await _folder.OpenAsync();

        (await streams.VerifyAsync()).ShouldContain(finding => finding.Code == "DAMAGED_CASE_FILE");
    }

    [Fact]
    public async Task an_alias_of_a_newer_program_is_named()
    {
        await WriteAsync();
        var stored = await AllAsync();
        var hash = Chain.HashChain.Next(stored[7].Hash, 9, "handshake_given", stored[8].RecordedAt, stored[8].Json.Span);
        _folder.Execute("case", $"UPDATE events SET alias = 'handshake_given', hash = x'{hash}' WHERE stream = 2 AND version = 9");
        using var streams = await _folder.OpenAsync();

        (await streams.VerifyAsync(Talks)).ShouldHaveSingleItem().ToString().ShouldBe(
            "talks@9: UNKNOWN_ALIAS: no event is called 'handshake_given'. Expected: an event of this version of the program");
        (await streams.ReadAsync(Talks, 1, 8).CountAsync()).ShouldBe(8);
    }

    private async Task<List<StoredRow>> AllAsync()
    {
        using var streams = await _folder.OpenAsync();
        return await streams.ReadStoredAsync(Talks).ToListAsync();
    }
}
