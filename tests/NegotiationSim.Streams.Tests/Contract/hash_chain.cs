using System.Text;
using NegotiationSim.Streams.Chain;
using NegotiationSim.Streams.Contract;
using NegotiationSim.Tests;

namespace NegotiationSim.Streams.Tests.Contract;

public class hash_chain
{
    [Fact]
    public void another_program_gets_these_hashes()
    {
        var text = new StringBuilder();
        var (head, version) = (EventHash.None, 0L);
        foreach (var @event in Samples.Everything.Take(3).Append(Samples.Everything[20]))
        {
            var (alias, json, recordedAt) = (EventAliases.Of(@event), EventJson.Encode(@event), Samples.Noon.AddMilliseconds(7 * version));
            head = HashChain.Next(head, ++version, alias, recordedAt, json);
            text.Append($$"""{"alias":"{{alias}}","event":{{Encoding.UTF8.GetString(json)}},"recordedAt":"{{HashChain.Format(recordedAt)}}","version":{{version}}}""")
                .Append('\n').Append(head).Append('\n');
        }

        Goldens.ShouldMatch(text.ToString());
    }

    [Fact]
    public void an_event_longer_than_the_buffer_is_hashed_whole()
    {
        var hashes = Enumerable.Range(0, 50).Select(i => 97 * i).Select(length => HashChain.Next(EventHash.None, 1, "x", Samples.Noon, new byte[length]));

        hashes.ShouldBeUnique();
        HashChain.Next(EventHash.None, 1, "x", Samples.Noon, new byte[5_000]).ToString().ShouldBe(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
                [.. new byte[32], .. "{\"alias\":\"x\",\"event\":"u8, .. new byte[5_000], .. ",\"recordedAt\":\"2026-02-24T12:00:00.000Z\",\"version\":1}"u8])));
    }

    [Fact]
    public void a_hash_is_read_as_it_is_written()
    {
        var hash = HashChain.Next(EventHash.None, 1, "x", Samples.Noon, "{}"u8);

        EventHash.TryParse(hash.ToString()).ShouldBe(hash);
        new EventHash(hash.ToArray()).ShouldBe(hash);
        EventHash.TryParse(hash.ToString()[1..]).ShouldBeNull();
        EventHash.TryParse($"{hash.ToString()[1..]}g").ShouldBeNull();
        EventHash.None.ToString().ShouldBe(new string('0', 64));
    }

    [Theory]
    [InlineData("2026-02-24T12:00:00.000Z", true)]
    [InlineData("0001-01-01T00:00:00.007Z", true)]
    [InlineData("2026-02-24T12:00:00Z", false)]
    [InlineData("2026-02-24T12:00:00.000+00:00", false)]
    [InlineData("2026-02-24 12:00:00.000Z", false)]
    [InlineData("2026-02-30T12:00:00.000Z", false)]
    public void a_time_has_one_spelling(string text, bool isIt)
    {
        var time = HashChain.TryParseTime(text);

        (time is { } read ? HashChain.Format(read) : null).ShouldBe(isIt ? text : null);
    }
}
