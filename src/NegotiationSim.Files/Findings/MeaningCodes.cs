using System.Collections.Immutable;

namespace NegotiationSim.Files.Findings;

/// <content>What a file means.</content>
public static partial class FindingCodes
{
    /// <summary>Out of range.</summary>
    public static FindingCode OutOfRange { get; } = new(
        "NS2001",
        "a number outside its range",
        "Shares, fractions and probabilities lie in 0..1; quantities and caps are not negative; half-lives are above 0.",
        "f: 50    or    magnitude: {quantity: -3}",
        "Write a number inside the range: 50 % is `.5`.");

    /// <summary>A range out of order.</summary>
    public static FindingCode RangeOutOfOrder { get; } = new(
        "NS2002",
        "a range out of order",
        "A range is `[low, mode, high]` with low ≤ mode ≤ high; the point value is the mode.",
        "magnitude: {x: [.3, .2, .1]}",
        "Put the numbers in order.");

    /// <summary>An id that comes twice.</summary>
    public static FindingCode DuplicateId { get; } = new(
        "NS2003",
        "an id that comes twice",
        "Clauses, items, demands, parties and variants are told apart by their ids, and ties are broken by them.",
        "two clauses with id \"6\"",
        "Give one of them another id: `6a`, `6b`.");

    /// <summary>An unknown source.</summary>
    public static FindingCode UnknownSource { get; } = new(
        "NS2004",
        "a source that is not listed",
        "Every source id is listed in seeds/sources.yaml with publisher, title and date, so that a figure can be followed back.",
        "sources: [P99]",
        "Write an id of the list, or add the source to it.");

    /// <summary>A file that is not there.</summary>
    public static FindingCode UnknownId { get; } = new(
        "NS2005",
        "an id that names no file",
        "Proposals, histories, holdings and perspectives are found by id: `us-28-2025-11` is `seeds/proposals/us-28-2025-11.yaml`.",
        "base: us-28-2025",
        "Write an id that exists; `negsim list` shows them.");

    /// <summary>Files that name each other in a circle.</summary>
    public static FindingCode Circle { get; } = new(
        "NS2006",
        "files that name each other in a circle",
        "A text that edits another which edits the first has no clauses of its own to start from.",
        "basedOn: b in a.yaml, and basedOn: a in b.yaml",
        "Let one of them stand on its own.");

    /// <summary>Weights that do not add up.</summary>
    public static FindingCode WeightsSum { get; } = new(
        "NS2007",
        "weights that do not add up to 1",
        "A side's weights share out a budget of 1 (100 points) over the ten dimensions, so that both sides' totals are on one scale. A dimension whose weight is unknown is written `null`; the ones stated may then stay below 1, never above it.",
        "B: {TER: .15, FOR: .15, WPN: .1, BAS: .1, SEC: .1, LEG: .1, ECO: .1, HUM: .1, VER: .05}",
        "Add what is missing, or write `normalise: true` to scale them.");

    /// <summary>Ranks that do not rank each once.</summary>
    public static FindingCode RanksOnce { get; } = new(
        "NS2008",
        "a dimension ranked twice",
        "Ranks put each dimension in one place; dimensions of equal rank share a list.",
        "ranks: [SEC, TER, SEC]",
        "Leave it in one place; write ties as `[TER, SEC]`.");

    /// <summary>A value function that is none.</summary>
    public static FindingCode ValueFunction { get; } = new(
        "NS2009",
        "a value function that is not one",
        "Cut-offs rise strictly, there is one value in 0..1 for each, and at least two of them.",
        "{cutoffs: [0, 600000, 600000], values: [0, .5, 1]}",
        "Let the cut-offs rise, and write as many values as cut-offs.");

    /// <summary>An unknown party.</summary>
    public static FindingCode UnknownParty { get; } = new(
        "NS2010",
        "a party that is not at this table",
        "Whoever acts or is asked for something is listed under `parties:`; somebody outside the talks is listed there as an observer.",
        "by: rusia",
        "Write the id of a party, or add the party.");

    /// <summary>Nobody obligated.</summary>
    public static FindingCode NobodyObligated { get; } = new(
        "NS2011",
        "a clause that obliges nobody",
        "A clause becomes the steps of those it obliges. Only a deleted, open or safeguard clause stands without.",
        "- {id: \"6\", form: one_sided, obligated: []}",
        "Write who has to act: `obligated: [A]`, `[A, B]` or `[T:US]`.");

    /// <summary>No dimension.</summary>
    public static FindingCode NoDimension { get; } = new(
        "NS2012",
        "a step without a dimension",
        "A step is about one of ten dimensions. A clause takes it from its issue where the issue is in the table; any other needs `dimension`.",
        "- {id: \"6\", issue: army, form: one_sided, obligated: [A]}",
        "Write `dimension: FOR`, or an issue of the table: `army_cap`.");

    /// <summary>A share that nobody coded.</summary>
    public static FindingCode NobodyCoded { get; } = new(
        "NS2013",
        "a share that nobody is named for",
        "A share `x` is somebody's coding unless a source publishes it. Without a source or a coder it could be mistaken for a fact.",
        "magnitude: {x: .3}",
        "Write `codedBy: ours` (or your name), or the source that publishes it.");

    /// <summary>A move that was not legal.</summary>
    public static FindingCode Refused { get; } = new(
        "NS2014",
        "a move that was not legal",
        "A history is the list of what parties did, and each entry is decided by the same rules as a live move. The record contradicts the state before it, or an earlier entry is missing.",
        "do: accept-proposal before the proposal is tabled",
        "Follow what the help says would be legal, or add the missing earlier entry.");

