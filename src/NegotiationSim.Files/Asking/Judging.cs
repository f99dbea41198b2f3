using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Files.Asking;

/// <summary>From a subject and what was asked of it to a score or a replay with everything screens and documents show.</summary>
public static class Judging
{
    /// <summary>A subject's score.</summary>
    /// <param name="library">Where perspectives are looked up.</param>
    /// <param name="subject">What is judged.</param>
    /// <param name="question">Whose weights and which readings.</param>
    /// <param name="forScreen">Whether a screen or a document is asked for: they have other defaults.</param>
    public static Answer<Scored> Score(this Library library, Subject subject, Question question, bool forScreen) =>
        library.Score(subject, question, AskedReadings.Default, subject.OwnPerspectives(), subject.Switches, forScreen);

    internal static Answer<Scored> Score(
        this Library library, Subject subject, Question question, AskedReadings defaults, IReadOnlyList<WrittenPerspective> own, Switches switches, bool forScreen)
    {
        var chosen = Beholders.Choose(library, question.Perspectives, own, forScreen);
        return chosen.Value is { } perspectives ? Score(subject, perspectives, question.Over(defaults, forScreen), switches) : chosen.Why!;
    }

    /// <summary>How the balance of a history or fork ran, by the headline's reading, and its score at the end.</summary>
    public static Answer<Replayed> Replay(this Library library, Subject subject, Question question, bool forScreen)
    {
        var asked = question.Over(AskedReadings.Default, forScreen);
        if (CannotRun(subject, asked.Headline) is { } mistake)
        {
            return new NoAnswer.Mistaken(mistake);
        }

        var scored = library.Score(subject, question, forScreen);
        if (scored.Value is not { } final)
        {
            return scored.Why!;
        }

        var replay = new BalanceReplay(subject.Tables!, final.Perspectives[0], asked.Headline, subject.Switches);
        return new Replayed { History = subject.Name, State = subject.Negotiation!, Steps = replay.Of(subject.Events), Final = final };
    }

    /// <summary>Why a balance cannot be followed; null where it can.</summary>
    private static string? CannotRun(Subject subject, Reading headline) =>
        headline.Norm.IsLevel() ? "a replay follows steps, and this norm asks where each side ends up; write equal-number, equal-share, own-scale or legal-baseline"
        : headline.Account == Account.Net ? "gains less costs have no balance index to follow; write cost or gain"
        : subject.Negotiation is null ? $"\"{subject.Name.Id}\" is a {subject.Name.Kind} and has no events; write \"negsim score {subject.Name.Id}\""
        : null;

    private static Scored Score(Subject subject, IReadOnlyList<WrittenPerspective> perspectives, AskedReadings asked, Switches switches)
    {
        var list = perspectives.Select(one => one.Perspective).ToList();
        return new Scored
        {
            Subject = subject.Name,
            Score = Core.Symmetry.Score.Of(subject.Ledger, list, asked, switches),
            Perspectives = list,
            Naming = subject.Naming,
            SetAside = subject.SetAside,
            LeansOn = subject.LeansOn,
            Switches =
            [
                .. subject.Assumptions,
                .. perspectives.Where(one => one.Normalised).Select(one => new SwitchSetting("normalise", one.Perspective.Id)),
                .. SwitchSettings.OffDefault(switches),
            ],
        };
    }
}
