using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>How an item came on record.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="By">Who put it there; null when an agreement did.</param>
/// <param name="Since">Version that first had it.</param>
/// <param name="Place">Where the item stands in its book.</param>
public record Origin(string Id, PartyId? By, int Since, Place Place) : IOnRecord;

/// <summary>How a demand came on record.</summary>
/// <param name="Id">The demand's id.</param>
/// <param name="Asker">Who asks.</param>
/// <param name="Askee">Of whom.</param>
/// <param name="Since">Version that first had it.</param>
/// <param name="FirstOn">When it was first made; a sharpened demand keeps this day and is asked anew on another.</param>
/// <param name="Terms">What is asked, as it was written.</param>
/// <param name="Topic">Agenda item; null when not said.</param>
/// <param name="Place">Where the demand stands in its book.</param>
public sealed record DemandOrigin(
    string Id, PartyId Asker, PartyId Askee, int Since, WorldDate FirstOn, ConcessionDraft Terms, string? Topic, Place Place)
    : Origin(Id, Asker, Since, Place);

/// <summary>A position in one of a book's two lists.</summary>
/// <param name="Counts">True in the list of what the ledger counts, false in the list of what it only shows.</param>
/// <param name="Position">From 0.</param>
public readonly record struct Place(bool Counts, int Position);

/// <summary>
/// Items by id in two lists that a <see cref="ConcessionLedger"/> takes over as they are: steps of the two sides and
/// gifts of third parties; demands on the two sides and all others. Immutable; made for folding, like
/// <see cref="Roster{T}"/>.
/// </summary>
public sealed record Book<TItem, TOrigin>
    where TItem : class
    where TOrigin : Origin
{
    /// <summary>Every item's origin, in the order in which they came on record.</summary>
    public Roster<TOrigin> Origins { get; private init; } = new();

    /// <summary>What the ledger counts.</summary>
    public Vector<TItem> Counted { get; private init; } = new();

    /// <summary>What is on record beside it.</summary>
    public Vector<TItem> Others { get; private init; } = new();

    /// <summary>The item with this id; null when there is none.</summary>
    public TItem? Find(string id) => Origins.Find(id) is { } origin ? At(origin.Place) : null;

    /// <summary>The item at a place.</summary>
    public TItem At(Place place) => ListOf(place.Counts)[place.Position];

    /// <summary>The place of the next item.</summary>
    public Place Next(bool counts) => new(counts, ListOf(counts).Count);

    /// <summary>This book and one item more, at the place that its origin names.</summary>
    public Book<TItem, TOrigin> Add(TItem item, TOrigin origin) => origin.Place.Counts
        ? this with { Origins = Origins.Add(origin), Counted = Counted.Add(item) }
        : this with { Origins = Origins.Add(origin), Others = Others.Add(item) };

    /// <summary>This book with another item at a place.</summary>
    public Book<TItem, TOrigin> Replace(Place place, TItem item) => place.Counts
        ? this with { Counted = Counted.Replace(place.Position, item) }
        : this with { Others = Others.Replace(place.Position, item) };

    /// <summary>This book with another origin of the same id and place.</summary>
    public Book<TItem, TOrigin> Replace(TOrigin origin) =>
        this with { Origins = Origins.Replace(Origins.PositionOf(origin.Id), origin) };

    private Vector<TItem> ListOf(bool counts) => counts ? Counted : Others;
}
