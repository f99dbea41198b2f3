using System.Collections.Concurrent;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;
using NegotiationSim.Web;

namespace NegotiationSim.Server.Projections;

/// <summary>
/// In which perspective and reading verdicts are kept, in the words of the command line (<c>Server__Verdict__Norm=own-scale</c>);
/// what is not said is as there.
/// </summary>
public sealed record VerdictChoice
{
    private const int MostRemembered = 1_000;

    /// <summary>Id of a perspective.</summary>
    public string? Perspective { get; init; }

    /// <summary>What comparable means.</summary>
    public string? Norm { get; init; }

    /// <summary>What part of a promise counts.</summary>
    public string? Lens { get; init; }

    /// <summary>From where steps are counted.</summary>
    public string? Baseline { get; init; }

    /// <summary>Whose account.</summary>
    public string? Account { get; init; }

    /// <summary>The settings that the words mean, or why they mean none.</summary>
    /// <param name="shelf">Where perspectives and tables are looked up.</param>
    public Answer<VerdictSettings> In(Shelf shelf)
    {
        string?[] words = [Perspective, Norm, Lens, Baseline, Account];
        if (words.FirstOrDefault(IsNotOne) is { } several)
        {
            return new NoAnswer.Mistaken($"verdicts are kept in one perspective and reading; \"{several}\" is not one");
        }

        var asked = Question.Read(Perspective, Norm, Lens, Baseline, Account);
        if (asked.Value is not { } question)
        {
            return asked.Why!;
        }

        var chosen = Beholders.Choose(shelf.Library, question.Perspectives, [], forScreen: false);
        if (chosen.Value is not [var beholder, ..])
        {
            return chosen.Why!;
        }

        var headline = question.Over(AskedReadings.Default, forScreen: false).Headline;
        if (headline.Account == Core.Symmetry.Account.Net)
        {
            return new NoAnswer.Mistaken("gains less costs have no balance index to keep; write cost or gain");
        }

        return new VerdictSettings
        {
            Perspective = beholder.Perspective,
            Headline = headline,
            Measures = Remembering(shelf.Library),
            Name = $"{beholder.Perspective.Id} {headline.Norm} {headline.Lens} {headline.Baseline} {headline.Account} {shelf.Tag}",
        };
    }

    private static bool IsNotOne(string? word) =>
        word is not null && (string.IsNullOrWhiteSpace(word) || word.Contains(',', StringComparison.Ordinal) || word.Equals("all", StringComparison.OrdinalIgnoreCase));

    // The earlier record is replayed from other histories, and stays the same until the negotiation's last day moves.
    private static Func<NegotiationId, Negotiation, DateOnly, Measures> Remembering(Library library)
    {
        var known = new ConcurrentDictionary<NegotiationId, (DateOnly Last, int Forks, Measures Measures)>();
        return (id, state, last) =>
        {
            if (known.TryGetValue(id, out var kept) && kept.Last == last && kept.Forks == state.Lineage.Count)
            {
                return kept.Measures;
            }

            if (known.Count >= MostRemembered)
            {
                known.Clear();
            }

            var measures = SubjectOf.MeasuresOf(library, id, state, last);
            known[id] = (last, state.Lineage.Count, measures);
            return measures;
        };
    }
}
