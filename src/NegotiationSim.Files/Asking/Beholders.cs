using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Asking;

/// <summary>Whose weights: those that were typed, else the subject's own, else the shipped ones.</summary>
public static class Beholders
{
    /// <summary>Equal weights, as <c>seeds/perspectives/neutral.yaml</c> has them.</summary>
    public static Perspective Neutral { get; } = Perspective.Neutral with { Id = "neutral" };

    /// <summary>The six that are shipped for every subject; others are there for single questions and are named by their ids.</summary>
    private static readonly string[] Six = ["neutral", "ukraine", "eu", "mediator", "us", "russia"];

    /// <summary>A subject's own perspectives, as if written.</summary>
    public static IReadOnlyList<WrittenPerspective> OwnPerspectives(this Subject subject) => [.. subject.Perspectives.Select(Written)];

    /// <summary>The perspectives, the headline's first.</summary>
    /// <param name="library">Where ids are looked up.</param>
    /// <param name="typed">Ids that were typed; null: none.</param>
    /// <param name="own">The subject's own.</param>
    /// <param name="forScreen">A screen shows all that are shipped, a document the neutral one.</param>
    public static Answer<IReadOnlyList<WrittenPerspective>> Choose(Library library, IReadOnlyList<string>? typed, IReadOnlyList<WrittenPerspective> own, bool forScreen)
    {
        if (typed is null or [])
        {
            return own.Count > 0 ? Answer.Of(own) : forScreen ? Shipped(library) : Answer.Of<IReadOnlyList<WrittenPerspective>>([Written(Neutral)]);
        }

        if (typed.Contains("all", StringComparer.OrdinalIgnoreCase))
        {
            return own.Count > 0 ? Answer.Of(own) : Shipped(library);
        }

        var chosen = new List<WrittenPerspective>();
        foreach (var id in typed)
        {
            var found = own.FirstOrDefault(known => known.Perspective.Id == id) is { } owned ? owned : Find(library, id, own);
            if (found.Value is not { } perspective)
            {
                return found.Why!;
            }

            chosen.Add(perspective);
        }

        return Answer.Of<IReadOnlyList<WrittenPerspective>>(chosen);
    }

    private static Answer<IReadOnlyList<WrittenPerspective>> Shipped(Library library)
    {
        var all = new List<WrittenPerspective> { Written(Neutral) };
        foreach (var file in Six.Skip(1).Select(id => FileOf(library, id)).OfType<LibraryFile>())
        {
            var read = Read(library, file);
            if (read.Value is not { } perspective)
            {
                return read.Why!;
            }

            all.Add(perspective);
        }

        return Answer.Of<IReadOnlyList<WrittenPerspective>>(all);
    }

    private static Answer<WrittenPerspective> Find(Library library, string id, IReadOnlyList<WrittenPerspective> own)
    {
        if (FileOf(library, id) is { } file)
        {
            return Read(library, file);
        }

        var known = own.Select(known => known.Perspective.Id).Concat(library.Files.Where(IsPerspective).Select(file => file.Id)).Append("all");
        return new NoAnswer.NotThere(Spelling.Unknown("perspective", id, known, "negsim list perspectives shows what there is"));
    }

    private static Answer<WrittenPerspective> Read(Library library, LibraryFile file)
    {
        var loaded = library.Read(file);
        return loaded.Value is PerspectiveFile perspective ? perspective.Perspective : new NoAnswer.Wrong(loaded.Findings);
    }

    private static LibraryFile? FileOf(Library library, string id) => library.Files.FirstOrDefault(file => file.Id == id && IsPerspective(file));

    private static bool IsPerspective(LibraryFile file) => file.Folder == "perspectives";

    private static WrittenPerspective Written(Perspective perspective) => new(perspective, Illustrative: true, Normalised: false);
}
