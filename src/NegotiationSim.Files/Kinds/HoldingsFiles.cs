using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Shapes;
using NegotiationSim.Files.Steps;

namespace NegotiationSim.Files
{
    /// <summary>All resolved commitments that these sides made in a history.</summary>
    public sealed record HistoryAsEvidence(Reference History, EquatableList<Side> Sides)
    {
        /// <summary>True when the commitments of a side count.</summary>
        public bool Counts(Side side)
        {
            foreach (var counted in Sides)
            {
                if (counted == side)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>What both sides hold, and the earlier record their word is judged by.</summary>
    public sealed record HoldingsFile : WrittenFile
    {
        /// <inheritdoc/>
        public override string Kind => "holdings";

        /// <summary>The cut-off when none is asked for.</summary>
        public DateOnly? AsOf { get; init; }

        /// <summary>Holdings by line, with where they come from.</summary>
        public LineTable<WrittenHolding> Holdings { get; init; } = new();

        /// <summary>References, targets and normalisers; no items.</summary>
        public ConcessionLedger Tables { get; init; } = new() { Cutoff = default };

        /// <summary>What sentences call the two sides of a text; null: the Ukraine side and the Russia side.</summary>
        public Naming? Naming { get; init; }

        /// <summary>Single entries of the earlier record.</summary>
        public ImmutableArray<Evidence> Evidence { get; init; } = [];

        /// <summary>Histories whose resolved commitments are earlier record.</summary>
        public ImmutableArray<HistoryAsEvidence> Histories { get; init; } = [];

        /// <inheritdoc/>
        public override IEnumerable<Reference> References => Histories.Select(history => history.History);
    }
}

namespace NegotiationSim.Files.Kinds
{
    internal static class HoldingsFiles
    {
        private sealed record SideNames(string A = "", string B = "");

        private static readonly Shape<SideNames> SideNamesShape = new Shape<SideNames>("sides", "the names of the sides", () => new SideNames())
            .Key("A", Values.Name, (names, name) => names with { A = name }, "Side A in sentences: the Ukraine side.", required: true)
            .Key("B", Values.Name, (names, name) => names with { B = name }, "Side B in sentences: the Russia side.", required: true);

        public static Reading<HoldingsFile> File { get; } = Header.Of("holdings", () => new HoldingsFile())
            .Key("asOf", Dates.Day, (file, day) => file with { AsOf = day }, "The cut-off when none is asked for.")
            .Key("sides", SideNamesShape.Reading, (file, names) => file with { Naming = new Naming(SubjectKind.Proposal, names.A, names.B) }, "What sentences call the two sides.")
            .Key("holdings", HoldingTables.Holdings, (file, table) => file with { Holdings = table }, "Line to {A: n, B: n} or {pooled: n}; null says unknown.")
            .Key("references", HoldingTables.References, (file, table) => Change(file, tables => tables with { References = table }), "Line to one reference for both sides.")
            .Key("targets", HoldingTables.Targets, (file, table) => Change(file, tables => tables with { Targets = table }), "Line to [t_A, t_B] or a ratio.")
            .Key("normaliser", HoldingTables.Normalisers, (file, table) => Change(file, tables => tables with { Normalisers = table }), "Line to Prop (default), Abs, Val or LogRatio.")
            .Key("evidence", EvidenceList.List, PutEvidence, "Earlier record: single entries, or {history: id, sides: [A, B]}.")
            .Key("sources", SourceIds.List, (file, _) => file, "Ids of the list of sources.")
            .Reading
            .Select(file => file with { Tables = file.Tables with { Holdings = HoldingTables.Bare(file.Holdings) } });

        private static HoldingsFile Change(HoldingsFile file, Func<ConcessionLedger, ConcessionLedger> change) => file with { Tables = change(file.Tables) };

        private static HoldingsFile PutEvidence(HoldingsFile file, EquatableList<EvidenceList.Entry> entries) => file with
        {
            Evidence = [.. entries.Select(entry => entry.Evidence).OfType<Evidence>()],
            Histories = [.. entries.Select(entry => entry.History).OfType<HistoryAsEvidence>()],
        };
    }
}
