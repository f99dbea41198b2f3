using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files.Asking;

/// <summary>A word that is typed, and what it means.</summary>
public sealed record ReadingName<T>(string Word, T Value);

/// <summary>The names of readings as they are typed, in an option or an address.</summary>
public static class ReadingNames
{
    /// <summary>Norms.</summary>
    public static IReadOnlyList<ReadingName<Norm>> Norms { get; } =
    [
        new("equal-number", Norm.EqualNumber),
        new("equal-share", Norm.EqualProportion),
        new("own-scale", Norm.Sacrifice),
        new("legal-baseline", Norm.LegalBaseline),
        new("equal-ceiling", Norm.EqualCeiling),
        new("target-ratio", Norm.TargetRatio),
    ];

    /// <summary>Lenses.</summary>
    public static IReadOnlyList<ReadingName<Lens>> Lenses { get; } =
        [new("pledged", Lens.Pledged), new("expected", Lens.Expected), new("delivered", Lens.Delivered)];

    /// <summary>Baselines.</summary>
    public static IReadOnlyList<ReadingName<Baseline>> Baselines { get; } =
        [new("status-quo", Baseline.StatusQuo), new("legal", Baseline.Legal), new("opening-position", Baseline.OpeningPosition)];

    /// <summary>Accounts.</summary>
    public static IReadOnlyList<ReadingName<Account>> Accounts { get; } =
        [new("cost", Account.Cost), new("gain", Account.Gain), new("net", Account.Net)];
}
