using System.Globalization;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>What a date is set for.</summary>
public enum DeadlineKind
{
    /// <summary>Until when an offer stands.</summary>
    Offer,

    /// <summary>Until when a promised step is to be done.</summary>
    Promise,

    /// <summary>Until when a round that was announced is to be opened.</summary>
    Round,
}

/// <summary>A day by whose end something was to happen.</summary>
/// <param name="Kind">What the day is set for.</param>
/// <param name="Item">Id of the concession, or name of the round.</param>
/// <param name="Day">The last day on which it is in time.</param>
public readonly record struct Deadline(DeadlineKind Kind, string Item, DateOnly Day);

/// <summary>
/// The deadlines of a negotiation. Whether one has passed is for whoever has a clock to say; whether it still matters then
/// is said by the state alone: a deadline that was met, moved or withdrawn is not among those that run.
/// </summary>
public static class Deadlines
{
    /// <summary>The deadlines that run: of offers that stand, of promises not done yet, of the round that is announced. None once it is broken off.</summary>
    public static IEnumerable<Deadline> Running(Negotiation state)
    {
        if (state.Phase == Phase.BrokenOff)
        {
            yield break;
        }

        if (state.Room.Scheduled is { } round)
        {
            yield return new Deadline(DeadlineKind.Round, round.Name, round.Planned.To);
        }

        foreach (var origin in state.Concessions.Origins)
        {
            var concession = state.Concessions.At(origin.Place);
            if (concession.Due is { } day && KindOf(concession.Standing.Status) is { } kind)
            {
                yield return new Deadline(kind, concession.Id, day);
            }
        }
    }

    /// <summary>The deadlines that run after the events and did not run before them.</summary>
    public static IReadOnlyList<Deadline> SetBy(IReadOnlyList<NegotiationEvent> events, Negotiation before) =>
        events.Any(MaySet) ? [.. Running(Replay.From(before, events)).Except(Running(before))] : [];

    /// <summary>
    /// What the passing of a deadline does by itself: an offer lapses the day after, in the name of who made it. Null for
    /// every other kind, because whether a promise was broken is for the parties to say, and where the deadline does not run.
    /// </summary>
    public static LetConcessionLapse? Lapse(Deadline deadline, Negotiation state)
    {
        if (deadline.Kind != DeadlineKind.Offer || deadline.Day == DateOnly.MaxValue || !Running(state).Contains(deadline))
        {
            return null;
        }

        var offer = state.Concessions.Find(deadline.Item)!;
        var by = state.Concessions.Origins.Find(deadline.Item)!.By ?? state.Parties.First(party => party.Actor == offer.Giver).Id;
        var day = deadline.Day.ToString("O", CultureInfo.InvariantCulture);
        var stamp = new Stamp(deadline.Day.AddDays(1), by, $"lapse-{offer.Id}-{day}", [], Confidence.D, $"The offer stood until {day}.");
        return new LetConcessionLapse(stamp, offer.Id, InReadingOf: null);
    }

    private static DeadlineKind? KindOf(ConcessionStatus status) => status switch
    {
        ConcessionStatus.Offered => DeadlineKind.Offer,
        ConcessionStatus.Committed or ConcessionStatus.InProgress => DeadlineKind.Promise,
        _ => null,
    };

    // The others neither name a day nor make an offer or a promise run.
    private static bool MaySet(NegotiationEvent @event) => @event
        is RoundScheduled or ConcessionOffered or ConcessionCommitted or ConcessionStarted or ConcessionPartlyFulfilled or AgreementReached or RecordCorrected;
}
