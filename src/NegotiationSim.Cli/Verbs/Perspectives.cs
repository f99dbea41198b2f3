using NegotiationSim.Cli.Help;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Whose weights: those that were typed, else the subject's own, else the shipped ones.</summary>
internal static class Perspectives
{
    /// <summary>Equal weights, as <c>seeds/perspectives/neutral.yaml</c> has them.</summary>
    public static Perspective Neutral { get; } = Perspective.Neutral with { Id = "neutral" };

    /// <summary>The six that are shipped for every subject; others are there for single questions and are named by their ids.</summary>
    private static readonly string[] Six = ["neutral", "ukraine", "eu", "mediator", "us", "russia"];

    /// <summary>The perspectives, the headline's first; null after having said what is wrong.</summary>
    /// <param name="session">Where to say what is wrong.</param>
    /// <param name="library">Where ids are looked up.</param>
    /// <param name="typed">Ids that were typed; null: none.</param>
    /// <param name="own">The subject's own.</param>
    /// <param name="forScreen">A screen shows all that are shipped, a document the neutral one.</param>
    /// <param name="exit">The exit code when something is wrong.</param>
    public static IReadOnlyList<WrittenPerspective>? Choose(
        Session session, Library library, IReadOnlyList<string>? typed, IReadOnlyList<WrittenPerspective> own, bool forScreen, out int exit)
    {
        exit = Exit.Done;
        if (typed is null or [])
        {
            return own.Count > 0 ? own : !forScreen ? [Written(Neutral)] : Read(session, [.. Shipped(library)], [Written(Neutral)], out exit);
        }

        if (typed.Contains("all", StringComparer.OrdinalIgnoreCase))
        {
            return own.Count > 0 ? own : Read(session, [.. Shipped(library)], [Written(Neutral)], out exit);
        }

        var chosen = new List<WrittenPerspective>();
        foreach (var id in typed)
        {
            if (own.FirstOrDefault(one => one.Perspective.Id == id) is { } one)
            {
                chosen.Add(one);
            }
            else if (FileOf(library, id) is { } file)
            {
                if (Read(session, [(library, file)], chosen, out exit) is not { } more)
                {
                    return null;
                }

                chosen = [.. more];
            }
            else
            {
                var known = own.Select(known => known.Perspective.Id).Concat(library.Files.Where(IsPerspective).Select(file => file.Id)).Append("all");
                exit = session.Stop(Exit.NotFound, Mistakes.Unknown("perspective", id, known, "negsim list perspectives shows what there is"));
                return null;
            }
        }

        return chosen;
    }

    private static WrittenPerspective Written(Perspective perspective) => new(perspective, Illustrative: true, Normalised: false);

    private static bool IsPerspective(LibraryFile file) => file.Folder == "perspectives";

    private static LibraryFile? FileOf(Library library, string id) => library.Files.FirstOrDefault(file => file.Id == id && IsPerspective(file));

    private static IEnumerable<(Library Library, LibraryFile File)> Shipped(Library library) =>
        Six.Skip(1).Select(id => FileOf(library, id)).OfType<LibraryFile>().Select(file => (library, file));

    private static List<WrittenPerspective>? Read(
        Session session, IReadOnlyList<(Library Library, LibraryFile File)> files, IReadOnlyList<WrittenPerspective> before, out int exit)
    {
        exit = Exit.Done;
        var all = before.ToList();
        foreach (var (library, file) in files)
        {
            var loaded = library.Read(file);
            if (loaded.Value is not PerspectiveFile perspective)
            {
                exit = session.Show(loaded.Findings);
                return null;
            }

            all.Add(perspective.Perspective);
        }

        return all;
    }
}
