using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files.Kinds;

/// <summary>The bare ledger: one JSON object by people who bring their own coding.</summary>
internal static class Ledgers
{
    /// <summary>A step of <c>items</c>.</summary>
    public sealed record Item(string Id, Actor Giver, Terms.Written Terms)
    {
        public Concession ToConcession() => Terms.ToDraft().Settle(Id, Giver, default);
    }

    /// <summary>A demand; one without a date counts from the cut-off.</summary>
    public sealed record WrittenDemand(Demand Demand, bool IsDated);

    /// <summary>A text of the ledger.</summary>
    public sealed record Text(DateOnly? Date, EquatableList<Clause> Clauses);

    /// <summary>The whole.</summary>
    public sealed record Written
    {
        public DateOnly Cutoff { get; init; }

        public string Title { get; init; } = "";

        public Switches Switches { get; init; } = Switches.Default;

        public ConcessionLedger Tables { get; init; } = new() { Cutoff = default };

        public EquatableList<Placed<Item>> Items { get; init; } = [];

        public Text? Proposal { get; init; }

        public EquatableList<Placed<WrittenDemand>> Demands { get; init; } = [];

        public EquatableList<Placed<WrittenPerspective>> Perspectives { get; init; } = [];

        public Written With(Func<ConcessionLedger, ConcessionLedger> change) => this with { Tables = change(Tables) };
    }

    public static Item NoItem { get; } = new("", Actor.A, new Terms.Written());

    public static Shape<Item> ItemShape { get; } = new Shape<Item>("item", "an item", () => NoItem)
        .Key("id", Values.Name, (item, id) => item with { Id = id }, "Unique among items and demands.", required: true)
        .Key("side", Words.Actor, (item, side) => item with { Giver = side }, "Who bears it: A, B, T or T:name.", required: true)
        .With(Terms.Shape, item => item.Terms, (item, terms) => item with { Terms = terms })
        .Check((item, map, report) =>
        {
            if (item.Terms.Draft.Line is null)
            {
                report.Add(FindingCodes.NoDimension, map.At, $"item `{item.Id}` has no dimension", "`dimension` is missing here", "add `dimension:` with one of TER FOR WPN BAS SEC LEG ECO HUM VER POL");
            }
        });

    private static readonly Reading<bool> DemandStatus = Values.Word(("Open", true), ("Dropped", false), ("Met", false), ("Answered", false), ("Withdrawn", false), ("Expired", false));

    private static readonly Shape<WrittenDemand> DemandShape = new Shape<WrittenDemand>(
            "demand", "a demand", () => new(new Demand { Id = "", Asker = "", Role = AskerRole.Party, Askee = Side.A, Line = default, On = default }, IsDated: false))
        .Key("id", Values.Name, (demand, id) => Put(demand, old => old with { Id = id }), "Unique among items and demands.", required: true)
        .Key("asker", Values.Name, (demand, asker) => Put(demand, old => old with { Asker = asker }), "Who asks.", required: true)
        .Key("askerRole", Values.Word(("party", AskerRole.Party), ("mediator", AskerRole.Mediator), ("observer", AskerRole.Observer)), (demand, role) => Put(demand, old => old with { Role = role }), "party, mediator or observer.")
        .Key("askee", Words.Side, (demand, side) => Put(demand, old => old with { Askee = side }), "Of which side.", required: true)
        .Key("dimension", Words.Line, (demand, line) => Put(demand, old => old with { Line = line }), "Dimension, or a class of it.", required: true)
        .Key("magnitude", Magnitudes.Reading, (demand, size) => Put(demand, old => old with { Magnitude = size }), "Size; absent when unknown.")
        .Key("on", Dates.Day, (demand, on) => new WrittenDemand(demand.Demand with { On = on }, IsDated: true), "When it was tabled; the cut-off unless said.")
        .Key("status", DemandStatus, (demand, open) => Put(demand, old => old with { IsOpen = open }), "Open, or closed: Dropped, Met, Answered, Withdrawn, Expired.")
        .Key("due", Dates.Day, (demand, due) => Put(demand, old => old with { Due = due }), "By when.")
        .Key("verification", Words.Verification, (demand, level) => Put(demand, old => old with { Verification = level }), "0..1, or none national observers onSite continuous.")
        .Key("clause", Values.Name, (demand, clause) => Put(demand, old => old with { Clause = clause }), "The clause that contains it already.")
        .Key("text", Values.Text, (demand, text) => Put(demand, old => old with { Text = text }), "The demand in words.")
        .Key("sources", SourceIds.List, (demand, ids) => Put(demand, old => old with { Sources = ids }), "Ids of sources.")
        .Key("codedBy", Values.Name, (demand, who) => Put(demand, old => old with { CodedBy = who }), "Who coded its size.")
        .Key("confidence", Words.Support, (demand, _) => demand, "S, D, U, or a weight in 0..1.")
        .Remark("note", "A remark without meaning for the model.");

