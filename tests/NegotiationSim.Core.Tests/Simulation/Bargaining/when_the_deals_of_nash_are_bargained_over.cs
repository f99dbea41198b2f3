using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Simulation.Bargaining;

namespace NegotiationSim.Core.Tests.Simulation.Bargaining;

/// <summary>T4b.</summary>
public class when_the_deals_of_nash_are_bargained_over
{
    [Fact]
    public void monotonic_concession_ends_at_the_nash_solution()
    {
        var moves = new Moves(Domains.Nash);
        new MonotonicConcession(Domains.Nash, new(20)).Play(1, 0, ref moves).ShouldBe(new(BargainingEnding.Agreement, 1, 3, 0, 5, 6));
        moves.Lines.ShouldBe(
        [
            "1 Bill offers (18, 0)", "1 Jack offers (2, 8)", "2 Bill offers (16, 2)", "3 Jack offers (6, 7)", "4 Bill offers (14, 4)",
            "5 Jack offers (12, 5)", "5 Bill accepts",
        ]);
    }

    [Fact]
    public void zeuthen_takes_the_same_path_in_turns()
    {
        Moves.Of(Domains.Nash, new(20), new Zeuthen(), new Zeuthen()).Lines.ShouldBe(
        [
            "1 Bill offers (18, 0)", "1 Jack offers (2, 8)", "2 Bill offers (16, 2)", "2 Jack offers (6, 7)", "3 Bill offers (14, 4)",
            "3 Jack offers (12, 5)", "4 Bill accepts",
        ]);
    }

    [Fact]
    public void micro_goes_down_both_lists_and_meets_there()
    {
        var (end, lines) = Moves.Of(Domains.Nash, new(20), new Micro(), new Micro());
        lines.ShouldBe(
        [
            "1 Bill offers (18, 0)", "1 Jack offers (2, 8)", "2 Bill offers (16, 2)", "2 Jack offers (6, 7)", "3 Bill offers (14, 4)",
            "3 Jack offers (8, 6)", "4 Bill offers (12, 5)", "4 Jack accepts",
        ]);
        Domains.Nash.UtilityOf(end, 0).ShouldBe(12);
        Domains.Nash.UtilityOf(end, 1).ShouldBe(5);
    }

    [Fact]
    public void nobody_concedes_below_what_he_has_without()
    {
        var table = OfferTables.Tabulated([new("Bill", 13), new("Jack", 4.5)], [[2, 6, 8, 12, 14, 16, 18], [8, 7, 6, 5, 4, 2, 0]]);
        var nobody = default(NoObserver);
        new MonotonicConcession(table, new(20)).Play(1, 0, ref nobody).How.ShouldBe(BargainingEnding.Deadline);
        Moves.Of(table, new(20), new Zeuthen(), new Zeuthen()).End.How.ShouldBe(BargainingEnding.Deadline);
        Moves.Of(table, new(20), new Micro(), new Micro()).End.How.ShouldBe(BargainingEnding.Deadline);
    }
}