    /// <summary>Something named that is not there.</summary>
    public static FindingCode NamedNowhere { get; } = new(
        "NS2015",
        "a name for something that is not there",
        "A clause, demand, item or side is named that nothing before it puts there.",
        "drop: \"21e\" where the text ends with 21d",
        "Write the id as it stands where it was tabled.");

    /// <summary>A file named unlike its id.</summary>
    public static FindingCode FileName { get; } = new(
        "NS2016",
        "a file named unlike its id",
        "Seeds and scenarios are found by their ids, so the file has to be named by it.",
        "id: us-28-2025-11 in us-28.yaml",
        "Rename the file, or change the id.");

    /// <summary>Our coding as a point.</summary>
    public static FindingCode CodedAsPoint { get; } = new(
        "NS2017",
        "a coding that pretends to be exact",
        "What no source publishes is known within limits only: it is coded as a range or as steps of a ladder, and every verdict that leans on it says so.",
        "magnitude: {x: .3}, codedBy: ours",
        "Write a range, `{x: [.2, .3, .4]}`, or a ladder.");

    /// <summary>A table with one side.</summary>
    public static FindingCode OneSidedTable { get; } = new(
        "NS2018",
        "a table with one side",
        "Symmetry needs two sides: at least one party on side A and one on side B.",
        "parties: [{id: ukraine, side: A, …}]",
        "Add the other side; mediators and observers are `side: third`.");

    /// <summary>Holdings stated twice over.</summary>
    public static FindingCode HoldingsTwice { get; } = new(
        "NS2019",
        "holdings of a side and pooled ones",
        "`pooled` is one number that is both sides' reference (territory at issue); it excludes numbers for each side.",
        "TER: {A: 100, pooled: 200}",
        "Leave one of the two.");

    /// <summary>A change that does not fit its base.</summary>
    public static FindingCode DoesNotFit { get; } = new(
        "NS2020",
        "a change that does not fit what it changes",
        "Clauses are dropped, amended and added in a proposal; moves are made on a fork of a history.",
        "apply: [{drop: \"6\"}] on a history",
        "Use `{on: …, by: …, do: …}` on a history, and `demands`, `drop`, `amend`, `add` on a proposal.");

    /// <summary>Dates in the wrong order.</summary>
    public static FindingCode DatesOutOfOrder { get; } = new(
        "NS2021",
        "dates in the wrong order",
        "Nothing becomes known before it happens, and a record is opened before anything is done in it.",
        "{on: 2025-11-21, known: 2025-11-20}",
        "Correct the date that is wrong.");

    /// <summary>A sweep kept of another question.</summary>
    public static FindingCode OtherQuestion { get; } = new(
        "NS2022",
        "a sweep that was kept of another question",
        "What was counted of an interrupted sweep goes on only under the scenario, the files it names, the seed, the rule and the program it was counted with: anything else would mix two answers.",
        "negsim sweep geneva-next-round --seed 8 --resume kept.json, which was kept with seed 7",
        "Ask what was asked then, or start without the file.");

    /// <summary>A design that is too large.</summary>
    public static FindingCode DesignSize { get; } = new(
        "NS2023",
        "a design of too many points",
        "A full factorial has every combination of its factors' values, and grows with each of them many times over. Every point is played as often as the base.",
        "five factors of six values: 7,776 points",
        "Leave out levels or factors, or spread fewer points evenly: `kind: latinHypercube, points: 200`.");

    /// <summary>Names that share their draws.</summary>
    public static FindingCode SharedDraws { get; } = new(
        "NS2024",
        "two names that share their draws",
        "What a party draws hangs on its name alone, as a number of 24 bits, so that nobody who joins changes another's draws. Once in many million pairs two names have one number.",
        "waitsFor: [{thirdParty: …}] twice, with two such names",
        "Give one of them another name.");

    /// <summary>Tables that do not fit together.</summary>
    public static FindingCode TablesApart { get; } = new(
        "NS2025",
        "tables that do not fit together",
        "At tables side by side a clause is settled at one of them, and a table knows what is on it and nothing else. What ties tables together is what they need.",
        "tables: [{id: x, clauses: [pledge]}, {id: y, clauses: [pledge]}]",
        "Let a clause stand at one table, and tie tables by `needs: [y]`.");

    /// <summary>A seat that no person can take.</summary>
    public static FindingCode NoSeat { get; } = new(
        "NS2026",
        "a seat that no person can take",
        "A person plays one of two sides at one table, by any protocol. A third party or a second table would have to be on the screen too.",
        "negsim play geneva-working-groups --as A",
        "Play a variant without what is in the way, or write one: `play: {tables: []}`.");

    /// <summary>All codes, in order.</summary>
    public static ImmutableArray<FindingCode> All =>
    [
        NotReadable, NotUtf8, TooBig, UnknownKey, DuplicateKey, MissingKey, WrongValue, UnknownWord, NotPlainYaml, NoDocument, NotFinite,
        NotADate, WrongKind, ControlCharacter, NotAnId, TooDeep, NotOneMagnitude,
        OutOfRange, RangeOutOfOrder, DuplicateId, UnknownSource, UnknownId, Circle, WeightsSum, RanksOnce, ValueFunction, UnknownParty,
        NobodyObligated, NoDimension, NobodyCoded, Refused, NamedNowhere, FileName, CodedAsPoint, OneSidedTable, HoldingsTwice, DoesNotFit,
        DatesOutOfOrder, OtherQuestion, DesignSize, SharedDraws, TablesApart, NoSeat,
        NotXml, Doctype, NotADomain, NotOfTheDomain, DomainTooLarge, NotSupported, NotValued,
    ];

    /// <summary>A code by its name, whatever its case; null when there is none.</summary>
    public static FindingCode? Find(string code) => All.FirstOrDefault(known => string.Equals(known.Code, code, StringComparison.OrdinalIgnoreCase));
}
