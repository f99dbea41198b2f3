using System.Globalization;
using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>The contents of a file as one table, for a screen or a spreadsheet. Unsourced rows carry a U.</summary>
internal sealed class Listing
{
    private readonly Heading _heading;
    private readonly IReadOnlyList<Column> _columns;
    private readonly IReadOnlyList<string[]> _rows;

    private Listing(Heading heading, IReadOnlyList<Column> columns, IEnumerable<string[]> rows) => (_heading, _columns, _rows) = (heading, columns, [.. rows]);

    public static Listing Of(WrittenFile file) => file switch
    {
        ProposalFile text => Of(text),
        HistoryFile history => Of(history),
        HoldingsFile holdings => Of(holdings),
        PerspectiveFile perspective => Of(perspective),
        CatalogueFile catalogue => Of(catalogue),
        ScenarioFile scenario => Of(scenario),
        SourcesFile sources => Of(sources),
        _ => new Listing(new Heading(file.Title, file.Kind), [new("")], []),
    };

    public void Draw(Page page)
    {
        _heading.Draw(page);
        var table = new Table(page, [.. _columns]);
        foreach (var row in _rows)
        {
            table.Add([.. row.Select(cell => new Table.Cell(cell))]);
        }

        table.Draw();
    }

    public string Csv()
    {
        var csv = new Csv([.. _columns.Select(column => (object?)column.Head)]);
        foreach (var row in _rows)
        {
            csv.Row([.. row]);
        }

        return csv.ToString();
    }

    private static Listing Of(ProposalFile file) => new(
        new Heading(file.Title, $"{file.Proposal.Author}, {Words.Of(file.Proposal.Date)}"),
        [new("clause"), new("form"), new("by"), new("about"), new("text", Gives: true), new("size", Gives: true), new("class", Goes: "classes of obligation"), new("U"), new("source", Goes: "sources")],
        file.Proposal.Clauses.Select(clause => new[]
        {
            clause.Id,
            FormOf(clause.Form),
            string.Join(' ', clause.Obligated),
            (ProposalItems.LineOf(clause) ?? new Line(Dimension.POL)).ToString(),
            clause.Terms.Text ?? "",
            SizeOf(clause),
            clause.Terms.ObligationClass is { } owed and not ObligationClass.New ? owed.ToString().ToUpperInvariant() : "",
            clause.Terms.Support is { } support && support <= Confidence.U.Weight() ? "U" : "",
            string.Join(' ', clause.Terms.Sources ?? []),
        }));

    private static Listing Of(HistoryFile file) => new(
        new Heading(file.Title, Words.Count(file.Events.Length, "event")),
        [new("v", Right: true), new("date"), new("U"), new("who"), new("event", Gives: true), new("known", Goes: "when each became known"), new("source", Goes: "sources")],
        file.Events.Select((one, i) => new[]
        {
            (i + 1).ToString(CultureInfo.InvariantCulture),
            Words.Of(one.Event.Stamp.On),
            one.Event.Stamp.Confidence == Confidence.U ? "U" : "",
            EventWords.NameOf(one.Event.Stamp.By, file.Negotiation),
            EventWords.Of(one.Event, file.Negotiation),
            one.Known is { } known ? Words.Of(known) : "",
            string.Join(' ', one.Event.Stamp.Sources),
        }));

    private static Listing Of(HoldingsFile file) => new(
        new Heading(file.Title, file.AsOf is { } day ? $"as of {Words.Of(day)}" : "holdings"),
        [new("line"), new("A", Right: true), new("B", Right: true), new("both", Right: true), new("coded by"), new("U"), new("source", Goes: "sources")],
        file.Holdings.Select(line => new[]
        {
            line.Key.ToString(),
            RangeOf(line.Value.Holding.A),
            RangeOf(line.Value.Holding.B),
            RangeOf(line.Value.Holding.Pooled),
            line.Value.CodedBy ?? "",
            line.Value.Support <= Confidence.U.Weight() ? "U" : "",
            string.Join(' ', line.Value.Sources),
        }));

    private static Listing Of(PerspectiveFile file)
    {
        var perspective = file.Perspective.Perspective;
        var reading = perspective.Reading is { } side ? $"believes side {side}'s reading" : "believes the record";
        return new Listing(
            new Heading(file.Title, $"{(file.Perspective.Illustrative ? "weights illustrative · " : "")}{reading}"),
            [new("code"), new("dimension"), new("weight for A", Right: true), new("weight for B", Right: true)],
            Line.Dimensions.Select(dimension => new[] { dimension.ToString(), Words.NameOf(dimension), WeightOf(perspective.WeightsOfA, dimension), WeightOf(perspective.WeightsOfB, dimension) }));
    }

    private static Listing Of(CatalogueFile file) => new(
        new Heading(file.Title, Words.Count(file.Steps.Length, "step")),
        [new("step"), new("side"), new("about"), new("text", Gives: true), new("size"), new("price", Right: true), new("U"), new("source", Goes: "sources")],
        file.Steps.Select(add => new[]
        {
            add.Step.Id,
            add.Step.Giver.ToString(),
            add.Step.Line.ToString(),
            add.Step.Text,
            Sizes.Of(add.Step.Line, add.Step.Magnitude, add.Step.CodedBy),
            Words.Amount(add.Price),
            add.Step.Support <= Confidence.U.Weight() ? "U" : "",
            string.Join(' ', add.Step.Sources),
        }));

    private static Listing Of(ScenarioFile file) => new(
        new Heading(file.Title, $"base {file.Base.Id}"),
        [new("variant"), new("title"), new("what is different", Gives: true)],
        file.Variants.Select(variant => new[] { variant.Id, variant.Title, variant.Overrides.IsEmpty ? variant.Subject.Id : string.Join("; ", variant.Overrides) }));

    private static Listing Of(SourcesFile file) => new(
        new Heading(file.Title, Words.Count(file.Sources.Count, "source")),
        [new("source"), new("tier", Right: true), new("date"), new("publisher"), new("title", Gives: true), new("address", Goes: "addresses")],
        file.Sources.Values.OrderBy(source => source.Id, StringComparer.Ordinal).Select(source => new[]
        {
            source.Id, source.Tier.ToString(CultureInfo.InvariantCulture), source.Date is { } date ? Words.Of(date) : "", source.Publisher, source.Title, source.Url ?? "",
        }));

    private static string FormOf(ClauseForm form) => form switch
    {
        ClauseForm.MutualTilted => "tilted",
        ClauseForm.OneSided => "one side",
        ClauseForm.ThirdParty => "third party",
        _ => form.ToString().ToLowerInvariant(),
    };

    /// <summary>One size for both sides, or each side's own.</summary>
    private static string SizeOf(Clause clause)
    {
        var line = ProposalItems.LineOf(clause) ?? new Line(Dimension.POL);
        var own = Sides.Both.Where(side => clause.For(side).Magnitude is not null).Select(side => $"{side} {Sizes.Of(line, clause.For(side).Magnitude, clause.For(side).CodedBy)}").ToList();
        return own.Count > 0 ? string.Join("; ", own) : clause.Terms.Magnitude is null ? "" : Sizes.Of(line, clause.Terms.Magnitude, clause.Terms.CodedBy);
    }

    private static string RangeOf(Estimate? estimate) => estimate is not { } known ? ""
        : known.IsExact ? Words.Amount(known.Mode)
        : $"{Words.Amount(known.Mode)} [{Words.Amount(known.Low)}, {Words.Amount(known.High)}]";

    private static string WeightOf(WeightTable weights, Dimension dimension) => weights[dimension] is { } weight ? Words.Percent(weight) : "unknown";
}
