using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files
{
    /// <summary>A step that somebody could add to a text.</summary>
    /// <param name="Step">The step, committed.</param>
    /// <param name="Price">What it costs to ask for, in units of the catalogue.</param>
    public sealed record AddOn(Concession Step, double Price);

    /// <summary>Steps that could be added.</summary>
    public sealed record CatalogueFile : WrittenFile
    {
        /// <inheritdoc/>
        public override string Kind => "catalogue";

        /// <summary>The steps.</summary>
        public ImmutableArray<AddOn> Steps { get; init; } = [];
    }
}

namespace NegotiationSim.Files.Kinds
{
    /// <summary>Catalogues of steps.</summary>
    internal static class Catalogues
    {
        private sealed record Step(Ledgers.Item Item, double Price);

        private static readonly Shape<Step> StepShape = new Shape<Step>("addOn", "a step", () => new(Ledgers.NoItem, 0))
            .With(Ledgers.ItemShape, step => step.Item, (step, item) => step with { Item = item })
            .Key("price", Values.NotNegative, (step, price) => step with { Price = price }, "What it costs to ask for.", required: true)
            .Check((step, map, report) => Terms.CheckCoding(step.Item.Terms.Draft, map.Place("magnitude"), report));

        public static Reading<CatalogueFile> File { get; } = Header.Of("catalogue", () => new CatalogueFile())
            .Key("steps", Values.ListOf(StepShape.Reading.Placed()).Checked(AreUnique), (file, steps) => file with { Steps = [.. steps.Select(step => new AddOn(step.Value.Item.ToConcession(), step.Value.Price))] }, "Steps that could be added.", required: true)
            .Reading;

        private static bool AreUnique(EquatableList<Placed<Step>> steps, Node node, Report report) =>
            Ids.AreUnique(steps, step => step.Item.Id, "step", report);
    }
}
