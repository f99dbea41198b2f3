using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Verbs;

/// <summary>From a subject and what was asked to a score with everything its screen and document show.</summary>
internal static class Scoring
{
    public static Scored Score(this Subject subject, IReadOnlyList<WrittenPerspective> perspectives, AskedReadings asked, Switches switches)
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

    /// <summary>A subject's own perspectives, as if written.</summary>
    public static IReadOnlyList<WrittenPerspective> OwnPerspectives(this Subject subject) =>
        [.. subject.Perspectives.Select(one => new WrittenPerspective(one, Illustrative: true, Normalised: false))];
}
