using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Web.Sweeps;

/// <summary>
/// A sweep whose slices are run here: its plan is read, and its base scored, with the first of them and for all. Safe to
/// use from many threads.
/// </summary>
public sealed class ReadySweep
{
    private readonly Lazy<Answer<ReadPlan>> _plan;
    private readonly Lazy<Answer<Scored>> _basis;

    /// <summary>A sweep that nothing has been read of yet.</summary>
    public ReadySweep(SweepPlan plan, Shelf shelf)
    {
        _plan = new Lazy<Answer<ReadPlan>>(() => plan.Read(shelf));
        _basis = new Lazy<Answer<Scored>>(() => _plan.Value is { Value: { } read } ? read.Library.ScoreBase(read.Scenario, read.Question) : _plan.Value.Why!);
    }

    /// <summary>Runs slice 0 (the base) or a variant's.</summary>
    public SweepSlice.Outcome Run(int slice)
    {
        var part = Part(slice);
        return part.Value is { } bytes ? new SweepSlice.Outcome(bytes, []) : new SweepSlice.Outcome(null, part.Why!.InWords());
    }

    private Answer<byte[]> Part(int slice)
    {
        if (_basis.Value is not { Value: { } basis })
        {
            return _basis.Value.Why!;
        }

        if (slice == 0)
        {
            return WhatIfAnswer.PartOf(basis);
        }

        var (scenario, library, question) = _plan.Value.Value!;
        var variant = library.ScoreVariant(scenario, scenario.Variants[slice - 1], question);
        return variant.Value is { } other ? WhatIfAnswer.PartOf(other, basis) : variant.Why!;
    }
}
