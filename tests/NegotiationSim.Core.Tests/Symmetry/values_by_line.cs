using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Tests.Symmetry;

public class values_by_line
{
    private static readonly LineTable<double> Table = new Dictionary<Line, double>
    {
        [new(Dimension.WPN, "tanks")] = 3,
        [new(Dimension.POL)] = 5,
        [new(Dimension.FOR)] = 1,
        [new(Dimension.WPN, "aircraft")] = 2.5,
        [new(Dimension.WPN)] = 2,
    };

    [Fact]
    public void they_come_in_the_order_of_every_table() =>
        Table.Select(entry => entry.Key.ToString()).ShouldBe(["FOR", "WPN", "WPN/aircraft", "WPN/tanks", "POL"]);

    [Fact]
    public void each_is_found_by_its_line()
    {
        foreach (var (line, value) in Table)
        {
            Table[line].ShouldBe(value);
            Table.Has(line).ShouldBeTrue();
        }
    }

    [Fact]
    public void a_line_without_a_value_has_none()
    {
        Table.TryGetValue(new Line(Dimension.WPN, "ships"), out _).ShouldBeFalse();
        Table.Has(new Line(Dimension.TER)).ShouldBeFalse();
        new LineTable<double>().Has(new Line(Dimension.FOR)).ShouldBeFalse();
        Should.Throw<KeyNotFoundException>(() => Table[new Line(Dimension.TER)]);
    }

    [Fact]
    public void of_two_on_one_line_the_later_one_stands()
    {
        var table = LineTable.Of([("FOR", 1), ("TER", 2), ("FOR", 3), ("TER", 4), ("FOR", 5)], one => Line.TryParse(one.Item1)!.Value, one => one.Item2);

        table.Count.ShouldBe(2);
        table[new Line(Dimension.FOR)].ShouldBe(5);
        table[new Line(Dimension.TER)].ShouldBe(4);
    }

    [Theory]
    [InlineData("TER,FOR")]
    [InlineData("FOR ")]
    [InlineData("1")]
    [InlineData("for")]
    [InlineData("FOR/")]
    [InlineData("")]
    public void what_is_no_line_is_not_read_as_one(string text) => Line.TryParse(text).ShouldBeNull();
}
