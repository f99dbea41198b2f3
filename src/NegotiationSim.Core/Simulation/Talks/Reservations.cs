using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>
/// Reservation values that are known within limits only. A range low..high with its mode is taken as triangular and cut into
/// <see cref="Levels"/> parts of equal chance; the middle of each, by chance, stands for it:
/// <code>
/// r_k = F⁻¹((k + ½) / 9),  k = 0..8     F⁻¹(p) = low + √(p·(high − low)·(mode − low)),          p ≤ (mode − low)/(high − low)
///                                              high − √((1 − p)·(high − low)·(high − mode)),   else
/// </code>
/// In each replication a party draws one of them before the first round, from a stream of its own.
/// </summary>
public sealed class Reservations
{
    /// <summary>So many values stand for a range.</summary>
    public const int Levels = 9;

    private readonly OfferTable _table;
    private readonly ReservedScale[][] _levels;
    private readonly uint[] _streams;

    /// <param name="table">What the parties may offer.</param>
    /// <param name="sides">Who plays them; null: no value is drawn, each is the table's.</param>
    internal Reservations(OfferTable table, ImmutableArray<Played>? sides)
    {
        _table = table;
        _levels = Numbered.By(table.PartyCount, party => LevelsOf(table, party, sides?[party].Reservation));
        _streams = Numbered.By(table.PartyCount, party => DrawStreams.Of(table[party].Name, DrawPurpose.Circumstance));
    }

    /// <summary>Is any of them a range?</summary>
    public bool AreDrawn => Cases > 1;

    /// <summary>How many combinations there are of the values drawn.</summary>
    public int Cases => _levels.Aggregate(1, (cases, levels) => cases * levels.Length);

    /// <summary>The combination of a replication.</summary>
    public int CaseOf(ulong seed, uint replication)
    {
        var number = 0;
        for (var party = 0; party < _levels.Length; party++)
        {
            var levels = _levels[party].Length;
            number = (number * levels) + (levels == 1 ? 0 : new Draws(seed, replication, 0, _streams[party]).UpTo(levels - 1));
        }

        return number;
    }

    /// <summary>A party's reservation value in a combination.</summary>
    public double Of(int number, int party) => _levels[party][LevelIn(number, party)].Reservation;

    internal OfferTable TableOf(int number) => _table.Reserving([.. _levels.Select((levels, party) => levels[LevelIn(number, party)])]);

    private int LevelIn(int number, int party)
    {
        for (var last = _levels.Length - 1; last > party; last--)
        {
            number /= _levels[last].Length;
        }

        return number % _levels[party].Length;
    }

    private static ReservedScale[] LevelsOf(OfferTable table, int party, Estimate? range) => range is { } drawn && drawn.Low < drawn.High
        ? Numbered.By(Levels, k => table.ReservedAt(party, Quantile(drawn, (k + .5) / Levels)))
        : [new ReservedScale(table[party].Reservation, table.ScaleOf(party))];

    private static double Quantile(Estimate range, double p)
    {
        var (span, rise) = (range.High - range.Low, range.Mode - range.Low);
        return p * span <= rise ? range.Low + Math.Sqrt(p * span * rise) : range.High - Math.Sqrt((1 - p) * span * (range.High - range.Mode));
    }
}

/// <summary>Talks whose reservation values are drawn: a kernel for each combination, seated when it first comes up.</summary>
internal sealed class DrawnReservations(SimulatedTalks talks) : BargainingKernel
{
    private readonly BargainingKernel?[] _kernels = new BargainingKernel?[talks.Reservations.Cases];

    public override BargainingEnd Play(ulong seed, uint replication) => KernelOf(seed, replication).Play(seed, replication);

    public override BargainingEnd Play<TObserver>(ulong seed, uint replication, ref TObserver observer) => KernelOf(seed, replication).Play(seed, replication, ref observer);

    private BargainingKernel KernelOf(ulong seed, uint replication)
    {
        var number = talks.Reservations.CaseOf(seed, replication);
        return _kernels[number] ??= talks.Under(number).Seat();
    }
}
