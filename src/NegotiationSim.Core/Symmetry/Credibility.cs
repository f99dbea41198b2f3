using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// What a giver's word is worth in a perspective: Beta–Bernoulli over resolved commitments, with weights for age and for
/// similarity of dimension (measurement model §1.5).
/// <code>
/// a = a0 + Σ om·f,  b = b0 + Σ om·(1−f),  om = support · 2^(−age/h_C) · (1 if same dimension else simOff)
/// θ = a / (a + b)                       0..1
/// p = sigmoid(logit θ + βV(ver − .5) + βE(enf − .5))
/// </code>
/// Evidence is what was kept, broken or undone; what is offered, under way, expired or withdrawn says nothing yet.
/// A breach that goes on has age 0.
/// </summary>
public sealed class Credibility
{
    private const double DaysPerYear = 365.25;

    private readonly Dictionary<Actor, Record> _records = [];
    private readonly Perspective _perspective;
    private readonly Switches _switches;

    private Credibility(Perspective perspective, Switches switches)
    {
        _perspective = perspective;
        _switches = switches;
    }

    /// <summary>Reads the record of every giver out of a ledger as a perspective reads it.</summary>
    public static Credibility Of(ConcessionLedger ledger, Perspective perspective, Switches switches)
    {
        var credibility = new Credibility(perspective, switches);
        foreach (var evidence in ledger.Evidence)
        {
            credibility.Note(evidence.Giver, evidence.Dimension, evidence.Kept, evidence.Support, Age(ledger.Cutoff, evidence.On, evidence.Continuing));
        }

        foreach (var item in ledger.Items.Concat(ledger.Gifts).OrderBy(item => item.Id, StringComparer.Ordinal))
        {
            var standing = item.ReadBy(perspective.Reading);
            if (standing.KeptFraction is { } kept && !item.Procedural)
            {
                var goesOn = item.Continuing && standing.Status != ConcessionStatus.Fulfilled;
                credibility.Note(item.Giver, item.Line.Dimension, kept, item.Support, Age(ledger.Cutoff, item.ResolvedOn, goesOn));
            }
        }

        return credibility;
    }

    /// <summary>θ: the chance, 0..1, that a new promise of <paramref name="giver"/> in <paramref name="dimension"/> is kept.</summary>
    public double Trust(Actor giver, Dimension dimension)
    {
        if (StatedTrust(giver) is { } stated)
        {
            return stated;
        }

        var (a, b) = Posterior(giver, dimension);
        return a / (a + b);
    }

    /// <summary>The Beta distribution (a, b) behind <see cref="Trust"/>; stated trust has none and does not enter.</summary>
    public (double A, double B) Posterior(Actor giver, Dimension dimension)
    {
        var (a, b) = _perspective.Prior ?? (_switches.A0, _switches.B0);
        if (!_records.TryGetValue(giver, out var record))
        {
            return (a, b);
        }

        var (kept, broken) = record.Weigh(dimension, _switches.SimOff);
        return (a + kept, b + broken);
    }

    /// <summary>p: θ moved by verification and enforcement, 0..1 (βV, βE assumed, not estimated).</summary>
    public double Chance(Concession item)
    {
        var theta = Trust(item.Giver, item.Line.Dimension);
        var shift = (_switches.BetaV * ((item.Verification ?? 0.5) - 0.5)) + (_switches.BetaE * ((item.Enforcement ?? 0.5) - 0.5));
        if (shift == 0)
        {
            return theta;
        }

        // sigmoid(logit θ + shift) without the poles of logit at 0 and 1.
        var odds = theta * Math.Exp(shift);
        return odds / (odds + (1 - theta));
    }

    private double? StatedTrust(Actor giver) => giver.Side switch
    {
        Side.A => _perspective.TrustInA,
        Side.B => _perspective.TrustInB,
        _ => null,
    };

    private static double Age(DateOnly cutoff, DateOnly? on, bool goesOn) =>
        goesOn || on is not { } day ? 0 : Math.Max(0, cutoff.DayNumber - day.DayNumber) / DaysPerYear;

    private void Note(Actor giver, Dimension dimension, double kept, double support, double age)
    {
        if (!_records.TryGetValue(giver, out var record))
        {
            _records[giver] = record = new Record();
        }

        record.Add(dimension, kept, support * Math.Pow(2, -age / _switches.HC));
    }

    /// <summary>Weighted kept and broken parts of one giver's record, by dimension.</summary>
    private sealed class Record
    {
        private readonly Summation[] _kept = new Summation[10];
        private readonly Summation[] _broken = new Summation[10];

        public void Add(Dimension dimension, double kept, double weight)
        {
            _kept[(int)dimension].Add(weight * kept);
            _broken[(int)dimension].Add(weight * (1 - kept));
        }

        public (double Kept, double Broken) Weigh(Dimension dimension, double simOff)
        {
            Summation kept = default, broken = default;
            for (var d = 0; d < _kept.Length; d++)
            {
                var similarity = d == (int)dimension ? 1 : simOff;
                kept.Add(similarity * _kept[d].Value);
                broken.Add(similarity * _broken[d].Value);
            }

            return (kept.Value, broken.Value);
        }
    }
}
