using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Core.Tests.Negotiations;

public class when_a_roster_grows
{
    private sealed record Entry(string Id, int Value) : IOnRecord;

    private static Roster<Entry> Of(int count) =>
        Enumerable.Range(0, count).Aggregate(new Roster<Entry>(), (roster, i) => roster.Add(new($"entry-{i}", i)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(2000)]
    public void everything_is_found_in_the_order_in_which_it_came(int count)
    {
        var roster = Of(count);

        roster.Count.ShouldBe(count);
        roster.Select(entry => entry.Value).ShouldBe(Enumerable.Range(0, count));
        Enumerable.Range(0, count).ShouldAllBe(i => roster.Find($"entry-{i}")!.Value == i);
        roster.Find("other").ShouldBeNull();
    }

    [Fact]
    public void two_branches_of_one_roster_do_not_see_each_other()
    {
        var trunk = Of(16);
        var left = trunk.Add(new("left", 1));
        var right = trunk.Add(new("right", 2)).Replace(3, new("entry-3", -3));

        (trunk.Count, left.Count, right.Count).ShouldBe((16, 17, 17));
        left.Find("right").ShouldBeNull();
        right.Find("left").ShouldBeNull();
        left.Find("entry-3")!.Value.ShouldBe(3);
        right.Find("entry-3")!.Value.ShouldBe(-3);
        trunk.ShouldBe(Of(16));
        left.ShouldNotBe(right);
    }

    [Fact]
    public void a_list_in_one_piece_is_put_together_once()
    {
        var vector = new Vector<string>().Add("a").Add("b");
        vector.Flat.ShouldBe(["a", "b"]);
        (vector.Flat == vector.Flat).ShouldBeTrue();
        vector.Replace(0, "c").Flat.ShouldBe(["c", "b"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(47)]
    [InlineData(48)]
    [InlineData(49)]
    public void any_entry_can_be_replaced_and_the_others_stay(int position)
    {
        var roster = Of(50);
        var other = roster.Replace(position, new($"entry-{position}", -1));

        other.Select(entry => entry.Value).ShouldBe(Enumerable.Range(0, 50).Select(i => i == position ? -1 : i));
        other.Find($"entry-{position}")!.Value.ShouldBe(-1);
        roster.ShouldBe(Of(50));
    }
}
