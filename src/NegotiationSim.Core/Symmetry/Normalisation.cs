using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>A step's share x of what could be given, or null with the flag that says why it is missing.</summary>
internal readonly record struct MeasuredShare(Estimate? X, Caveats Flags);

/// <summary>
/// Turns what was stated about a step into a share (measurement model §1.2, §1.3): the change from the situation on the
/// ground at the baseline date, 0 none … 1 all of it (<c>Abs</c> and <c>LogRatio</c> may exceed 1).
/// Where the inputs are ranges, the ends are the smallest and the largest share that any of their values gives.
/// </summary>
internal sealed class Normalisation(ConcessionLedger ledger, Perspective? perspective)
{
    private const double Tolerance = 1e-9;

    private readonly int _weaponClasses = Math.Max(1, WeaponClasses(ledger));

    /// <summary>The share of one step of <paramref name="giver"/> on <paramref name="line"/> under <paramref name="normaliser"/>.</summary>
    public MeasuredShare Measure(Side giver, Line line, Magnitude? magnitude, Normaliser normaliser) => magnitude switch
    {
        Magnitude.Share share => new(share.X, Caveats.None),
        Magnitude.Ladder ladder => new(OfLadder(ladder, normaliser == Normaliser.Val ? perspective?.ValueOf(giver, line) : null), Caveats.None),
        Magnitude.Quantity or Magnitude.Cap => OfUnits(giver, line, magnitude, normaliser),
        _ => default,
    };

    /// <summary>The normaliser of a line: its own, else its dimension's, else <c>Prop</c>.</summary>
    public Normaliser NormaliserOf(Line line) =>
        ledger.Normalisers.TryGetValue(line, out var own) || ledger.Normalisers.TryGetValue(line.Whole, out own) ? own : Normaliser.Prop;

    private static int WeaponClasses(ConcessionLedger ledger)
    {
        var classes = 0;
        foreach (var (line, holding) in ledger.Holdings)
        {
            classes += line.Dimension == Dimension.WPN && holding.IsKnown ? 1 : 0;
        }

        return classes;
    }

    private static Estimate OfLadder(Magnitude.Ladder ladder, ValueFunction? value)
    {
        var step = value is null ? Math.Abs(ladder.After - ladder.Before) : Math.Abs(value.At(ladder.Before) - value.At(ladder.After));
        return new Estimate(Math.Max(0, step - ladder.Half), step, Math.Max(step, Math.Min(1, step + ladder.Half)));
    }

    private MeasuredShare OfUnits(Side giver, Line line, Magnitude magnitude, Normaliser normaliser)
    {
        Estimate? held = ledger.Holdings.TryGetValue(line, out var holding) ? holding.Of(giver) : null;
        if (held is null && (magnitude is Magnitude.Cap || normaliser != Normaliser.Abs))
        {
            return new(null, Caveats.MissingHoldings);
        }

        var flags = magnitude is Magnitude.Cap cap && cap.Level.Mode >= held!.Value.Mode ? Caveats.NonBindingCap : Caveats.None;
        return normaliser switch
        {
            Normaliser.Abs => OfReference(giver, line, magnitude, held, flags),
            Normaliser.Prop when held!.Value.Mode == 0 => OfReference(giver, line, magnitude, held, flags | Caveats.ZeroHoldings),
            Normaliser.Prop => OfHoldings(line, magnitude, held!.Value, flags),
            // Nothing can be cut where nothing is held, not even nothing.
            Normaliser.LogRatio when held!.Value.Mode == 0 => new(null, flags),
            Normaliser.LogRatio => OfRatioLeft(ShareOf(magnitude, held!.Value), flags),
            _ => OfValue(perspective?.ValueOf(giver, line), magnitude, held!.Value, flags),
        };
    }

    private MeasuredShare OfHoldings(Line line, Magnitude magnitude, Estimate held, Caveats flags)
    {
        var share = ShareOf(magnitude, held);
        return new(PerClass(line, share.Select(x => Math.Min(1, x))), share.Mode > 1 + Tolerance ? flags | Caveats.ExceedsHoldings : flags);
    }

