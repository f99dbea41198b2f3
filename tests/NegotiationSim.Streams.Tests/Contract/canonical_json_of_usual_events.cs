using System.Text;
using System.Text.Json;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Streams.Tests.Contract;

/// <summary>The walk through canonical JSON and the generated contract: one meaning, whatever the bytes.</summary>
public class canonical_json_of_usual_events
{
    private static readonly Stamp Bare = new(WorldDate.TryParse("2008-08")!.Value, new PartyId("georgia"), "c-1", []);

    private static readonly ConcessionDraft[] Terms =
    [
        ConcessionDraft.Empty,
        new() { Line = new Line(Dimension.WPN, "tanks"), Magnitude = new Magnitude.Quantity(0.5), Text = "відведення", CodedBy = "ours", Sources = ["P1"], Support = 0 },
        new() { Line = new Line(Dimension.TER), Magnitude = new Magnitude.Cap(new Estimate(-1.25, 0, 1e21)), Irreversibility = 1 },
        new() { Magnitude = new Magnitude.Share(new Estimate(1e-7, .5, 1)) },
        new() { Magnitude = new Magnitude.Ladder(0, 0.25, 0.1) },
        Samples.Full,
    ];

    private static IEnumerable<NegotiationEvent> Usual =>
    [
        new RoundOpened(Samples.Stamp(), "65", "Geneva"),
        new RoundOpened(Bare, "65", null),
        new RoundClosed(Bare with { Note = "plain" }, "65", "no text"),
        new StatementMade(Bare, StatementKind.RedLine, "says \"no\"", "territory"),
        .. Enum.GetValues<StatementKind>().Select(kind => new StatementMade(Bare with { Sources = [.. Enumerable.Range(0, (int)kind * 4).Select(i => $"P{i}")] }, kind, "ні", null)),
        .. Terms.Select(terms => new DemandTabled(Bare, "d", new PartyId("russia"), "leave", terms, "withdrawal", null)),
        .. Terms.Select(terms => new ConcessionOffered(Bare, "c", terms)),
        .. Terms.Select(terms => new ConcessionCommitted(Bare, "c", terms)),
        .. new Side?[] { null, Side.A, Side.B }.SelectMany(side => (NegotiationEvent[])[
            new ConcessionStarted(Bare, "c", side), new ConcessionFulfilled(Bare, "c", side), new ConcessionPartlyFulfilled(Bare, "c", 1 / 3.0, side), new ConcessionBreached(Bare, "c", 0, side)]),
        .. Samples.Everything,
        .. Samples.Sparse,
    ];

    [Fact]
    public void mean_what_the_contract_says()
    {
        foreach (var @event in Usual)
        {
            var (alias, json) = (EventAliases.Of(@event), EventJson.Encode(@event));
            EventJson.ByContract(alias, json).ShouldBe(@event);
            (CanonicalEvents.Find(alias, json) ?? @event).ShouldBe(@event);
        }
    }

    [Theory]
    [InlineData("round_opened", """{"round":"65","stamp":{"by":"x","commandId":"c","confidence":"U","note":"n","on":"2026","sources":["P1","P2"]},"venue":"Geneva"}""")]
    [InlineData("round_closed", """{"round":"65","stamp":{"by":"x","commandId":"c","confidence":"S","on":"2008-08-12/2008-08-16","sources":[]}}""")]
    [InlineData("concession_committed", """{"concessionId":"c","stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026-02-24","sources":[]},"terms":{}}""")]
    [InlineData("concession_offered", """{"concessionId":"c","stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026-02-24","sources":[]},"terms":{"codedBy":"ours","line":"FOR","magnitude":{"half":0.1,"ladder":[0,0.25]},"text":"ні"}}""")]
    [InlineData("concession_breached", """{"concessionId":"c","fraction":-0.5,"inReadingOf":"B","stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026-02-24","sources":[]}}""")]
    public void are_read_in_one_walk(string alias, string json) =>
        Find(alias, json).ShouldBe(EventJson.ByContract(alias, Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("01")]
    [InlineData("-01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("1e0")]
    [InlineData("1 ")]
    [InlineData("NaN")]
    [InlineData("\"1\"")]
    public void with_another_number_are_left_to_the_contract(string fraction) =>
        Find("concession_breached", $$$"""{"concessionId":"c","fraction":{{{fraction}}},"stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026-02-24","sources":[]}}""").ShouldBeNull();

    [Theory]
    [InlineData("\u0000")]
    [InlineData("\u001f")]
    [InlineData("\\n")]
    [InlineData("\"")]
    public void with_a_text_that_needs_a_second_look_are_left_to_the_contract(string part) =>
        Find("round_opened", $$$"""{"round":"6{{{part}}}5","stamp":{"by":"x","commandId":"c","confidence":"S","on":"2026","sources":[]}}""").ShouldBeNull();

    [Fact]
    public void damaged_are_left_to_the_contract_or_mean_the_same()
    {
        var random = new Random(20080812);
        var originals = Usual.Select(@event => (Alias: EventAliases.Of(@event), Json: EventJson.Encode(@event))).ToArray();
        var walked = 0;
        for (var i = 0; i < 40_000; i++)
        {
            var (alias, json) = originals[random.Next(originals.Length)];
            var mutated = Mutations.Of(json, random);
            if (CanonicalEvents.Find(alias, mutated) is { } @event)
            {
                walked++;
                @event.ShouldBe(ByContract(alias, mutated), Encoding.UTF8.GetString(mutated));
            }
        }

        walked.ShouldBeGreaterThan(100);
    }

    private static NegotiationEvent? Find(string alias, string json) => CanonicalEvents.Find(alias, Encoding.UTF8.GetBytes(json));

    private static NegotiationEvent? ByContract(string alias, byte[] json)
    {
        try
        {
            return EventJson.ByContract(alias, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
