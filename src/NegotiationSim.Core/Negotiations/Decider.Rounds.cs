namespace NegotiationSim.Core.Negotiations;

/// <content>Rounds and venue.</content>
public static partial class Decider
{
    /// <summary>One round at a time. Opening a round brings everybody back who had walked out.</summary>
    private static Decision Decide(OpenRound c, Negotiation state) =>
        Blank(("round", c.Round)) is { } blank ? blank
        : state.Room.OpenRound is { } open
            ? Refuse(RefusalCode.WrongRound, $"{open.Name} is open since v{open.Since}.", $"Close {open.Name} first.")
        : Accept(new RoundOpened(c.Stamp, c.Round, c.Venue));

    /// <summary>Legal while the talks are suspended too: a round that stops has to be closed.</summary>
    private static Decision Decide(CloseRound c, Negotiation state) => state.Room.OpenRound switch
    {
        null => Refuse(RefusalCode.WrongRound, "No round is open.", "Open a round first."),
        { } open when open.Name != c.Round => Refuse(RefusalCode.WrongRound, $"{c.Round} is not open; {open.Name} is.", $"Close {open.Name}."),
        _ => Accept(new RoundClosed(c.Stamp, c.Round, c.Outcome)),
    };

    /// <summary>A new announcement takes the place of the one before.</summary>
    private static Decision Decide(ScheduleRound c, Negotiation state) =>
        Blank(("round", c.Round)) is { } blank ? blank
        : c.Planned.From > c.Planned.To
            ? Refuse(RefusalCode.OutOfRange, $"The planned day {c.Planned} ends before it begins.", "Write the first possible day first.")
        : state.Room.OpenRound?.Name == c.Round
            ? Refuse(RefusalCode.WrongRound, $"{c.Round} is open already.", $"Close {c.Round}, or schedule another round.")
        : state.Room.Scheduled == new ScheduledRound(c.Round, c.Planned, c.Venue)
            ? Refuse(RefusalCode.NoChange, $"{c.Round} is scheduled so already.", "Schedule it for another day or place.")
        : Accept(new RoundScheduled(c.Stamp, c.Round, c.Planned, c.Venue));

    /// <summary>Placing a disputed venue once more settles the dispute; another place needs a change.</summary>
    private static Decision Decide(PlaceVenue c, Negotiation state) =>
        Blank(("venue", c.Venue)) is { } blank ? blank
        : state.Room.Venue is not { } venue ? Accept(new VenuePlaced(c.Stamp, c.Venue))
        : venue != c.Venue ? Refuse(RefusalCode.AlreadyOnRecord, $"The talks are held in {venue}.", $"Change the venue to {c.Venue}.")
        : state.Room.Dispute is null ? Refuse(RefusalCode.NoChange, $"The talks are held in {venue} already.", "Change the venue, or challenge it.")
        : Accept(new VenuePlaced(c.Stamp, c.Venue));

    private static Decision Decide(ChallengeVenue c, Negotiation state) =>
        Blank(("reason", c.Reason)) is { } blank ? blank
        : (state.Room.Venue ?? state.Room.OpenRound?.Venue ?? state.Room.Scheduled?.Venue) is not { } venue
            ? Refuse(RefusalCode.NotOnRecord, "No venue is agreed, so there is none to dispute.", "Place a venue.")
        : venue == c.Instead
            ? Refuse(RefusalCode.NoChange, $"The talks are held in {venue} already.", "Name another place, or none.")
        : Accept(new VenueChallenged(c.Stamp, c.Reason, c.Instead));

    private static Decision Decide(ChangeVenue c, Negotiation state) =>
        Blank(("venue", c.Venue)) is { } blank ? blank
        : state.Room.Venue is not { } venue
            ? Refuse(RefusalCode.NotOnRecord, "No venue is agreed, so there is none to move from.", $"Place the venue in {c.Venue}.")
        : venue == c.Venue
            ? Refuse(RefusalCode.NoChange, $"The talks are held in {venue} already.", state.Room.Dispute is null ? "Name another place." : $"Place the venue in {venue} once more to settle the dispute.")
        : Accept(new VenueChanged(c.Stamp, c.Venue));
}
