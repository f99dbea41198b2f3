using System.Collections.Frozen;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Contract;

/// <summary>
/// The events that histories are mostly made of, read in one walk through their canonical JSON: three times as fast as the
/// generated contract, which has the last word. Whatever is not spelled as expected here (other members, escapes, anything
/// wrong) gives null, never another meaning; <see cref="EventJson.Decode"/> then asks the contract.
/// </summary>
internal static class CanonicalEvents
{
    // Arguments are read in the order in which they stand here, which has to be the ordinal order of their keys.
    private static readonly FrozenDictionary<string, Reading> ByAlias = new Dictionary<string, Reading>(StringComparer.Ordinal)
    {
        ["round_opened"] = (ref json) => new RoundOpened(Round: json.Text("round"u8), Stamp: Stamp(ref json), Venue: json.TextIf("venue"u8)),
        ["round_closed"] = (ref json) => new RoundClosed(Outcome: json.TextIf("outcome"u8), Round: json.Text("round"u8), Stamp: Stamp(ref json)),
        ["demand_tabled"] = (ref json) => new DemandTabled(
            Askee: new PartyId(json.Text("askee"u8)),
            DemandId: json.Text("demandId"u8),
            InClause: json.TextIf("inClause"u8),
            Stamp: Stamp(ref json),
            Terms: Terms(ref json),
            Text: json.Text("text"u8),
            Topic: json.TextIf("topic"u8)),
        ["concession_offered"] = (ref json) => new ConcessionOffered(ConcessionId: Concession(ref json), Stamp: Stamp(ref json), Terms: Terms(ref json)),
        ["concession_committed"] = (ref json) => new ConcessionCommitted(ConcessionId: Concession(ref json), Stamp: Stamp(ref json), Terms: Terms(ref json)),
        ["concession_started"] = (ref json) => new ConcessionStarted(ConcessionId: Concession(ref json), InReadingOf: ReadingOf(ref json), Stamp: Stamp(ref json)),
        ["concession_partly_fulfilled"] = (ref json) => new ConcessionPartlyFulfilled(
            ConcessionId: Concession(ref json), Fraction: json.Number("fraction"u8), InReadingOf: ReadingOf(ref json), Stamp: Stamp(ref json)),
        ["concession_fulfilled"] = (ref json) => new ConcessionFulfilled(ConcessionId: Concession(ref json), InReadingOf: ReadingOf(ref json), Stamp: Stamp(ref json)),
        ["concession_breached"] = (ref json) => new ConcessionBreached(
            ConcessionId: Concession(ref json), Fraction: json.Number("fraction"u8), InReadingOf: ReadingOf(ref json), Stamp: Stamp(ref json)),
        ["statement_made"] = (ref json) => new StatementMade(
            Kind: json.Word("kind"u8, Converters.StatementKind), Stamp: Stamp(ref json), Text: json.Text("text"u8), Topic: json.TextIf("topic"u8)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private delegate NegotiationEvent Reading(ref CanonicalScanner json);

    /// <summary>The event; null where the contract has to be asked.</summary>
    public static NegotiationEvent? Find(string alias, ReadOnlySpan<byte> json)
    {
        if (!ByAlias.TryGetValue(alias, out var read))
        {
            return null;
        }

        var scanner = new CanonicalScanner(json);
        var @event = read(ref scanner);
        return scanner.EndsHere() ? @event : null;
    }

    private static string Concession(ref CanonicalScanner json) => json.Text("concessionId"u8);

    private static Side? ReadingOf(ref CanonicalScanner json) => json.WordIf("inReadingOf"u8, Converters.Side);

    private static Stamp Stamp(ref CanonicalScanner json)
    {
        if (!json.Key("stamp"u8))
        {
            return json.Fail<Stamp>()!;
        }

        json.Open();
        var stamp = new Stamp(
            By: new PartyId(json.Text("by"u8)),
            CommandId: json.Text("commandId"u8),
            Confidence: json.Word("confidence"u8, Converters.Confidence),
            Note: json.TextIf("note"u8),
            On: json.Date("on"u8),
            Sources: json.Texts("sources"u8));
        json.Close();
        return stamp;
    }

    private static ConcessionDraft Terms(ref CanonicalScanner json)
    {
        if (!json.Key("terms"u8))
        {
            return json.Fail<ConcessionDraft>()!;
        }

        json.Open();
        var draft = new ConcessionDraft
        {
            CodedBy = json.TextIf("codedBy"u8),
            Irreversibility = json.NumberIf("irreversibility"u8),
            Line = LineIf(ref json),
            Magnitude = json.Key("magnitude"u8) ? Magnitude(ref json) : null,
            Sources = json.TextsIf("sources"u8),
            Support = json.NumberIf("support"u8),
            Text = json.TextIf("text"u8),
        };
        json.Close();
        return draft;
    }

    private static Line? LineIf(ref CanonicalScanner json) =>
        json.TextIf("line"u8) is not { } text ? null : Line.TryParse(text) ?? json.Fail<Line>();

    private static Magnitude? Magnitude(ref CanonicalScanner json)
    {
        json.Open();
        Magnitude? magnitude =
            json.EstimateIf("cap"u8) is { } level ? new Magnitude.Cap(level)
            : json.EstimateIf("quantity"u8) is { } amount ? new Magnitude.Quantity(amount)
            : json.EstimateIf("x"u8) is { } share ? new Magnitude.Share(share)
            : json.NumberIf("half"u8) is { } half ? Ladder(json.Pair("ladder"u8), half)
            : json.Fail<Magnitude>();
        json.Close();
        return magnitude;
    }

    private static Magnitude.Ladder Ladder((double Before, double After) anchors, double half) => new(anchors.Before, anchors.After, half);
}
