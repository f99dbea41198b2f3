using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Asking;

/// <summary>A scenario's base and variants, each scored as the scenario wants it read and as the question says.</summary>
public static class Comparing
{
    /// <summary>All of them.</summary>
    /// <param name="library">Where what the scenario names is looked up.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="question">Readings that hold for base and variants alike, in place of the scenario's own.</param>
    /// <param name="forScreen">Whether a screen or a document is asked for.</param>
    /// <param name="cancellation">Stops between variants.</param>
    public static Answer<Compared> Compare(this Library library, ScenarioFile scenario, Question question, bool forScreen, CancellationToken cancellation = default)
    {
        var basis = library.ScoreBase(scenario, question, forScreen);
        if (basis.Value is not { } scored)
        {
            return basis.Why!;
        }

        var variants = new List<Answers.Variant>();
        foreach (var variant in scenario.Variants)
        {
            cancellation.ThrowIfCancellationRequested();
            var compared = library.ScoreVariant(scenario, variant, question, forScreen);
            if (compared.Value is not { } other)
            {
                return compared.Why!;
            }

            variants.Add(other);
        }

        return new Compared { Id = scenario.Id, Title = scenario.Title, Question = scenario.Question, Base = scored, Variants = variants };
    }

    /// <summary>The base alone.</summary>
    public static Answer<Scored> ScoreBase(this Library library, ScenarioFile scenario, Question question, bool forScreen = false) =>
        library.Score(library.OfBase(scenario), scenario.Reading, scenario.Switches, question, forScreen);

    /// <summary>One variant alone.</summary>
    public static Answer<Answers.Variant> ScoreVariant(this Library library, ScenarioFile scenario, Variant variant, Question question, bool forScreen = false)
    {
        var answer = library.Score(library.OfVariant(scenario, variant), variant.Reading, variant.Switches, question, forScreen);
        return answer.Value is { } scored
            ? new Answers.Variant(variant.Id, variant.Title, new Lineage(variant.Subject.Id, variant.Subject.Fork?.AtVersion, variant.Overrides), scored)
            : answer.Why!;
    }

    private static Answer<Scored> Score(this Library library, Loaded<Subject> loaded, ReadingWish wish, Switches switches, Question question, bool forScreen) =>
        loaded.Value is { } subject
            ? library.Score(subject, question, Wished(wish), wish.Perspectives, switches, forScreen)
            : new NoAnswer.Wrong(loaded.Findings);

    private static AskedReadings Wished(ReadingWish wish) =>
        AskedReadings.Default with { Headline = wish.Headline, Accounts = wish.Account is { } account ? [account] : AskedReadings.Default.Accounts };
}
