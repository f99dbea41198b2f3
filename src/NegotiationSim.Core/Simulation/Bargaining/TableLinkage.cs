using System.Collections.Immutable;

namespace NegotiationSim.Core.Simulation.Bargaining;

/// <summary>
/// Which of several tables' agreements hold, where some need others. Every agreement is provisional until all tables are
/// through; then the largest set of agreed tables holds that has every table any of them needs:
/// <code>
/// H₀ = tables that agreed        Hₖ₊₁ = { t ∈ Hₖ : needs(t) ⊆ Hₖ }        until Hₖ₊₁ = Hₖ
/// </code>
/// so that two tables that need each other stand or fall together. A set of tables is a number whose bit t stands for table t.
/// </summary>
/// <param name="needs">[table]: the tables it needs.</param>
public sealed class TableLinkage(ImmutableArray<int> needs)
{
    /// <summary>So many tables can stand side by side.</summary>
    public const int MostTables = 8;

    /// <summary>The tables a table needs.</summary>
    public int NeededBy(int table) => needs[table];

    /// <summary>The tables of <paramref name="agreed"/> whose agreements hold.</summary>
    public int HoldingOf(int agreed)
    {
        for (var holding = agreed; ; agreed = holding)
        {
            for (var table = 0; table < needs.Length; table++)
            {
                if ((needs[table] & ~agreed) != 0)
                {
                    holding &= ~(1 << table);
                }
            }

            if (holding == agreed)
            {
                return holding;
            }
        }
    }

    /// <summary>Is a table in a set?</summary>
    public static bool Has(int set, int table) => (set >> table & 1) != 0;
}
