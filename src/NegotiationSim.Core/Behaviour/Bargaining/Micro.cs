using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Behaviour.Bargaining;

/// <summary>
/// MiCRO, minimal concession in reply to new offers: it goes down its own list one offer at a time, and only as long as it has
/// made no more different offers than it has received; else it repeats its last. With several others the one who has made the
/// fewest different offers counts.
/// </summary>
public sealed record Micro : OfferingStrategy
{
    internal static readonly EquatableList<NamedStrategy> All =
    [
        new(new()
        {
            Name = "MiCRO",
            Family = "minimal concession",
            Meaning = "Makes its next best offer for each new offer it receives, and repeats itself otherwise.",
            Traits = StrategyTraits.Reactive | StrategyTraits.Monotone,
            MemoryDepth = null,
            Source = "de Jonge 2022, An analysis of the linear bilateral ANAC domains using the MiCRO benchmark strategy",
        }, _ => new Micro()),
    ];

    /// <inheritdoc/>
    public override StrategyDescription Description { get; init; } = All[0].Description;

    internal override Player Sit(Seat seat, Acceptance acceptance) => new Player<Offering>(seat, new Offering(seat), acceptance);

    private struct Offering(Seat seat) : IOffering
    {
        private readonly DifferentOffers _received = new(seat);
        private readonly int _last = seat.Scale.Count - 1;
        private int _offered;

        public int Next(in Turn turn)
        {
            if (_offered == 0)
            {
                _received.Forget();
            }

            if (_offered <= _received.FewestWith(turn.Latest) && _offered <= _last)
            {
                _offered++;
            }

            return _offered - 1;
        }
    }
}

/// <summary>
/// Counts the different offers that each of the others has made. Marks carry the number of the replication's count, so that
/// nothing has to be cleared before the next.
/// </summary>
internal sealed class DifferentOffers(Seat seat)
{
    private readonly int[] _others = seat.Others;
    private readonly int[][] _marks = [.. seat.Others.Select(other => new int[seat.OffersOf(other)])];
    private readonly int[] _counts = new int[seat.Others.Length];
    private int _mark;

    public void Forget()
    {
        Array.Clear(_counts);
        if (++_mark == int.MaxValue)
        {
            Array.ForEach(_marks, Array.Clear);
            _mark = 1;
        }
    }

    /// <summary>Takes note of everybody's latest offer, and tells how many different ones he has made who has made the fewest.</summary>
    public int FewestWith(int[] latest)
    {
        var fewest = int.MaxValue;
        for (var i = 0; i < _others.Length; i++)
        {
            var offer = latest[_others[i]];
            if (offer >= 0 && _marks[i][offer] != _mark)
            {
                _marks[i][offer] = _mark;
                _counts[i]++;
            }

            fewest = Math.Min(fewest, _counts[i]);
        }

        return fewest;
    }
}
