using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files
{
    /// <summary>Where a fact was read.</summary>
    /// <param name="Id">Id.</param>
    /// <param name="Tier">1 official or primary … 4 weakest.</param>
    /// <param name="Publisher">Publisher.</param>
    /// <param name="Title">Title.</param>
    /// <param name="Date">Date of the page, as far as it carries one.</param>
    /// <param name="Url">Address, if it has one.</param>
    public sealed record Source(string Id, int Tier, string Publisher, string Title, WorldDate? Date, string? Url);

    /// <summary>The list of sources.</summary>
    public sealed record SourcesFile : WrittenFile
    {
        /// <inheritdoc/>
        public override string Kind => "sources";

        /// <summary>Sources by id.</summary>
        public IReadOnlyDictionary<string, Source> Sources { get; init; } = ImmutableDictionary<string, Source>.Empty;
    }

    /// <summary>A perspective in a file of its own.</summary>
    public sealed record PerspectiveFile : WrittenFile
    {
        /// <inheritdoc/>
        public override string Kind => "perspective";

        /// <summary>The perspective.</summary>
        public required WrittenPerspective Perspective { get; init; }
    }
}

namespace NegotiationSim.Files.Kinds
{
    /// <summary>Files that are one list or one thing.</summary>
    internal static class SmallFiles
    {
        private static readonly Shape<Source> SourceShape = new Shape<Source>("source", "a source", () => new("", 0, "", "", null, null))
            .Key("tier", Values.Count.Checked(IsTier), (source, tier) => source with { Tier = tier }, "1 official or primary, 2 press or think-tank, 3 reposts, 4 weakest.", required: true)
            .Key("publisher", Values.Name, (source, publisher) => source with { Publisher = publisher }, "Publisher.", required: true)
            .Key("title", Values.Name, (source, title) => source with { Title = title }, "Title.", required: true)
            .Key("date", Dates.World, (source, date) => source with { Date = date }, "Date of the page.")
            .Key("url", Values.Name, (source, url) => source with { Url = url }, "Address.")
            .Remark("note", "A remark without meaning for the model.");

        public static Reading<SourcesFile> Sources { get; } = Header.Of("sources", () => new SourcesFile())
            .Key("sources", Values.TableOf(Values.Name, SourceShape.Reading), (file, table) => file with { Sources = table.ToDictionary(one => one.Key, one => one.Value with { Id = one.Key }, StringComparer.Ordinal) }, "Sources by id.", required: true)
            .Reading;

        public static Reading<PerspectiveFile> Perspective { get; } = Header.Of("perspective", () => new PerspectiveDraft())
            .With(Perspectives.Shape, draft => draft.Written, (draft, written) => draft with { Written = written })
            .Reading
            .Then<PerspectiveFile>(TryPerspective);

        private sealed record PerspectiveDraft : WrittenFile
        {
            public override string Kind => "perspective";

            public Perspectives.Written Written { get; init; } = Perspectives.Nobody;
        }

        private static bool TryPerspective(PerspectiveDraft draft, Node node, Report report, [MaybeNullWhen(false)] out PerspectiveFile file)
        {
            var written = Perspectives.ToPerspective(draft.Written);
            var perspective = written.Perspective with { Id = draft.Id, Title = draft.Title };
            file = new PerspectiveFile { Id = draft.Id, Title = draft.Title, Perspective = written with { Perspective = perspective } };
            return true;
        }

        private static bool IsTier(int tier, Node node, Report report) =>
            tier is >= 1 and <= 4 || Values.Refuse(report, FindingCodes.OutOfRange, node, $"{tier} is no tier", "1, 2, 3 or 4");
    }
}
