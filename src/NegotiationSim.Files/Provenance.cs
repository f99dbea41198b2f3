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
        var ofItems = ledger.Items
            .Where(item => !item.Procedural)
            .SelectMany(item => Why(item.CodedBy, item.Support, item.Sources, IsRange(item.Magnitude), library).Select(why => new Lean(item.Id, why)));
        var used = ledger.Items.Where(item => item.Magnitude is Magnitude.Quantity or Magnitude.Cap).Select(item => item.Line).ToHashSet();
        var ofHoldings = (holdings?.Holdings ?? ImmutableDictionary<Line, WrittenHolding>.Empty)
            .Where(line => used.Contains(line.Key) || (line.Key.Class is null && used.Any(item => item.Whole == line.Key)))
            .OrderBy(line => line.Key.Dimension).ThenBy(line => line.Key.Class, StringComparer.Ordinal)
            .SelectMany(line => Why(line.Value.CodedBy, line.Value.Support, line.Value.Sources, IsRange(line.Value.Holding), library).Select(why => new Lean($"holdings/{line.Key}", why)));
        return [.. ofItems, .. ofHoldings];
    }

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
