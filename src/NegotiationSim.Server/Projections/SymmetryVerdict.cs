using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Server.Projections;

/// <summary>Whose weights and which reading the verdict of every negotiation is kept in.</summary>
public sealed record VerdictSettings
{
    /// <summary>Whose weights and trust.</summary>
    public Perspective Perspective { get; init; } = Perspective.Neutral;

    /// <summary>Norm, lens, baseline and account of the headline.</summary>
    public Reading Headline { get; init; } = AskedReadings.Default.Headline;

    /// <summary>The switches.</summary>
    public Switches Switches { get; init; } = Switches.Default;

    /// <summary>The verdict on what a negotiation has come to.</summary>
    public SymmetryVerdict Of(NegotiationSnapshot snapshot)
    {
        var appraisal = Appraisal.Of(snapshot.State.LedgerAt(snapshot.Cutoff), Perspective, Switches);
        var headline = appraisal.Judge(Headline);
        return new SymmetryVerdict
        {
            Perspective = headline.Perspective,
            Reading = Headline,
            Cutoff = snapshot.Cutoff,
            Headline = Of(headline),
            Norms = [.. Norms.All.Select(norm => Of(appraisal.Judge(Headline with { Norm = norm })))],
        };
    }

    private static NormBalance Of(Verdict verdict) => new(verdict.Reading.Norm, verdict.State, verdict.Index, verdict.Interval?.Low, verdict.Interval?.High, verdict.Band);
}

/// <summary>Whether the sides' concessions are symmetric, as one perspective and reading see it.</summary>
public sealed record SymmetryVerdict
{
    /// <summary>Whose weights and trust, by id; null where every perspective gives this verdict (level norms).</summary>
    public string? Perspective { get; init; }

    /// <summary>Norm, lens, baseline and account of the headline.</summary>
    public required Reading Reading { get; init; }

    /// <summary>The day up to which it holds.</summary>
    public required DateOnly Cutoff { get; init; }

    /// <summary>The headline.</summary>
    public required NormBalance Headline { get; init; }

    /// <summary>The same under every norm.</summary>
    public required IReadOnlyList<NormBalance> Norms { get; init; }
}

/// <summary>A balance under one norm.</summary>
/// <param name="Norm">What comparable means.</param>
/// <param name="State">What can be said, and the reason where <paramref name="Index"/> is null.</param>
/// <param name="Index">BI, −1..1, positive when A has given more; null where undefined.</param>
/// <param name="Low">BI at the low worst-case end of the magnitudes; null where undefined.</param>
/// <param name="High">BI at the high end.</param>
/// <param name="Band">The band; null where there is no verdict.</param>
public sealed record NormBalance(Norm Norm, VerdictState State, double? Index, double? Low, double? High, Band? Band);
