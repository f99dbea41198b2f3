using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files;

namespace NegotiationSim.Server.Projections;

/// <summary>Whose weights and which reading the verdict of every negotiation is kept in.</summary>
public sealed record VerdictSettings
{
    /// <summary>Whose weights and trust.</summary>
    public Perspective Perspective { get; init; } = Perspective.Neutral;

    /// <summary>Norm, lens, baseline and account of the headline.</summary>
    public Reading Headline { get; init; } = AskedReadings.Default.Headline;

    /// <summary>The reading in which timelines follow the balance: a norm that asks where each side ends up has no steps, and the usual one stands in.</summary>
    public Reading Followed => Headline.Norm.IsLevel() ? Headline with { Norm = AskedReadings.Default.Headline.Norm } : Headline;

    /// <summary>The switches.</summary>
    public Switches Switches { get; init; } = Switches.Default;

    /// <summary>
    /// What a negotiation is measured with beside its own record, by its id, state and latest day. Has to give the same for
    /// the same: a rebuild asks again.
    /// </summary>
    public Func<NegotiationId, Negotiation, DateOnly, Measures> Measures { get; init; } = static (_, _, last) => Files.Measures.None(last);

    /// <summary>Tells these settings from others: a verdict that was kept under others is worked out anew at the next start.</summary>
    public string Name { get; init; } = "";

    /// <summary>The verdict on what a negotiation has come to.</summary>
    public SymmetryVerdict Of(NegotiationSnapshot snapshot)
    {
        var measures = Measures(new NegotiationId(snapshot.Id), snapshot.State, snapshot.LastDay);
        var appraisal = Appraisal.Of(measures.LedgerOf(snapshot.State), Perspective, Switches);
        var headline = appraisal.Judge(Headline);
        return new SymmetryVerdict
        {
            Settings = Name,
            Perspective = headline.Perspective,
            Reading = Headline,
            Cutoff = measures.Cutoff,
            Headline = Of(headline),
            Norms = [.. Norms.All.Select(norm => Of(appraisal.Judge(Headline with { Norm = norm })))],
        };
    }

    private static NormBalance Of(Verdict verdict) => new(verdict.Reading.Norm, verdict.State, verdict.Index, verdict.Interval?.Low, verdict.Interval?.High, verdict.Band);
}

/// <summary>Whether the sides' concessions are symmetric, as one perspective and reading see it.</summary>
public sealed record SymmetryVerdict
{
    /// <summary>The settings it was worked out under.</summary>
    public string Settings { get; init; } = "";

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
