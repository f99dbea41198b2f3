using System.Collections.Immutable;
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
/// Evidence is what was kept, broken or undone by the cut-off; what is offered, under way, expired or withdrawn says
/// nothing yet. A breach that goes on has age 0.
/// </summary>
public sealed class Credibility
{
    private const double DaysPerYear = 365.25;
    private const double LogOfTwo = 0.693147180559945309417;

    private readonly Dictionary<Actor, PromiseRecord> _ofThird = [];
    private PromiseRecord? _ofA, _ofB;
    private readonly Perspective _perspective;
    private readonly Switches _switches;
    private readonly DateOnly _anchor;
    private DateOnly _cutoff;
    private double _fade = 1;

    internal Credibility(Perspective perspective, Switches switches, DateOnly anchor)
    {
        _perspective = perspective;
        _switches = switches;
        _anchor = _cutoff = anchor;
    }

    /// <summary>Reads the record of every giver out of a ledger as a perspective reads it.</summary>
    public static Credibility Of(ConcessionLedger ledger, Perspective perspective, Switches switches)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var credibility = new Credibility(perspective, switches, ledger.Cutoff);
        foreach (var evidence in ledger.Evidence)
        {
            if (IsKnownBy(evidence, ledger.Cutoff))
            {
                credibility.Note(evidence);
            }
        }

        foreach (var item in credibility.Resolved(ledger))
        {
            credibility.NoteResolved(item);
        }

