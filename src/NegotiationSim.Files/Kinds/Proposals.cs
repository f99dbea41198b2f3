using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files
{
    /// <summary>A text, whole: what it is based on is already in it.</summary>
    public sealed record ProposalFile : WrittenFile
    {
        /// <inheritdoc/>
        public override string Kind => "proposal";

        /// <summary>The text.</summary>
        public Proposal Proposal { get; init; } = new() { Id = "", Title = "", Date = default };

        /// <summary>Holdings, references, targets and earlier record it is measured with.</summary>
        public Reference? Against { get; init; }

        /// <summary>Sources of the text as a whole.</summary>
        public EquatableList<string> Sources { get; init; } = [];

        /// <inheritdoc/>
        public override IEnumerable<Reference> References => Against is null ? [] : [Against];
    }
}

namespace NegotiationSim.Files.Kinds
{
    /// <summary>Texts, in a file of their own or inside another.</summary>
    internal static class Proposals
    {
        private sealed record Written : WrittenFile
        {
            public override string Kind => "proposal";

            public string Author { get; init; } = "";

            public DateOnly? Date { get; init; }

            public Reference? Against { get; init; }

            public Placed<string>? BasedOn { get; init; }

            public EquatableList<string> Sources { get; init; } = [];

            public EquatableList<Placed<Clauses.Written>> Clauses { get; init; } = [];
        }

        /// <summary>A file of its own.</summary>
        public static Reading<ProposalFile> File { get; } = MakeShape(inline: false).Reading.Then<ProposalFile>(TryBuild);

        /// <summary>Inside a scenario or a history: <c>kind</c> may be left out.</summary>
        public static Reading<ProposalFile> Inline { get; } = MakeShape(inline: true).Reading.Then<ProposalFile>(TryBuild);

        /// <summary>The id of a text, or the text itself.</summary>
        public static Reading<ProposalFile> ById { get; } = Values.Either(
            Values.Id.Then((string id, Node node, Report report, [MaybeNullWhen(false)] out ProposalFile file) =>
            {
                file = report.Library?.Find<ProposalFile>(id, "proposal", node, report);
                return file is not null;
            }),
            map: Inline);

        private static Shape<Written> MakeShape(bool inline) => Header.Of("proposal", () => new Written(), inline)
            .Key("author", Values.Name, (text, author) => text with { Author = author }, "Who wrote it, in words.")
            .Key("date", Dates.Day, (text, date) => text with { Date = date }, "When it was tabled or became public.", required: true)
            .Key("against", Header.IdOf("holdings"), (text, against) => text with { Against = against }, "Id of the holdings it is measured with.")
            .Key("basedOn", Values.Id.Placed(), (text, id) => text with { BasedOn = id }, "Id of the text that this one edits.")
            .Key("sources", SourceIds.List, (text, ids) => text with { Sources = ids }, "Sources of the text as a whole.")
            .Key("clauses", Clauses.List, (text, clauses) => text with { Clauses = clauses }, "The clauses, in the order of the text.", required: true);

        private static bool TryBuild(Written written, Node node, Report report, out ProposalFile file)
        {
            var before = report.Count;
            var under = written.BasedOn is { } basedOn ? report.Library?.Find<ProposalFile>(basedOn.Value, "proposal", basedOn.Node, report) : null;
            var clauses = under?.Proposal.Clauses.ToList() ?? [];
            foreach (var clause in written.Clauses)
            {
                Lay(clause, clauses, written, report);
            }

            file = new ProposalFile
            {
                Id = written.Id,
                Title = written.Title,
                Against = written.Against ?? under?.Against,
                Sources = written.Sources,
                Proposal = new Proposal { Id = written.Id, Title = written.Title, Author = written.Author, Date = written.Date!.Value, Clauses = [.. clauses] },
            };
            return report.Count == before;
        }

        /// <summary>Puts a clause in the place of those it replaces, of the one with its id, or at the end.</summary>
        private static void Lay(Placed<Clauses.Written> edit, List<Clause> clauses, Written text, Report report)
        {
            var clause = edit.Value.ToClause();
            if (clause.Terms.Sources is null)
            {
                clause = clause with { Terms = clause.Terms with { Sources = text.Sources } };
            }

            if (edit.Value.Replaces.Count > 0)
            {
                CheckReplaced(edit, clauses, text, report);
            }

            var place = clauses.FindIndex(old => old.Id == clause.Id || edit.Value.Replaces.Contains(old.Id));
            clauses.RemoveAll(old => old.Id == clause.Id || edit.Value.Replaces.Contains(old.Id));
            clauses.Insert(place < 0 ? clauses.Count : place, clause);
        }

        private static void CheckReplaced(Placed<Clauses.Written> edit, List<Clause> clauses, Written text, Report report)
        {
            var ids = ((MapNode)edit.Node).Find("replaces")!.Value as ListNode;
            foreach (var id in ids!.Items.OfType<ScalarNode>().Where(id => !clauses.Exists(clause => clause.Id == id.Text)))
            {
                var nearest = Spelling.Nearest(id.Text, clauses.Select(clause => clause.Id));
                var help = text.BasedOn is null ? "add `basedOn:` with the text that is edited" : nearest is null ? "leave it out" : $"write `{nearest}`";
                report.Add(FindingCodes.NamedNowhere, id.At, $"`replaces` names the clause {id.Noun}, which the earlier text does not have", "no such clause, or replaced already", help);
            }
        }
    }
}
