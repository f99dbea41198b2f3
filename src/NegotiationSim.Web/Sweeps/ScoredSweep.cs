using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Web.Sweeps;

/// <summary>A scenario of which each slice scores one text: the base, or a variant against it. The base is scored once for all.</summary>
internal sealed class ScoredSweep(ScenarioFile scenario, Library library, Question question) : ReadPlan
{
    private readonly Lazy<Answer<Scored>> _basis = new(() => library.ScoreBase(scenario, question));

    public override int Slices => 1 + scenario.Variants.Length;

    public override Answer<byte[]> Run(int slice)
    {
        if (_basis.Value is not { Value: { } basis })
        {
            return _basis.Value.Why!;
        }

        if (slice == 0)
        {
            return WhatIfAnswer.PartOf(basis);
        }

        var variant = library.ScoreVariant(scenario, scenario.Variants[slice - 1], question);
        return variant.Value is { } other ? WhatIfAnswer.PartOf(other, basis) : variant.Why!;
    }

    public override ReadOnlyMemory<byte>? Combine(IReadOnlyList<ReadOnlyMemory<byte>> results) => WhatIfAnswer.Write(scenario.Id, scenario.Title, scenario.Question, results);
}
