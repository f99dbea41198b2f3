using NegotiationSim.Core.Behaviour;
using NegotiationSim.Core.Behaviour.Bargaining;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Core.Tests.Simulation.Bargaining;

public class when_the_kernel_plays_any_pair
{
    private const ulong Seed = 20260224;

    private static readonly string[] Parties = ["A", "B", "C"];

    private static readonly EquatableList<StrategyDescription> All = Strategies.Descriptions;

    public static TheoryData<string> Names => [.. All.Select(description => description.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void it_makes_the_moves_that_a_plain_reading_of_the_rules_makes(string first)
    {
        foreach (var (place, second) in All.Index())
        {
            for (uint domain = 0; domain < 3; domain++)
            {
                Compare([first, second.Name], (uint)((place * 100) + domain));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void so_it_does_among_three(string first)
    {
        if (first == "Zeuthen")
        {
            return;
        }

        EquatableList<StrategyDescription> others = [.. All.Where(description => description.Name != "Zeuthen")];
        foreach (var (place, second) in others.Index())
        {
            Compare([first, second.Name, others[(place + 7) % others.Count].Name], (uint)(50_000 + place));
        }
    }

    private static void Compare(string[] names, uint number)
    {
        var draws = new Draws(Seed, number, 0, (uint)names[0].Length);
        var terms = new BargainingTerms(1 + draws.UpTo(25), draws.Happens(.3) ? .05 : 0, draws.Happens(.5) ? 0 : null);
        var domain = Domain(ref draws, names.Length, terms.Horizon);
        var parameters = names.Select(name => Parameters(ref draws, name)).ToArray();
        var acceptances = names.Select(_ => AnyAcceptance(ref draws)).ToArray();
        var table = Table(domain);
        var kernel = new AlternatingOffers(table, terms, [.. names.Select((name, party) => new BargainingParticipant(Strategies.Named(name, parameters[party]).Strategy!, acceptances[party]))]);
        for (uint replication = 0; replication < 2; replication++)
        {
            var moves = new PlainMoves(table);
            var end = kernel.Play(Seed, replication, ref moves);
            var expected = PlainOffers.Play(domain, terms,
                [.. names.Select((name, party) => new PlainParty(domain, party, name, parameters[party], Seed, replication))], acceptances, Seed, replication);
            Closed(moves.Lines, end).ShouldBe(expected, $"{string.Join(" v ", names)}, domain {number}, replication {replication}");
        }
    }

    private static List<string> Closed(List<string> lines, BargainingEnd end) => end.How switch
    {
        BargainingEnding.Deadline => [.. lines, "deadline"],
        BargainingEnding.BrokenOff => [.. lines, $"{end.Round} broken off"],
        _ => lines,
    };

    private static PlainDomain Domain(ref Draws draws, int parties, int horizon)
    {
        var outcomes = 2 + draws.UpTo(30);
        var isCoarse = draws.Happens(.5);
        double[][] utilities = new double[parties][];
        for (var party = 0; party < parties; party++)
        {
            utilities[party] = new double[outcomes];
            for (var outcome = 0; outcome < outcomes; outcome++)
            {
                utilities[party][outcome] = isCoarse ? draws.UpTo(10) / 10.0 : draws.Uniform();
            }
        }

        var reservations = new double[parties];
        for (var party = 0; party < parties; party++)
        {
            reservations[party] = draws.Happens(.5) ? 0 : draws.UpTo(5) / 10.0;
        }

        double[][][] given = [.. Enum.GetValues<Norm>().Select(norm => utilities.Select(own => own.Select(utility => (norm == Norm.Sacrifice ? 1 : 10) * (1 - utility)).ToArray()).ToArray())];
        return new(Parties[..parties], utilities, reservations, given, horizon);
    }

    private static OfferTable Table(PlainDomain domain)
    {
        var table = OfferTables.Tabulated([.. domain.Names.Select((name, party) => new BargainingParty(name, domain.Reservations[party]))], domain.Utilities);
        return Enum.GetValues<Norm>().Aggregate(table, (measured, norm) => measured.Measured(norm, domain.Given[(int)norm]));
    }

    private static Dictionary<string, double> Parameters(ref Draws draws, string name)
    {
        Dictionary<string, double> values = [];
        foreach (var parameter in All.Single(description => description.Name == name).Parameters)
        {
            var high = Math.Min(parameter.High, (4 * parameter.Default!.Value) + 1);
            var value = draws.Happens(.5) ? parameter.Default.Value : parameter.Low + ((high - parameter.Low) * draws.Uniform());
            values[parameter.Name] = parameter.Whole ? Math.Round(value) : value;
        }

        return values;
    }

    private static Acceptance AnyAcceptance(ref Draws draws) => draws.UpTo(5) switch
    {
        0 => new Acceptance.Constant(draws.Uniform()),
        1 => new Acceptance.Time(draws.Uniform()),
        2 => new Acceptance.Combined(draws.Uniform()),
        _ => new Acceptance.NextOffer(),
    };
}
