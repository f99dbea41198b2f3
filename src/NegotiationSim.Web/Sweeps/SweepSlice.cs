using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Web.Sweeps;

/// <summary>
/// One slice of a sweep: a pure function of plan and number, so that it may be run anywhere and again. The results, put
/// together in the order of the slices, are the document that one machine would have written in one go.
/// </summary>
public static class SweepSlice
{
    /// <summary>What came of a slice: bytes, or the sentences that say why there are none.</summary>
    public readonly record struct Outcome(ReadOnlyMemory<byte>? Result, IReadOnlyList<string> Why);

    /// <summary>Runs slice 0 (the base) or a variant's.</summary>
    public static Outcome Run(SweepPlan plan, int slice, Shelf shelf)
    {
        var read = plan.Read(shelf);
        var part = read.Value is { } ready ? Part(ready, slice) : read.Why!;
        return part.Value is { } bytes ? new Outcome(bytes, []) : new Outcome(null, part.Why!.InWords());
    }

    /// <summary>The document of all slices, in their order: <c>negsim/whatif/1</c>.</summary>
    public static byte[] Combine(SweepPlan plan, IReadOnlyList<ReadOnlyMemory<byte>> results, Shelf shelf)
    {
        var scenario = plan.Read(shelf).Value?.Scenario ?? throw new ArgumentException("a plan that was run can be read", nameof(plan));
        return WhatIfAnswer.Write(scenario.Id, scenario.Title, scenario.Question, results);
    }

    private static Answer<byte[]> Part(ReadPlan plan, int slice)
    {
        var (scenario, library, question) = plan;
        var basis = library.ScoreBase(scenario, question);
        if (basis.Value is not { } scored || slice == 0)
        {
            return basis.Value is null ? basis.Why! : WhatIfAnswer.PartOf(basis.Value);
        }

        var variant = library.ScoreVariant(scenario, scenario.Variants[slice - 1], question);
        return variant.Value is { } other ? WhatIfAnswer.PartOf(other, scored) : variant.Why!;
    }
}
