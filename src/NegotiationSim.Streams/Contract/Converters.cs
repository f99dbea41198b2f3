using System.Text.Json.Serialization;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Streams.Contract;

/// <summary>How Core's values are spelled in stored JSON; words as in the files that people write.</summary>
internal static class Converters
{
    public static SpelledConverter<WorldDate> WorldDate { get; } =
        new(date => date.ToString(), Core.Ledger.WorldDate.TryParse, "a date such as 2026-02-24, 2026-02, 2026 or first/last");

    public static WordConverter<Confidence> Confidence { get; } =
        new((Core.Ledger.Confidence.S, "S"), (Core.Ledger.Confidence.D, "D"), (Core.Ledger.Confidence.U, "U"));

    public static WordConverter<Side> Side { get; } = new((Core.Ledger.Side.A, "A"), (Core.Ledger.Side.B, "B"), (Core.Ledger.Side.Third, "third"));

    public static WordConverter<StatementKind> StatementKind { get; } = new(
        (Core.Negotiations.StatementKind.Statement, "statement"), (Core.Negotiations.StatementKind.Threat, "threat"), (Core.Negotiations.StatementKind.Ruling, "ruling"),
        (Core.Negotiations.StatementKind.Verification, "verification"), (Core.Negotiations.StatementKind.Vote, "vote"), (Core.Negotiations.StatementKind.RedLine, "redLine"));

    public static ListConverter<string> Texts { get; } = new(new TextConverter());

    public static void AddTo(ICollection<JsonConverter> converters)
    {
        foreach (var converter in (ReadOnlySpan<JsonConverter>)
        [
            new TextConverter(),
            new NumberConverter(),
            new EstimateConverter(),
            new DraftConverter(),
            new MagnitudeConverter(),
            new StandingConverter(),
            new ConditionConverter(),
            new StampConverter(),
            WorldDate,
            new DayConverter(),
            new SpelledConverter<Line>(line => line.ToString(), text => Line.TryParse(text.ToString()), "a dimension, or a class of it such as WPN/tanks"),
            new SpelledConverter<Actor>(actor => actor.ToString(), text => Actor.TryParse(text.ToString()), "A, B, T or T:name"),
            new SpelledConverter<PartyId>(id => id.Value, text => new PartyId(text.ToString()), "a party's id"),
            new SpelledConverter<NegotiationId>(id => id.Value, text => new NegotiationId(text.ToString()), "a negotiation's id"),
            Side,
            new WordConverter<PartyRole>(
                (PartyRole.Party, "party"), (PartyRole.Mediator, "mediator"), (PartyRole.Guarantor, "guarantor"), (PartyRole.Observer, "observer")),
            Confidence,
            StatementKind,
            new WordConverter<ObligationClass>(
                (ObligationClass.New, "NEW"), (ObligationClass.Reaffirm, "REAFFIRM"),
                (ObligationClass.Discharge, "DISCHARGE"), (ObligationClass.Dropped, "DROPPED")),
            new WordConverter<ClauseForm>(
                (ClauseForm.Mutual, "mutual"), (ClauseForm.MutualTilted, "mutual_tilted"), (ClauseForm.OneSided, "one_sided"),
                (ClauseForm.ThirdParty, "third_party"), (ClauseForm.Conditional, "conditional"), (ClauseForm.Deleted, "deleted"), (ClauseForm.Open, "open")),
            new WordConverter<ConcessionStatus>(
                (ConcessionStatus.Offered, "Offered"), (ConcessionStatus.Committed, "Committed"), (ConcessionStatus.InProgress, "InProgress"),
                (ConcessionStatus.Fulfilled, "Fulfilled"), (ConcessionStatus.Breached, "Breached"), (ConcessionStatus.Reversed, "Reversed"),
                (ConcessionStatus.Expired, "Expired"), (ConcessionStatus.Withdrawn, "Withdrawn")),
            new WordConverter<Phase>(
                (Phase.NotOpened, "notOpened"), (Phase.Open, "open"), (Phase.Suspended, "suspended"), (Phase.Agreed, "agreed"), (Phase.BrokenOff, "brokenOff")),
            new WordConverter<AskerRole>((AskerRole.Party, "party"), (AskerRole.Mediator, "mediator"), (AskerRole.Observer, "observer")),
            new ProposalTextConverter(),
            Texts,
            new ListConverter<Party>(),
            new ListConverter<StatedHolding>(),
            new ListConverter<Clause>(),
            new ListConverter<Actor>(),
            new ListConverter<Condition>(),
            new ListConverter<PartyId>(),
            new ListConverter<Absence>(),
            new ListConverter<Rejection>(),
            new ListConverter<ProposalOnRecord>(),
            new ListConverter<KeptDemand>(),
            new ListConverter<KeptConcession>(),
            new ListConverter<Link>(),
            new ListConverter<CountedFailures>(),
            new ListConverter<ForkedFrom>(),
        ])
        {
            converters.Add(converter);
        }
    }
}
