using System.Collections.Immutable;

namespace NegotiationSim.Core.Ledger;

/// <summary>What a step is about (measurement model §1.2). Ten dimensions; the order is the order of every table.</summary>
public enum Dimension
{
    /// <summary>Territory and control, km².</summary>
    TER,

    /// <summary>Force levels, personnel.</summary>
    FOR,

    /// <summary>Weapons and deployments, items per class; nuclear status is a ladder.</summary>
    WPN,

    /// <summary>Troops and bases abroad, personnel or countries.</summary>
    BAS,

    /// <summary>Guarantees, alliances, neutrality; a ladder.</summary>
    SEC,

    /// <summary>Recognition, and pledges about force; two ladders, told apart by class.</summary>
    LEG,

    /// <summary>Sanctions, reparations, assets; USD bn.</summary>
    ECO,

    /// <summary>Prisoners, deportees, return of refugees; persons.</summary>
    HUM,

    /// <summary>Observers, inspections, access; a ladder.</summary>
    VER,

    /// <summary>Elections, status, laws; a ladder.</summary>
    POL,
}

/// <summary>A dimension, or one class inside it: <c>FOR</c>, <c>WPN/tanks</c>, <c>LEG/force</c>.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Class">The class inside it; null for the dimension as a whole.</param>
public readonly record struct Line(Dimension Dimension, string? Class = null) : IComparable<Line>
{
    private static readonly string[] Codes = Array.ConvertAll(Enum.GetValues<Dimension>(), dimension => dimension.ToString());

    /// <summary>All ten dimensions in table order.</summary>
    public static ImmutableArray<Dimension> Dimensions { get; } = ImmutableArray.Create(Enum.GetValues<Dimension>());

    /// <summary>The dimension as a whole.</summary>
    public Line Whole => new(Dimension);

    /// <summary>Reads <c>CODE</c> or <c>CODE/class</c>; null for anything else.</summary>
    public static Line? TryParse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var code = slash < 0 ? text : text[..slash];
        var dimension = Array.IndexOf(Codes, code);
        if (dimension < 0)
        {
            return null;
        }

        if (slash < 0)
        {
            return new Line((Dimension)dimension);
        }

        return slash + 1 < text.Length ? new Line((Dimension)dimension, text[(slash + 1)..]) : null;
    }

    /// <summary>In the order of every table: by dimension, the whole of it first, then by class (ordinal).</summary>
    public int CompareTo(Line other) => Dimension != other.Dimension ? (Dimension < other.Dimension ? -1 : 1) : string.CompareOrdinal(Class, other.Class);

    // Written out, like the hash: what the compiler would write makes a comparer for the enumeration at every start.
    /// <summary>Equal when dimension and class are.</summary>
    public bool Equals(Line other) => Dimension == other.Dimension && Class == other.Class;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine((int)Dimension, Class);

    /// <inheritdoc/>
    public override string ToString() => Class is null ? Dimension.ToString() : string.Concat(Dimension.ToString(), "/", Class);
}
