using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files.Asking;

/// <summary>The names of readings as they are typed, in an option or an address.</summary>
public static class ReadingNames
{
    /// <summary>Norms.</summary>
    public static IReadOnlyList<(string Word, Norm Value)> Norms { get; } =
    [
        ("equal-number", Norm.EqualNumber),
        ("equal-share", Norm.EqualProportion),
        ("own-scale", Norm.Sacrifice),
        ("legal-baseline", Norm.LegalBaseline),
        ("equal-ceiling", Norm.EqualCeiling),
        ("target-ratio", Norm.TargetRatio),
    ];

    /// <summary>Lenses.</summary>
    public static IReadOnlyList<(string Word, Lens Value)> Lenses { get; } =
        [("pledged", Lens.Pledged), ("expected", Lens.Expected), ("delivered", Lens.Delivered)];

    /// <summary>Baselines.</summary>
    public static IReadOnlyList<(string Word, Baseline Value)> Baselines { get; } =
        [("status-quo", Baseline.StatusQuo), ("legal", Baseline.Legal), ("opening-position", Baseline.OpeningPosition)];

    /// <summary>Accounts.</summary>
    public static IReadOnlyList<(string Word, Account Value)> Accounts { get; } =
        [("cost", Account.Cost), ("gain", Account.Gain), ("net", Account.Net)];
}
