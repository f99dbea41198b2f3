using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>A round that is open.</summary>
/// <param name="Name">Its name or number.</param>
/// <param name="Venue">Where it is held, when that was said for this round.</param>
/// <param name="Since">Version that opened it.</param>
public sealed record Round(string Name, string? Venue, int Since);

/// <summary>A round that was announced.</summary>
/// <param name="Name">Its name or number.</param>
/// <param name="Planned">When it is to be held.</param>
/// <param name="Venue">Where, when that was said.</param>
public sealed record ScheduledRound(string Name, WorldDate Planned, string? Venue);

/// <summary>A party that has walked out.</summary>
/// <param name="Party">Who.</param>
/// <param name="Topic">Over what.</param>
/// <param name="Since">Version in which it left.</param>
public sealed record Absence(PartyId Party, string Topic, int Since);

/// <summary>A challenge to the venue that has not been settled.</summary>
/// <param name="By">Who disputes it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Instead">Where it wants to meet; null when it names no place.</param>
/// <param name="Since">Version of the latest challenge.</param>
public sealed record VenueDispute(PartyId By, string Reason, string? Instead, int Since);

/// <summary>Where and when the talks are held, and who is in the room.</summary>
public sealed record Room
{
    /// <summary>An empty room without a place.</summary>
    public static Room Empty { get; } = new();

    /// <summary>The agreed venue; null when none is.</summary>
    public string? Venue { get; init; }

    /// <summary>The latest challenge to the venue; null when it is not disputed.</summary>
    public VenueDispute? Dispute { get; init; }

    /// <summary>The open round; null between rounds.</summary>
    public Round? OpenRound { get; init; }

    /// <summary>The next round as announced; null when none is.</summary>
    public ScheduledRound? Scheduled { get; init; }

    /// <summary>Who has walked out and over what, in the order in which they left.</summary>
    public EquatableList<Absence> Absent { get; init; } = [];

    /// <summary>The absence of a party; null when it is in the room.</summary>
    public Absence? AbsenceOf(PartyId party)
    {
        for (var i = 0; i < Absent.Count; i++)
        {
            if (Absent[i].Party == party)
            {
                return Absent[i];
            }
        }

        return null;
    }

    /// <summary>The room after an event, which became version <paramref name="version"/>; the same room where it is not concerned.</summary>
    internal Room After(NegotiationEvent @event, int version) => @event switch
    {
        NegotiationOpened e => this with { Venue = e.Venue },
        RoundOpened e => this with
        {
            OpenRound = new(e.Round, e.Venue, version),
            Scheduled = Scheduled?.Name == e.Round ? null : Scheduled,
            Absent = [],
        },
        RoundClosed => this with { OpenRound = null },
        RoundScheduled e => this with { Scheduled = new(e.Round, e.Planned, e.Venue) },
        VenuePlaced e => this with { Venue = e.Venue, Dispute = null },
        VenueChanged e => this with { Venue = e.Venue, Dispute = null },
        VenueChallenged e => this with { Dispute = new(e.Stamp.By, e.Reason, e.Instead, version) },
        WalkedOut e => this with { Absent = [.. Without(e.Stamp.By), new(e.Stamp.By, e.Topic, version)] },
        ReturnedToTable e => this with { Absent = [.. Without(e.Stamp.By)] },
        _ => this,
    };

    private IEnumerable<Absence> Without(PartyId party) => Absent.Where(absence => absence.Party != party);
}