        return credibility;
    }

    /// <summary>θ: the chance, 0..1, that a new promise of <paramref name="giver"/> in <paramref name="dimension"/> is kept.</summary>
    public double Trust(Actor giver, Dimension dimension) => In(giver).Of(dimension);

    /// <summary>The Beta distribution (a, b) behind <see cref="Trust"/>; stated trust has none and does not enter.</summary>
    public (double A, double B) Posterior(Actor giver, Dimension dimension) => In(giver).Posterior(dimension);

    /// <summary>A giver's record brought to the cut-off, for several dimensions of one giver.</summary>
    internal TrustInGiver In(Actor giver)
    {
        var (a, b) = _perspective.Prior ?? (_switches.A0, _switches.B0);
        if (RecordOf(giver) is not { } record)
        {
            return new TrustInGiver(StatedTrust(giver), null, a, b, _switches.SimOff, _fade);
        }

        var (kept, broken) = record.WeighAny(_switches.SimOff, _fade);
        return new TrustInGiver(StatedTrust(giver), record, a + kept, b + broken, _switches.SimOff, _fade);
    }

    /// <summary>p: θ moved by verification and enforcement, 0..1 (βV, βE assumed, not estimated).</summary>
    public double Chance(Concession item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Shifted(Trust(item.Giver, item.Line.Dimension), OddsFactor(item));
    }

    /// <summary>e^(βV(ver − .5) + βE(enf − .5)): what verification and enforcement do to the odds.</summary>
    internal double OddsFactor(Concession item)
    {
        var shift = (_switches.BetaV * ((item.Verification ?? 0.5) - 0.5)) + (_switches.BetaE * ((item.Enforcement ?? 0.5) - 0.5));
        return shift == 0 ? 1 : Math.Exp(shift);
    }

    /// <summary>sigmoid(logit θ + ln factor), without the poles of logit at 0 and 1.</summary>
    internal static double Shifted(double theta, double oddsFactor)
    {
        if (oddsFactor == 1)
        {
            return theta;
        }

        var odds = theta * oddsFactor;
        return odds / (odds + (1 - theta));
    }

    /// <summary>Moves the cut-off: everything dated fades by one factor.</summary>
    internal void FadeTo(DateOnly cutoff)
    {
        _cutoff = cutoff;
        _fade = Math.Exp(-LogOfTwo * Years(_anchor, cutoff) / _switches.HC);
    }

    /// <summary>True when entries may be added and faded from this anchor without loss: further away, start anew.</summary>
    internal bool Reaches(DateOnly cutoff) => Years(_anchor, cutoff) <= 100 * _switches.HC;

    /// <summary>True when the evidence was on record by a day.</summary>
    internal static bool IsKnownBy(Evidence evidence, DateOnly cutoff) => evidence.On is not { } on || on <= cutoff;

    /// <summary>Takes an earlier record into account.</summary>
    internal void Note(Evidence evidence)
    {
        if (evidence.Promise is { } promise)
        {
            Note(promise);
        }
        else
        {
            Note(evidence.Giver, evidence.Dimension, evidence.Kept, evidence.Support, evidence.Continuing ? null : evidence.On);
        }
    }

    /// <summary>Takes an item into account if it is a resolved commitment.</summary>
    internal void Note(Concession item)
    {
        if (IsResolved(item))
        {
            NoteResolved(item);
        }
    }

    /// <summary>Is the item a commitment that was kept, broken or undone, as the perspective reads it?</summary>
    internal bool IsResolved(Concession item) => !item.Procedural && item.ReadBy(_perspective.Reading).KeptFraction is not null;

    private void NoteResolved(Concession item)
    {
        var standing = item.ReadBy(_perspective.Reading);
        var goesOn = item.Continuing && standing.Status != ConcessionStatus.Fulfilled;
        Note(item.Giver, item.Line.Dimension, standing.KeptFraction!.Value, item.Support, goesOn ? null : item.ResolvedOn);
    }

    // In the order of their ids, so that the order in which a ledger lists them changes nothing.
    private List<Concession> Resolved(ConcessionLedger ledger)
    {
        var resolved = new List<Concession>();
        foreach (var items in (ReadOnlySpan<ImmutableArray<Concession>>)[ledger.Items, ledger.Gifts])
        {
            foreach (var item in items)
            {
                if (IsResolved(item))
                {
                    resolved.Add(item);
                }
            }
        }

        resolved.Sort(static (x, y) => string.CompareOrdinal(x.Id, y.Id));
        return resolved;
    }

    private double? StatedTrust(Actor giver) => giver.Side switch
    {
        Side.A => _perspective.TrustInA,
        Side.B => _perspective.TrustInB,
        _ => null,
    };

    private PromiseRecord? RecordOf(Actor giver) => giver.Side switch
    {
        Side.A => _ofA,
        Side.B => _ofB,
        _ => _ofThird.GetValueOrDefault(giver),
    };

    private static double Years(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) / DaysPerYear;

    private void Note(Actor giver, Dimension dimension, double kept, double support, DateOnly? on)
    {
        var record = giver.Side switch
        {
            Side.A => _ofA ??= new PromiseRecord(),
            Side.B => _ofB ??= new PromiseRecord(),
            _ => RecordOf(giver) ?? (_ofThird[giver] = new PromiseRecord()),
        };

        if (on is { } day)
        {
            // Resolved after the cut-off is as good as resolved on it.
            var known = day < _cutoff ? day : _cutoff;
            record.AddDated(dimension, kept, support * Math.Pow(2, Years(_anchor, known) / _switches.HC));
        }
        else
        {
            record.AddAgeless(dimension, kept, support);
        }
    }
}

/// <summary>Prior and record of one giver at one cut-off.</summary>
internal readonly record struct TrustInGiver(double? Stated, PromiseRecord? Record, double A, double B, double SimOff, double Fade)
{
    public double Of(Dimension dimension)
    {
        if (Stated is { } stated)
        {
            return stated;
        }

        var (a, b) = Posterior(dimension);
        return a / (a + b);
    }

    public (double A, double B) Posterior(Dimension dimension)
    {
        if (Record is null)
        {
            return (A, B);
        }

        var (kept, broken) = Record.WeighSame(dimension, SimOff, Fade);
        return (A + kept, B + broken);
    }
}
