using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Files;

/// <summary>
/// What a verdict leans on that is weaker than a published figure: sizes that somebody coded, records without a source,
/// figures on which sources differ (a published range with two sources or more), and what only the weakest tier reports.
/// </summary>
internal static class Provenance
{
    private const int WeakestTier = 4;
    private const double UnsourcedSupport = 0.5;

    public static ImmutableArray<Lean> Of(ConcessionLedger ledger, HoldingsFile? holdings, Library? library)
    {
        var leans = ImmutableArray.CreateBuilder<Lean>();
        foreach (var item in ledger.Items)
        {
            if (!item.Procedural)
            {
                Add(item.Id, Why(item.CodedBy, item.Support, item.Sources, IsRange(item.Magnitude), library), leans);
            }
        }

        foreach (var (line, held) in holdings?.Holdings ?? new LineTable<WrittenHolding>())
        {
            if (Sizes(line, ledger))
            {
                Add($"holdings/{line}", Why(held.CodedBy, held.Support, held.Sources, IsRange(held.Holding), library), leans);
            }
        }

        return leans.ToImmutable();
    }

    private static void Add(string id, IEnumerable<LeanReason> reasons, ImmutableArray<Lean>.Builder leans)
    {
        foreach (var why in reasons)
        {
            leans.Add(new Lean(id, why));
        }
    }

    /// <summary>True when a number of units is measured with what is held on the line, or with the dimension as a whole.</summary>
    private static bool Sizes(Line line, ConcessionLedger ledger) => ledger.Items.Any(item =>
        item.Magnitude is Magnitude.Quantity or Magnitude.Cap && (item.Line == line || item.Line.Whole == line));

    private static IEnumerable<LeanReason> Why(string? codedBy, double support, EquatableList<string> sources, bool isRange, Library? library)
    {
        if (codedBy is not null)
        {
            yield return LeanReason.OwnCoding;
        }

        if (support <= UnsourcedSupport || (library is not null && sources.Count == 0))
        {
            yield return LeanReason.Unsourced;
        }

        if (isRange && codedBy is null && sources.Count > 1)
        {
            yield return LeanReason.Disputed;
        }

        if (library is not null && sources.Count > 0 && sources.All(id => library.Sources.GetValueOrDefault(id)?.Tier == WeakestTier))
        {
            yield return LeanReason.WeakSource;
        }
    }

    private static bool IsRange(Magnitude? magnitude) => magnitude switch
    {
        Magnitude.Quantity quantity => !quantity.Amount.IsExact,
        Magnitude.Cap cap => !cap.Level.IsExact,
        Magnitude.Share share => !share.X.IsExact,
        _ => false,
    };

    private static bool IsRange(Holding holding) =>
        holding.A is { IsExact: false } || holding.B is { IsExact: false } || holding.Pooled is { IsExact: false };
}
