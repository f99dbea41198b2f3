using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>Where what is on record comes from.</summary>
internal static class Provenance
{
    /// <summary>Source ids with others added that are not among them; the same list where there are none.</summary>
    public static EquatableList<string> Joined(EquatableList<string> known, EquatableList<string> more)
    {
        if (known.Count == 0)
        {
            return more;
        }

        for (var i = 0; i < more.Count; i++)
        {
            if (!Has(known, more[i]))
            {
                return [.. known.Union(more)];
            }
        }

        return known;
    }

    // Contains would go through the enumerator, in the middle of every fold.
    private static bool Has(EquatableList<string> known, string source)
    {
        for (var i = 0; i < known.Count; i++)
        {
            if (known[i] == source)
            {
                return true;
            }
        }

        return false;
    }
}