    /// <summary>q/H; for a cap <c>max(0, 1 − cap/H)</c>, which grows with H and so takes the ends of H in order.</summary>
    private static Estimate ShareOf(Magnitude magnitude, Estimate held) => magnitude is Magnitude.Cap cap
        ? new(Left(cap.Level.High, held.Low), Left(cap.Level.Mode, held.Mode), Left(cap.Level.Low, held.High))
        : Ratio(((Magnitude.Quantity)magnitude).Amount, held);

    private static double Left(double cap, double held) => held > cap ? (held - cap) / held : 0;

    private MeasuredShare OfReference(Side giver, Line line, Magnitude magnitude, Estimate? held, Caveats flags)
    {
        if (ReferenceOf(line) is not { Low: > 0 } reference)
        {
            return new(null, flags | Caveats.NoReference);
        }

        var share = magnitude is Magnitude.Cap cap ? OfExcess(giver, line, cap.Level, held!.Value, reference) : Ratio(((Magnitude.Quantity)magnitude).Amount, reference);
        return new(PerClass(line, share), flags);
    }

    /// <summary>(H − cap)/Qref, where Qref = H_A + H_B moves with the giver's own H unless it is stated or pooled.</summary>
    private Estimate OfExcess(Side giver, Line line, Estimate cap, Estimate held, Estimate reference)
    {
        var holding = ledger.Holdings[line];
        if (ledger.References.Has(line) || holding.Pooled is not null)
        {
            return Ratio(new(Math.Max(0, held.Low - cap.High), Math.Max(0, held.Mode - cap.Mode), Math.Max(0, held.High - cap.Low)), reference);
        }

        var other = holding.Of(giver.Other())!.Value;
        static double Part(double held, double cap, double other) => Math.Max(0, held - cap) / (held + other);
        return new(Part(held.Low, cap.High, other.High), Part(held.Mode, cap.Mode, other.Mode), Part(held.High, cap.Low, other.Low));
    }

    private Estimate? ReferenceOf(Line line)
    {
        if (ledger.References.TryGetValue(line, out var stated))
        {
            return stated;
        }

        _ = ledger.Holdings.TryGetValue(line, out var holding);
        return holding.Pooled ?? (holding is { A: { } a, B: { } b } ? new Estimate(a.Low + b.Low, a.Mode + b.Mode, a.High + b.High) : null);
    }

    /// <summary>A cut of everything is infinitely big on this scale: not a number to be compared, so missing.</summary>
    private static MeasuredShare OfRatioLeft(Estimate share, Caveats flags) =>
        share.High < 1 ? new(share.Select(x => Math.Abs(Math.Log(1 - x))), flags) : new(null, flags);

    private static MeasuredShare OfValue(ValueFunction? value, Magnitude magnitude, Estimate held, Caveats flags)
    {
        if (value is null)
        {
            return new(null, flags | Caveats.NoValueFunction);
        }

        double DropTo(double level) => Math.Abs(value.At(held.Mode) - value.At(level));
        var after = magnitude is Magnitude.Cap cap
            ? cap.Level.Select(level => Math.Min(level, held.Mode))
            : ((Magnitude.Quantity)magnitude).Amount.Select(units => held.Mode - units);
        var (first, mode, last) = (DropTo(after.Low), DropTo(after.Mode), DropTo(after.High));
        return new(new(Math.Min(mode, Math.Min(first, last)), mode, Math.Max(mode, Math.Max(first, last))), flags);
    }

    private static Estimate Ratio(Estimate part, Estimate whole) => new(
        part.Low / whole.High,
        part.Mode / whole.Mode,
        whole.Low > 0 ? part.High / whole.Low : part.High > 0 ? 1 : 0);

    /// <summary>Each class of weapons is one part of the dimension, however many items it has (§1.2).</summary>
    private Estimate PerClass(Line line, Estimate share) =>
        line.Dimension == Dimension.WPN && _weaponClasses > 1 ? share.Select(x => x / _weaponClasses) : share;
}
