using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>One word of <c>do:</c>: its keys, and the command that it says.</summary>
internal sealed record Move(string Verb, Shape<Entry> Shape, Func<Stamp, Entry, NegotiationCommand> ToCommand);

/// <summary>Every move that an entry may be.</summary>
internal static class Moves
{
    /// <summary>All moves, in the order of the documentation.</summary>
    public static IReadOnlyList<Move> All { get; } =
    [
        Of("state-holdings", keys => keys.Holdings(), (s, e) => new StateHoldings(s, e.Holdings)),
        Of("open-round", keys => keys.Round().Venue(), (s, e) => new OpenRound(s, e.Round, e.Venue)),
        Of("close-round", keys => keys.Round().Outcome(), (s, e) => new CloseRound(s, e.Round, e.Outcome)),
        Of("schedule-round", keys => keys.Round().Planned().Venue(), (s, e) => new ScheduleRound(s, e.Round, e.Planned, e.Venue)),
        Of("place-venue", keys => keys.Venue(required: true), (s, e) => new PlaceVenue(s, e.Venue!)),
        Of("change-venue", keys => keys.Venue(required: true), (s, e) => new ChangeVenue(s, e.Venue!)),
        Of("challenge-venue", keys => keys.Reason().Instead(), (s, e) => new ChallengeVenue(s, e.Reason!, e.Instead)),
        Of("table-demand", keys => keys.Demand().Of().Text(required: true).Topic().Clause().Terms(), (s, e) => new TableDemand(s, e.Demand, new(e.Of!.Value), e.Text!, e.Draft, e.Topic, e.Clause)),
        Of("sharpen-demand", keys => keys.Demand().Text(required: false).Terms(), (s, e) => new SharpenDemand(s, e.Demand, e.Text, e.Draft)),
        Of("drop-demand", keys => keys.Demand(), (s, e) => new DropDemand(s, e.Demand)),
        Of("table-proposal", keys => keys.Proposal(), (s, e) => new TableProposal(s, e.Proposal!)),
        Of("amend-proposal", keys => keys.ProposalId().Changes(), (s, e) => new AmendProposal(s, e.ProposalId!, e.Clauses, e.Strike)),
        Of("accept-proposal", keys => keys.ProposalId(), (s, e) => new AcceptProposal(s, e.ProposalId!)),
        Of("reject-proposal", keys => keys.ProposalId().Reason(required: false).Points(), (s, e) => new RejectProposal(s, e.ProposalId!, e.Reason, e.Points)),
        Of("withdraw-proposal", keys => keys.ProposalId(), (s, e) => new WithdrawProposal(s, e.ProposalId!)),
        Of("offer", keys => keys.Concession().Terms(), (s, e) => new OfferConcession(s, e.Concession, e.Draft)),
        Of("commit", keys => keys.Concession().Terms(), (s, e) => new CommitConcession(s, e.Concession, e.Draft)),
        Of("withdraw", keys => keys.Concession(), (s, e) => new WithdrawConcession(s, e.Concession)),
        Of("start", keys => keys.Concession().Reading(), (s, e) => new StartConcession(s, e.Concession, e.Reading)),
        Of("partly-fulfil", keys => keys.Concession().Fraction(required: true).Reading(), (s, e) => new PartlyFulfilConcession(s, e.Concession, e.Fraction, e.Reading)),
        Of("fulfil", keys => keys.Concession().Reading(), (s, e) => new FulfilConcession(s, e.Concession, e.Reading)),
        Of("breach", keys => keys.Concession().Fraction(required: false).Reading(), (s, e) => new BreachConcession(s, e.Concession, e.Fraction, e.Reading)),
        Of("reverse", keys => keys.Concession().Reading(), (s, e) => new ReverseConcession(s, e.Concession, e.Reading)),
        Of("lapse", keys => keys.Concession().Reading(), (s, e) => new LetConcessionLapse(s, e.Concession, e.Reading)),
        Of("walk-out", keys => keys.Topic(required: true), (s, e) => new WalkOut(s, e.Topic!)),
        Of("return", keys => keys, (s, _) => new ReturnToTable(s)),
        Of("suspend", keys => keys.Reason(), (s, e) => new SuspendTalks(s, e.Reason!)),
        Of("resume", keys => keys, (s, _) => new ResumeTalks(s)),
        Of("break-off", keys => keys.Reason(), (s, e) => new BreakOff(s, e.Reason!)),
        Of("link", keys => keys.Link().Items(), (s, e) => new LinkItems(s, e.Link, e.Items)),
        Of("unlink", keys => keys.Link(), (s, e) => new UnlinkItems(s, e.Link)),
        Of("condition", keys => keys.Concession().Condition().Text(required: true), (s, e) => new ConditionItem(s, e.Concession, e.Condition, e.Text!, e.P)),
        Of("reach-agreement", keys => keys.ProposalId(required: false).Text(required: false), (s, e) => new ReachAgreement(s, e.ProposalId, e.Text)),
        Of("correct", keys => keys.Correction().Reason().Terms(), (s, e) => new CorrectRecord(s, e.Version, e.Target, e.Draft, e.Reason!)),
        Of("state", keys => keys.Statement().Text(required: true).Topic(), (s, e) => new MakeStatement(s, e.Statement, e.Text!, e.Topic)),
        Of("count-failures", keys => keys.Of("against").Failures().Text(required: true), (s, e) => new CountFailures(s, new(e.Of!.Value), e.Failures, e.OutOf, e.Text!)),
    ];

    private static readonly Dictionary<string, Move> ByVerb = All.ToDictionary(move => move.Verb, StringComparer.Ordinal);

    /// <summary>An entry, read by the keys of its verb.</summary>
    public static Reading<Placed<Entry>> Entry { get; } = new Reading<Entry>(TryEntry, Schema).Placed();

    /// <summary>The move of an entry that was read.</summary>
    public static Move Of(Entry entry) => ByVerb[entry.Verb!.Value];

    private static Move Of(string verb, Func<Shape<Entry>, Shape<Entry>> keys, Func<Stamp, Entry, NegotiationCommand> command) =>
        new(verb, keys(EntryKeys.Common(verb)), command);

    private static bool TryEntry(Node node, Report report, [MaybeNullWhen(false)] out Entry entry)
    {
        entry = null;
        if (node is not MapNode map || map.Find("do") is not { Value: var verb } || verb.IsNull)
        {
            return Values.Refuse(report, FindingCodes.MissingKey, node, "an entry without `do`", "`do` is missing here", "add `do:` with the move");
        }

        return verb is ScalarNode word && ByVerb.TryGetValue(word.Text, out var move)
            ? move.Shape.TryRead(node, report, out entry)
            : Values.AddUnknownWord(verb, report, [.. All.Select(known => known.Verb)]);
    }

    private static JsonObject Schema(SchemaDefinitions definitions) => definitions.Refer("entry", () => new JsonObject
    {
        ["type"] = "object",
        ["required"] = new JsonArray("on", "by", "do"),
        ["properties"] = new JsonObject { ["do"] = new JsonObject { ["enum"] = new JsonArray([.. All.Select(move => JsonValue.Create(move.Verb))]) } },
        ["allOf"] = new JsonArray([.. All.Select(move => new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["do"] = new JsonObject { ["const"] = move.Verb } }, ["required"] = new JsonArray("do") },
            ["then"] = move.Shape.Schema(definitions),
        })]),
    });
}
