using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>The tables of a <c>play</c>: clauses that are negotiated apart, side by side.</summary>
internal static class PlayedTables
{
    /// <summary>A table, with the places of what it names.</summary>
    public sealed record Written(TableWish Wish)
    {
        public Node At { get; init; } = new RefusedNode(Span.Start);

        public EquatableList<Placed<string>> Clauses { get; init; } = [];

        public EquatableList<Placed<string>> Needs { get; init; } = [];
    }

    private static readonly Reading<EquatableList<Placed<string>>> ClauseIds = Values.ListOf(Values.Name.Placed())
        .Checked((list, node, report) => list.Count > 0 || Values.Refuse(report, FindingCodes.WrongValue, node, "a table of nothing", "ids of clauses are expected here"))
        .Checked((list, _, report) => Ids.AreUnique(list, id => id, "clause", report));

    private static readonly Reading<Written> Table = new Shape<Written>("table", "a table", () => new Written(new TableWish("")))
        .Key("id", Values.Id.Placed(), (table, id) => table with { Wish = table.Wish with { Id = id.Value }, At = id.Node }, "Id; a variant changes the table that has it.", required: true)
        .Key("title", Values.Name, (table, title) => table with { Wish = table.Wish with { Title = title } }, "Title for people.")
        .Key("clauses", ClauseIds, (table, ids) => table with { Clauses = ids, Wish = table.Wish with { Clauses = [.. ids.Select(id => id.Value)] } }, "Ids of the clauses it treats.")
        .Key("needs", Values.ListOf(Values.Id.Placed()), (table, ids) => table with { Needs = ids, Wish = table.Wish with { Needs = [.. ids.Select(id => id.Value)] } }, "Ids of tables without whose agreement its own does not hold.")
        .Reading;

    /// <summary>The tables.</summary>
    public static Reading<EquatableList<Written>> Reading { get; } = Values.ListOf(Table.Placed())
        .Checked((tables, node, report) => tables.Count <= TableLinkage.MostTables || Values.Refuse(report, FindingCodes.OutOfRange, node, $"{tables.Count} tables", $"{TableLinkage.MostTables} at most"))
        .Checked((tables, _, report) => Ids.AreUnique(tables, table => table.Wish.Id, "table", report))
        .Select(tables => (EquatableList<Written>)[.. tables.Select(table => table.Value)]);

    /// <summary>Says what does not fit together, where it is written.</summary>
    /// <param name="written">The tables that are written here.</param>
    /// <param name="play">How it is played, with what is written elsewhere.</param>
    /// <param name="report">Takes what is wrong.</param>
    public static void Check(EquatableList<Written> written, PlayWish play, Report report)
    {
        if (written.Count == 0 || play.Tables is not { Count: > 0 } tables)
        {
            return;
        }

        if (tables.Count > TableLinkage.MostTables)
        {
            report.Add(FindingCodes.OutOfRange, written[^1].At.At, $"{tables.Count} tables with those of the scenario", $"{TableLinkage.MostTables} at most");
        }

        foreach (var (place, table) in written.Index())
        {
            CheckNeeds(table, tables, report);
            CheckClauses(table, [.. tables.Where(other => other.Id != table.Wish.Id && written.Skip(place).All(later => later.Wish.Id != other.Id))], report);
            if (tables.First(one => one.Id == table.Wish.Id).Clauses is null)
            {
                report.Add(FindingCodes.MissingKey, table.At.At, $"table `{table.Wish.Id}` treats nothing", "`clauses` is missing here", "add `clauses:` with ids of clauses");
            }
        }
    }

    /// <summary>Says what cannot be beside tables; once, where the tables or what they are beside is written.</summary>
    /// <param name="at">Where; null: nowhere here.</param>
    /// <param name="play">How it is played.</param>
    /// <param name="ofBase">How the base is, where this is a variant: what is wrong there is said there.</param>
    /// <param name="report">Takes what is wrong.</param>
    public static void CheckRest(Node? at, PlayWish play, PlayWish ofBase, Report report)
    {
        if (at is not null && WhyNotAtTables(play) is { } why && (ReferenceEquals(play, ofBase) || WhyNotAtTables(ofBase) is null))
        {
            report.Add(FindingCodes.TablesApart, at.At, why.What, why.Label, why.Help);
        }
    }

    private static void CheckNeeds(Written table, EquatableList<TableWish> tables, Report report)
    {
        foreach (var needed in table.Needs)
        {
            if (needed.Value == table.Wish.Id)
            {
                report.Add(FindingCodes.TablesApart, needed.Node.At, $"table `{needed.Value}` needs itself", "it holds by itself in any case", "leave it out");
            }
            else if (tables.All(other => other.Id != needed.Value))
            {
                var nearest = Spelling.Nearest(needed.Value, tables.Select(other => other.Id));
                report.Add(FindingCodes.NamedNowhere, needed.Node.At, $"no table is called `{needed.Value}`", "the id of a table", nearest is null ? null : $"write `{nearest}`");
            }
        }
    }

    private static void CheckClauses(Written table, List<TableWish> others, Report report)
    {
        foreach (var clause in table.Clauses)
        {
            if (others.Find(other => other.Clauses?.Contains(clause.Value) == true) is { } other)
            {
                report.Add(FindingCodes.TablesApart, clause.Node.At, $"`{clause.Value}` is at table `{other.Id}` already", "a clause is settled at one table", "take it from one of them");
            }
        }
    }

    private static (string What, string Label, string Help)? WhyNotAtTables(PlayWish play) => play switch
    {
        { Tables: null or { Count: 0 } } => null,
        { Delivers: true } => ("tables side by side in a delivery", "nothing is bargained over there", "leave one of them out"),
        { Bonuses.Count: > 0 } => ("tables beside `bonuses`", "what a combination adds is said of one table that has all of it", "leave one of them out"),
        _ when Apart(play) is { } link => ($"{string.Join(", ", link)} are linked, and stand at different tables", "a side settles linked clauses at one table", "let the tables need each other instead: `needs`"),
        _ => null,
    };

    // Clauses that a side settles together or not at all, and that no one table has all of.
    private static EquatableList<string>? Apart(PlayWish play) => new[] { play.A, play.B, play.Of(Side.Third) }
        .SelectMany(seat => seat.Linked ?? []).FirstOrDefault(link => play.Tables!.Count(table => table.Clauses?.Any(link.Contains) == true) > 1);
}
