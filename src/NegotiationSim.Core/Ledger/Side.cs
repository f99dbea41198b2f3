using System.Collections.Immutable;

namespace NegotiationSim.Core.Ledger;

/// <summary>One of the two sides whose steps are compared, or anybody else.</summary>
public enum Side
{
    /// <summary>Side A; the Ukraine side (or the side that stands in its place at another table).</summary>
    A,

    /// <summary>Side B; the Russia side (or the side that stands in its place at another table).</summary>
    B,

    /// <summary>A third party: its gifts are listed and, by default, in no balance.</summary>
    Third,
}

/// <summary>What the two sides have in common: each is the other's counterpart.</summary>
public static class Sides
{
    /// <summary>The two sides in the order in which every pair of numbers is written.</summary>
    public static ImmutableArray<Side> Both { get; } = [Side.A, Side.B];

    /// <summary>That of three which is a side's.</summary>
    /// <param name="side">The side.</param>
    /// <param name="a">Side A's.</param>
    /// <param name="b">Side B's.</param>
    /// <param name="third">A third party's.</param>
    public static T Of<T>(this Side side, T a, T b, T third) => side switch
    {
        Side.A => a,
        Side.B => b,
        _ => third,
    };

    /// <summary>The other of the two sides.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A third party has no counterpart.</exception>
    public static Side Other(this Side side) => side switch
    {
        Side.A => Side.B,
        Side.B => Side.A,
        _ => throw new ArgumentOutOfRangeException(nameof(side), side, "a third party has no counterpart"),
    };
}

/// <summary>Who gives or receives in the ledger: a side, or a third party by name (<c>T:US</c>).</summary>
/// <param name="Side">The side, or <see cref="Side.Third"/>.</param>
/// <param name="Name">The third party's name; null for the two sides and for an unnamed third party.</param>
public readonly record struct Actor(Side Side, string? Name = null)
{
    /// <summary>Side A as an actor.</summary>
    public static Actor A { get; } = new(Side.A);

    /// <summary>Side B as an actor.</summary>
    public static Actor B { get; } = new(Side.B);

    /// <summary>A third party by name.</summary>
    public static Actor Third(string? name) => new(Side.Third, name);

    // Written out, like the hash: what the compiler would write makes a comparer for the enumeration at every start.
    /// <summary>Equal when side and name are.</summary>
    public bool Equals(Actor other) => Side == other.Side && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine((int)Side, Name);

    /// <summary>True for A and B.</summary>
    public bool IsSide => Side != Side.Third;

    /// <summary>Reads <c>A</c>, <c>B</c>, <c>T</c> or <c>T:name</c>; null for anything else.</summary>
    public static Actor? TryParse(string text) => text switch
    {
        "A" => A,
        "B" => B,
        "T" => Third(null),
        _ when text.StartsWith("T:", StringComparison.Ordinal) && text.Length > 2 => Third(text[2..]),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Side switch
    {
        Side.Third => Name is null ? "T" : $"T:{Name}",
        _ => Side.ToString(),
    };
}
