using NegotiationSim.Core.Simulation;

namespace NegotiationSim.Core.Tests.Simulation;

/// <summary>Philox4x32-10 (T23) and what is made of its words (§6).</summary>
public class when_numbers_are_drawn
{
    private const ulong Seed = 0x299f31d0_a4093822;

    [Theory]
    [InlineData(0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(Seed, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    [InlineData(ulong.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    public void T23_the_known_answers(ulong key, uint c0, uint c1, uint c2, uint c3, uint w0, uint w1, uint w2, uint w3) =>
        Philox.Block(key, c0, c1, c2, c3).ShouldBe(new PhiloxBlock(w0, w1, w2, w3));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(61)]
    public void many_blocks_at_a_time_are_the_same_blocks(int count)
    {
        // The counter runs over its end within the row.
        const uint First = uint.MaxValue - 30;
        var pairs = new ulong[count];

        Philox.FirstPairs(Seed, 7, First, 11, 13, pairs);

        pairs.ShouldBe(Enumerable.Range(0, count).Select(i => Philox.Block(Seed, 7, First + (uint)i, 11, 13).First));
    }

    [Fact]
    public void a_block_gives_two_uniforms_and_the_next_draw_takes_the_next_block()
    {
        var draws = new Draws(Seed, 1, 2, 3);
        var (first, second) = (Philox.Block(Seed, 1, 2, 3, 0), Philox.Block(Seed, 1, 2, 3, 1));

        draws.Uniform().ShouldBe(Uniform(first.W0, first.W1));
        draws.Uniform().ShouldBe(Uniform(first.W2, first.W3));
        draws.Uniform().ShouldBe(Uniform(second.W0, second.W1));
    }

    [Fact]
    public void the_first_draws_of_a_row_of_steps_are_the_first_draws_of_each()
    {
        var row = new ulong[100];

        Draws.FirstOfSteps(Seed, 5, 1, 9, row);

        row.Select(whole => whole / (double)(1UL << 53)).ShouldBe(Enumerable.Range(1, 100).Select(step => new Draws(Seed, 5, (uint)step, 9).Uniform()));
    }

    [Fact]
    public void uniforms_fill_the_unit_interval_evenly()
    {
        var bins = new int[20];
        for (var replication = 0u; replication < 20_000; replication++)
        {
            bins[(int)(new Draws(Seed, replication, 0, 0).Uniform() * 20)]++;
        }

        bins.Sum(count => (count - 1000) * (count - 1000) / 1000.0).ShouldBeLessThan(43.8, "χ² of 19 degrees of freedom, .999");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.1)]
    [InlineData(1 / 3.0)]
    [InlineData(.5)]
    [InlineData(double.Epsilon)]
    [InlineData(1)]
    public void something_happens_exactly_where_the_uniform_is_below_its_chance(double chance)
    {
        for (var step = 0u; step < 1000; step++)
        {
            new Draws(Seed, 0, step, 0).Happens(chance).ShouldBe(new Draws(Seed, 0, step, 0).Uniform() < chance);
        }
    }

    [Fact]
    public void what_never_happens_takes_its_draw_all_the_same()
    {
        var (certain, impossible) = (new Draws(Seed, 0, 0, 0), new Draws(Seed, 0, 0, 0));

        certain.Happens(1);
        impossible.Happens(0);

        certain.Uniform().ShouldBe(impossible.Uniform());
    }

    [Fact]
    public void whole_numbers_come_up_equally_often_and_reach_both_ends()
    {
        var counts = new int[7];
        var draws = new Draws(Seed, 0, 0, 0);
        for (var i = 0; i < 70_000; i++)
        {
            counts[draws.UpTo(6)]++;
        }

        counts.Sum(count => (count - 10_000.0) * (count - 10_000) / 10_000).ShouldBeLessThan(22.5, "χ² of 6 degrees of freedom, .999");
        draws.UpTo(0).ShouldBe(0);
        draws.UpTo(int.MaxValue).ShouldBeInRange(0, int.MaxValue);
        Should.Throw<ArgumentOutOfRangeException>(() => new Draws(Seed, 0, 0, 0).UpTo(-1));
    }

    private static double Uniform(uint a, uint b) => (((a >> 5) * 67108864.0) + (b >> 6)) / 9007199254740992.0;
}

public class when_a_party_joins
{
    [Fact]
    public void nobody_elses_stream_depends_on_it()
    {
        string[] few = ["UA", "RU"];
        string[] more = ["GE", "UA", "OBSERVER", "RU"];

        foreach (var purpose in Enum.GetValues<DrawPurpose>())
        {
            few.Select(actor => DrawStreams.Of(actor, purpose)).ShouldBeSubsetOf(more.Select(actor => DrawStreams.Of(actor, purpose)));
        }
    }

    [Fact]
    public void every_party_and_purpose_has_a_stream_of_its_own()
    {
        var streams = Enumerable.Range(0, 100).Select(i => $"party {i}")
            .SelectMany(actor => Enum.GetValues<DrawPurpose>().Select(purpose => DrawStreams.Of(actor, purpose)))
            .Concat(Enum.GetValues<DrawPurpose>().Select(DrawStreams.OfChance)).ToList();

        streams.Distinct().Count().ShouldBe(streams.Count);
    }

    [Fact]
    public void the_streams_of_a_name_never_change() => DrawStreams.Of("UA", DrawPurpose.Noise).ShouldBe(0xF3A61001);

    [Fact]
    public void two_names_with_one_number_are_told()
    {
        DrawStreams.Clash(["UA", "party 7845", "RU", "party 13598"]).ShouldBe(("party 7845", "party 13598"));
        DrawStreams.Clash(["UA", "RU", "UA"]).ShouldBeNull();
    }
}
