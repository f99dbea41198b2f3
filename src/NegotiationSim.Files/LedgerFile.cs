using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Kinds;

namespace NegotiationSim.Files;

/// <summary>A bare ledger: somebody's own coding, with perspectives and switches of its own.</summary>
public sealed record LedgerFile
{
    /// <summary>A free label.</summary>
    public required string Title { get; init; }

    /// <summary>What was asked, offered, promised and done.</summary>
    public required ConcessionLedger Ledger { get; init; }

    /// <summary>Clauses of its text that become no item.</summary>
    public ImmutableArray<SetAside> SetAside { get; init; } = [];

    /// <summary>Whose weights; empty: equal ones.</summary>
    public IReadOnlyList<Perspective> Perspectives { get; init; } = [];

    /// <summary>Perspectives whose weights were scaled to add up to 1.</summary>
    public IReadOnlyList<string> Normalised { get; init; } = [];

    /// <summary>Switches, the rest at their defaults.</summary>
    public Switches Switches { get; init; } = Switches.Default;

    /// <summary>Reads a bare ledger: JSON, or the same keys as YAML where the name ends in .yaml or .yml.</summary>
    public static Loaded<LedgerFile> Read(ReadOnlyMemory<byte> utf8, string fileName)
    {
        var yaml = fileName.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        var (root, report) = Document.Read(utf8, fileName, json: !yaml);
        return root is not null && Ledgers.Shape.TryRead(root, report, out var written)
            ? report.Finish(From(written))
            : report.Finish<LedgerFile>(null);
    }

    private static LedgerFile From(Ledgers.Written written)
    {
        var own = written.Items.Select(item => item.Value.ToConcession()).ToList();
        var text = written.Proposal is { } clauses ? Ledgers.ToProposal(clauses, written.Cutoff) : null;
        var fromText = text is null ? new ProposalItems([], [], []) : ProposalItems.Of(text);
        var items = own.Where(item => item.Giver.IsSide).ToImmutableArray();
        var ledger = written.Tables with
        {
            Cutoff = written.Cutoff,
            Items = [.. items, .. fromText.Items],
            Gifts = [.. own.Where(item => !item.Giver.IsSide), .. fromText.Gifts],
            Package = text is null
                ? new Package(written.Cutoff, items, [.. items.Select(item => item.Id)])
                : Package.Of(text, fromText.Items),
            Demands = [.. written.Demands.Select(demand => demand.Value.IsDated ? demand.Value.Demand : demand.Value.Demand with { On = written.Cutoff })],
        };
        return new LedgerFile
        {
            Title = written.Title,
            Ledger = ledger,
            SetAside = fromText.SetAside,
            Perspectives = [.. written.Perspectives.Select(one => one.Value.Perspective)],
            Normalised = [.. written.Perspectives.Where(one => one.Value.Normalised).Select(one => one.Value.Perspective.Id)],
            Switches = written.Switches,
        };
    }
}
