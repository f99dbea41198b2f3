using System.Globalization;
using System.Text;
using NegotiationSim.Web;
using NegotiationSim.Web.Sweeps;

namespace NegotiationSim.Server.Tests.Sweeps;

/// <summary>Sweeps to run, and what they come to on one machine.</summary>
internal static class Plans
{
    private static string Head(string text) =>
        $$"""
        kind: scenario
        id: cuts
        title: Cuts
        question: What is a cut worth, the more it is?
        base: {{text}}
        cutoff: 2026-02-24
        perspectives: [neutral]
        norm: EqualProportion
        play: {rounds: 12}
        variants:

        """;

    /// <summary>A scenario whose base and variants are negotiated.</summary>
    public static string Bargained { get; } = Head("us-28-2025-11") +
        """
          - {id: patient, title: A is patient, play: {A: {strategy: Boulware}}}
          - {id: yielding, title: A yields, play: {A: {strategy: Conceder}}}
        """;

    /// <summary>A plan of so many slices: the base and its variants.</summary>
    public static SweepPlan Of(int slices, Shelf shelf) => new() { Scenario = Scenario(slices), Shelf = shelf.Tag, Slices = slices };

    /// <summary>A plan of two slices of replications; the base and both variants are negotiated.</summary>
    public static SweepPlan Played(Shelf shelf) => new() { Scenario = Bargained, Shelf = shelf.Tag, Slices = 2, Replications = 10_100, Seed = 7 };

    /// <summary>What a plan of slices that are scored is made of.</summary>
    public static string Scenario(int slices)
    {
        var scenario = new StringBuilder(Head("eu-core-interests"));
        for (var variant = 1; variant < slices; variant++)
        {
            scenario.Append(CultureInfo.InvariantCulture, $$"""
                  - id: cut-{{variant}}
                    title: "{{variant}} hundred"
                    apply:
                      - {on: 2026-02-24, by: ukraine, do: commit, concession: cut, dimension: FOR, magnitude: {quantity: {{variant * 100}} }, irr: .5, text: "A cut"}

                """);
        }

        return scenario.ToString();
    }

    /// <summary>The document as one machine writes it, without any messages.</summary>
    public static byte[] Document(this SweepPlan plan, Shelf shelf)
    {
        var results = Enumerable.Range(0, plan.Slices).Select(slice => SweepSlice.Run(plan, slice, shelf));
        return SweepSlice.Combine(plan, [.. results.Select(outcome => outcome.Result ?? throw new InvalidOperationException(string.Join("; ", outcome.Why)))], shelf)!.Value.ToArray();
    }
}
