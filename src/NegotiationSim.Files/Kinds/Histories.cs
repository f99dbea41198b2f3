using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files
{
    /// <summary>An event of a history, and when it became known where that was later than it happened.</summary>
    public sealed record Occurrence(NegotiationEvent Event, DateOnly? Known);

    /// <summary>What parties did, each entry decided by the rules.</summary>
    public sealed record HistoryFile : WrittenFile
    {
        /// <inheritdoc/>
        public override string Kind => "history";

        /// <summary>Holdings, references, targets and earlier record it is measured with.</summary>
        public Reference? Against { get; init; }

        /// <summary>The commands, in order; the first opens the negotiation.</summary>
        public ImmutableArray<NegotiationCommand> Commands { get; init; } = [];

        /// <summary>What came of them.</summary>
        public ImmutableArray<Occurrence> Events { get; init; } = [];

        /// <summary>The state at the end.</summary>
        public Negotiation Negotiation { get; init; } = Negotiation.NotOpened;

        /// <inheritdoc/>
        public override IEnumerable<Reference> References => Against is null ? [] : [Against];
    }
}

namespace NegotiationSim.Files.Kinds
{
    internal static class Histories
    {
        private sealed record Opening(WorldDate On, Placed<string>? By, EquatableList<string> Sources, Confidence Confidence, string? Note);

        private sealed record Written : WrittenFile
        {
            public override string Kind => "history";

            public Reference? Against { get; init; }

            public EquatableList<Placed<Party>> Parties { get; init; } = [];

            public string? Venue { get; init; }

            public Opening? Opened { get; init; }

            public EquatableList<Placed<Entry>> Entries { get; init; } = [];
        }

        private static readonly Shape<Party> PartyShape = new Shape<Party>("party", "a party", () => new Party(default, "", Side.Third, PartyRole.Party))
            .Key("id", Values.Id, (party, id) => party with { Id = new PartyId(id), Name = party.Name.Length > 0 ? party.Name : id }, "Id: lower-case letters, digits and hyphens.", required: true)
            .Key("name", Values.Name, (party, name) => party with { Name = name }, "Name for people.")
            .Key("side", Words.SideOrThird, (party, side) => party with { Side = side }, "A, B or third.", required: true)
            .Key("role", Words.Role, (party, role) => party with { Role = role }, "party mediator guarantor observer.", required: true)
            .Key("note", Values.Text, (party, note) => party with { Note = note }, "What a reader should know.");

        private static readonly Shape<Opening> OpeningShape = new Shape<Opening>("opened", "an opening", () => new(default, null, [], Confidence.S, null))
            .Key("on", Dates.World, (opening, on) => opening with { On = on }, "When.", required: true)
            .Key("by", Values.Name.Placed(), (opening, by) => opening with { By = by }, "By whom: id of a party.", required: true)
            .Key("sources", SourceIds.List, (opening, ids) => opening with { Sources = ids }, "Ids of the list of sources.")
            .Key("confidence", Words.Confidence, (opening, confidence) => opening with { Confidence = confidence }, "S, D or U.")
            .Key("note", Values.Text, (opening, note) => opening with { Note = note }, "A remark without meaning for the model.");

        private static readonly Shape<Written> Shape = Header.Of("history", () => new Written())
            .Key("against", Header.IdOf("holdings"), (history, against) => history with { Against = against }, "Id of the holdings it is measured with.")
            .Key("parties", Values.ListOf(PartyShape.Reading.Placed()).Checked(AreTwoSides), (history, parties) => history with { Parties = parties }, "Everybody in it.", required: true)
            .Key("venue", Values.Name, (history, venue) => history with { Venue = venue }, "Where it begins.")
            .Key("opened", OpeningShape.Reading, (history, opened) => history with { Opened = opened }, "When and by whom it was opened.", required: true)
            .Key("sources", SourceIds.List, (history, _) => history, "Sources of the history as a whole.")
            .Key("entries", Values.ListOf(Moves.Entry), (history, entries) => history with { Entries = entries }, "What parties did, in order.", required: true);

        public static Reading<HistoryFile> File { get; } = Shape.Reading.Then<HistoryFile>(TryBuild);

        private static bool TryBuild(Written written, Node node, Report report, [MaybeNullWhen(false)] out HistoryFile file)
        {
            var before = report.Count;
            var opened = written.Opened!;
            var stamp = new Stamp(opened.On, new PartyId(opened.By!.Value), $"{written.Id}/0", opened.Sources, opened.Confidence, opened.Note);
            var open = new OpenNegotiation(stamp, new NegotiationId(written.Id), written.Title, [.. written.Parties.Select(party => party.Value)], written.Venue);
            var course = new Course(Negotiation.NotOpened, written.Id, [.. written.Parties.Select(party => party.Value.Id.Value)], report);
            if (course.Knows(opened.By))
            {
                course.Take(open, opened.By.Node, known: null);
            }

            // Entries before an opening that was refused would all be refused, and say nothing new.
            foreach (var entry in report.Count == before ? written.Entries : [])
            {
                course.Take(entry);
            }

            file = new HistoryFile
            {
                Id = written.Id,
                Title = written.Title,
                Against = written.Against,
                Commands = [.. course.Commands],
                Events = [.. course.Events],
                Negotiation = course.State,
            };
            return report.Count == before;
        }

        private static bool AreTwoSides(EquatableList<Placed<Party>> parties, Node node, Report report)
        {
            var unique = Ids.AreUnique(parties, party => party.Id.Value, "party", report);
            var (a, b) = (parties.Any(party => party.Value.Side == Side.A), parties.Any(party => party.Value.Side == Side.B));
            var seated = (a && b) || Values.Refuse(report, FindingCodes.OneSidedTable, node, $"nobody stands on side {(a ? "B" : b ? "A" : "A or B")}", "a party on side A and one on side B", $"add a party with `side: {(a ? "B" : "A")}`");
            return unique && seated;
        }
    }
}
