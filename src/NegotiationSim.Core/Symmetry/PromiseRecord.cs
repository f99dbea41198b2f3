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

    /// <summary>Σ om·f and Σ om·(1−f) for a promise in <paramref name="dimension"/>, once dated entries have faded by <paramref name="fade"/>.</summary>
    public (double Kept, double Broken) Weigh(Dimension dimension, double simOff, double fade)
    {
        ref var same = ref _byDimension[(int)dimension];
        return (
            (simOff * _all.Kept(fade)) + ((1 - simOff) * same.Kept(fade)),
            (simOff * _all.Broken(fade)) + ((1 - simOff) * same.Broken(fade)));
    }

    /// <summary>The same for all ten dimensions at once.</summary>
    public void WeighAll(double simOff, double fade, Span<double> kept, Span<double> broken)
    {
        var (allKept, allBroken) = (simOff * _all.Kept(fade), simOff * _all.Broken(fade));
        for (var d = 0; d < _byDimension.Length; d++)
        {
            ref var same = ref _byDimension[d];
            kept[d] = allKept + ((1 - simOff) * same.Kept(fade));
            broken[d] = allBroken + ((1 - simOff) * same.Broken(fade));
        }
    }

    private struct Tally
    {
        private Summation _keptAgeless, _brokenAgeless, _keptDated, _brokenDated;

        public void AddAgeless(double kept, double weight)
        {
            _keptAgeless.Add(weight * kept);
            _brokenAgeless.Add(weight * (1 - kept));
        }

        public void AddDated(double kept, double weight)
        {
            _keptDated.Add(weight * kept);
            _brokenDated.Add(weight * (1 - kept));
        }

        public readonly double Kept(double fade) => _keptAgeless.Value + (fade * _keptDated.Value);

        public readonly double Broken(double fade) => _brokenAgeless.Value + (fade * _brokenDated.Value);
    }
}