    private static readonly Shape<Text> TextShape = new Shape<Text>("text", "a proposal", () => new(null, []))
        .Key("date", Dates.Day, (text, date) => text with { Date = date }, "When it was tabled; the cut-off unless said.")
        .Key("clauses", Clauses.List, (text, clauses) => text with { Clauses = [.. clauses.Select(clause => clause.Value.ToClause())] }, "The clauses, in the order of the text.", required: true)
        .Remark("id", "A free label.")
        .Remark("title", "A free label.");

    private static readonly Reading<WrittenPerspective> Perspective = Perspectives.Shape.Reading.Select(Perspectives.ToPerspective);

    /// <summary>Every key of a bare ledger.</summary>
    public static Shape<Written> Shape { get; } = new Shape<Written>("ledger", "a bare ledger", () => new Written())
        .Key("cutoff", Dates.Day, (written, day) => written with { Cutoff = day }, "The day up to which the record counts; now.", required: true)
        .Remark("case", "A free label.")
        .Remark("seed", "A free label.")
        .Key("title", Values.Text, (written, title) => written with { Title = title }, "A free label.")
        .Key("switches", SwitchTable.Reading, (written, switches) => written with { Switches = switches }, "Overrides of the model's switches.")
        .Key("normaliser", HoldingTables.Normalisers, (written, table) => written.With(ledger => ledger with { Normalisers = table }), "Line to Prop (default), Abs, Val or LogRatio.")
        .Key("holdings", HoldingTables.Holdings, (written, table) => written.With(ledger => ledger with { Holdings = HoldingTables.Bare(table) }), "Line to {A: n, B: n} or {pooled: n}.")
        .Key("qref", HoldingTables.References, (written, table) => written.With(ledger => ledger with { References = table }), "Line to one reference for both sides.")
        .Key("targets", HoldingTables.Targets, (written, table) => written.With(ledger => ledger with { Targets = table }), "Line to [t_A, t_B] or a ratio.")
        .Key("items", Values.ListOf(ItemShape.Reading.Placed()), (written, items) => written with { Items = items }, "Steps of both sides and gifts of third parties.")
        .Key("proposal", TextShape.Reading, (written, text) => written with { Proposal = text }, "A text; its clauses become items.")
        .Key("demands", Values.ListOf(DemandShape.Reading.Placed()), (written, demands) => written with { Demands = demands }, "Demands beside the text.")
        .Key("evidence", EvidenceList.Singles, (written, evidence) => written.With(ledger => ledger with { Evidence = [.. evidence] }), "Earlier record.")
        .Key("perspectives", Values.ListOf(Perspective.Placed()), (written, perspectives) => written with { Perspectives = perspectives }, "Whose weights, reading and trust.")
        .Check(CheckIds);

    private static WrittenDemand Put(WrittenDemand written, Func<Demand, Demand> change) => written with { Demand = change(written.Demand) };

    private static void CheckIds(Written written, MapNode map, Report report)
    {
        var fromText = written.Proposal is { } text ? ProposalItems.Of(ToProposal(text, written.Cutoff)) : null;
        var clauses = map.Find("proposal")?.Value ?? map;
        var ofText = fromText is null ? [] : fromText.Items.Concat(fromText.Gifts).Select(item => new Placed<string>(item.Id, clauses));
        var ofItems = written.Items.Select(item => new Placed<string>(item.Value.Id, item.Node));
        var ofDemands = written.Demands.Select(demand => new Placed<string>(demand.Value.Demand.Id, demand.Node));
        Ids.AreUnique(ofText.Concat(ofItems).Concat(ofDemands), id => id, "item or demand", report);
        Ids.AreUnique(written.Perspectives, one => one.Perspective.Id, "perspective", report);
    }

    /// <summary>The text as a proposal of its own.</summary>
    public static Proposal ToProposal(Text text, DateOnly cutoff) =>
        new() { Id = "proposal", Title = "proposal", Date = text.Date ?? cutoff, Clauses = text.Clauses };
}
