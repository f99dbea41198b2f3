using System.Text;
using System.Text.Json;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Contract;
using NegotiationSim.Tests;

namespace NegotiationSim.Streams.Tests.Contract;

public class stored_json_of_events
{
    public static TheoryData<string> Aliases => [.. EventAliases.All.Select(row => row.Alias)];

    private static IEnumerable<NegotiationEvent> All => Samples.Everything.Concat(Samples.Sparse);

    [Theory]
    [MemberData(nameof(Aliases))]
    public void each_type_is_approved(string alias)
    {
        var lines = All.Where(e => EventAliases.Of(e) == alias).Select(e => Encoding.UTF8.GetString(EventJson.Encode(e)));
        Goldens.ShouldMatch($"{string.Join('\n', lines)}\n", alias);
    }

    [Fact]
    public void every_event_of_core_has_an_alias_and_a_sample()
    {
        var events = typeof(NegotiationEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NegotiationEvent))).ToHashSet();

        EventAliases.All.Select(row => row.Type).ToHashSet().SetEquals(events).ShouldBeTrue();
        Samples.Everything.Select(e => e.GetType()).ToHashSet().SetEquals(events).ShouldBeTrue();
        EventAliases.All.Select(row => row.Alias).ShouldBeUnique();
    }

    [Fact]
    public void it_reads_back_to_an_equal_event()
    {
        foreach (var @event in All)
        {
            EventJson.Decode(EventAliases.Of(@event), EventJson.Encode(@event)).ShouldBe(@event);
        }
    }

    [Fact]
    public void it_is_canonical_as_it_is_written()
    {
        foreach (var json in All.Select(EventJson.Encode))
        {
            Encoding.UTF8.GetString(CanonicalJson.Of(json)).ShouldBe(Encoding.UTF8.GetString(json));
        }
    }

    [Theory]
    [InlineData("""{"round":"1","stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026","sources":[]},"extra":1}""")]
    [InlineData("""{"round":"1","round":"1","stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026","sources":[]}}""")]
    [InlineData("""{"stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026","sources":[]}}""")]
    [InlineData("""{"round":null,"stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026","sources":[]}}""")]
    [InlineData("""{"round":"1","stamp":{"by":"x","commandId":"c","confidence":"S","on":"yesterday","sources":[]}}""")]
    [InlineData("""{"round":"1","stamp":{"by":"x","commandId":"c","confidence":"X","on":"2026","sources":[]}}""")]
    [InlineData("""{"round":"1","stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026","sources":[null]}}""")]
    [InlineData("""{"round":"1","stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026","sources":"P1"}}""")]
    [InlineData("""{"round":"1","stamp":{"by":"x","confidence":"S","on":"2026","sources":[]}}""")]
    [InlineData("""{"round":"a\u0000b","stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026","sources":[]}}""")]
    [InlineData("""{"round":"\ud83d","stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026","sources":[]}}""")]
    [InlineData("""{"round":1,"stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026","sources":[]}}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public void anything_else_is_refused(string json) =>
        Should.Throw<JsonException>(() => EventJson.Decode("round_opened", Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"cap":1,"x":1}""")]
    [InlineData("{}")]
    [InlineData("""{"ladder":[0],"half":0.1}""")]
    [InlineData("""{"ladder":[0,1]}""")]
    [InlineData("""{"cap":[1,2]}""")]
    [InlineData("""{"cap":[1,2,3,4]}""")]
    [InlineData("""{"cap":1e999}""")]
    [InlineData("""{"cap":"NaN"}""")]
    [InlineData("5")]
    public void a_magnitude_of_another_shape_is_refused(string magnitude) =>
        Should.Throw<JsonException>(() => EventJson.Decode(
            "concession_offered",
            Encoding.UTF8.GetBytes($$$"""{"concessionId":"c","stamp":{"by":"x","commandId":"c","on":"2026","sources":[]},"terms":{"magnitude":{{{magnitude}}}}}""")));

    [Fact]
    public void an_unknown_alias_is_refused() =>
        Should.Throw<UnknownAliasException>(() => EventJson.Decode("round_opend", "{}"u8));
}
