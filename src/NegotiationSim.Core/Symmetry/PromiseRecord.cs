using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Symmetry;

/// <summary>
/// What one giver kept and broke, weighed by source, similarity and age (measurement model §1.5). Dated entries are kept at
/// their weight on an anchor day; on another day all of them have faded by one common factor, so that a later cut-off costs
/// nothing.
/// </summary>
internal sealed class PromiseRecord
{
    private readonly Tally[] _byDimension = new Tally[10];
    private Tally _all;

    /// <summary>Adds an entry whose age is 0 whatever the day: undated, or still going on.</summary>
    public void AddAgeless(Dimension dimension, double kept, double weight)
    {
        _byDimension[(int)dimension].AddAgeless(kept, weight);
        _all.AddAgeless(kept, weight);
    }

    /// <summary>Adds an entry by its weight on the anchor day.</summary>
    public void AddDated(Dimension dimension, double kept, double weightAtAnchor)
    {
        _byDimension[(int)dimension].AddDated(kept, weightAtAnchor);
        _all.AddDated(kept, weightAtAnchor);
    }

    /// <summary>The part of the sums that every dimension shares: what counts whatever a promise is about.</summary>
    public (double Kept, double Broken) WeighAny(double simOff, double fade) => (simOff * _all.Kept(fade), simOff * _all.Broken(fade));

    /// <summary>The part that a promise in <paramref name="dimension"/> has on top.</summary>
    public (double Kept, double Broken) WeighSame(Dimension dimension, double simOff, double fade)
    {
        ref var same = ref _byDimension[(int)dimension];
        return ((1 - simOff) * same.Kept(fade), (1 - simOff) * same.Broken(fade));
    }

    private struct Tally
    {
        private Summation _keptAgeless, _brokenAgeless, _keptDated, _brokenDated;
        private double _kept, _broken, _keptFading, _brokenFading;

        public void AddAgeless(double kept, double weight)
        {
            _keptAgeless.Add(weight * kept);
            _brokenAgeless.Add(weight * (1 - kept));
            (_kept, _broken) = (_keptAgeless.Value, _brokenAgeless.Value);
        }

        public void AddDated(double kept, double weight)
        {
            _keptDated.Add(weight * kept);
            _brokenDated.Add(weight * (1 - kept));
            (_keptFading, _brokenFading) = (_keptDated.Value, _brokenDated.Value);
        }

        public readonly double Kept(double fade) => _kept + (fade * _keptFading);

        public readonly double Broken(double fade) => _broken + (fade * _brokenFading);
    }
}
