using System.Collections.Immutable;
using System.Text;
using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Screens;

/// <summary>
/// Every replication as a row of a spreadsheet, written as it is played: what an outcome amounts to is worked out once, and
/// nothing grows with the replications.
/// </summary>
internal sealed class ReplicationRows
{
    private readonly IReadOnlyList<Simulated> _simulated;
    private readonly Stream _file;
    private readonly bool _hasTables;
    private readonly Dictionary<(int Variant, int Outcome), string> _tails = [];
    private readonly StringBuilder _rows = new();

    public ReplicationRows(IReadOnlyList<Simulated> simulated, Stream file)
    {
        (_simulated, _file, _hasTables) = (simulated, file, simulated.Any(one => one.SideBySide is not null));
        Write(new Csv(simulated[0].Delivery is not null ? [.. DeliveryTable.Heads] : [
            "replication", "variant", "ending", "round", "turns", "promisesBrokenByA", "promisesBrokenByB", "outcome", "utilityOfA", "utilityOfB", "surplusOfA", "surplusOfB", "splitToA",
            .. Norms.All.Select(norm => $"balance{norm}"), "answeredA", "answeredB", "unansweredA", "unansweredB", "exposureA", "exposureB", "agreed",
            .. _hasTables ? ["tablesAgreed", "tablesHeld"] : Array.Empty<string>(),
        ]).ToString());
    }

    /// <summary>Writes the rows of a block.</summary>
    public void Add(IReadOnlyList<Replicated> block)
    {
        foreach (var replicated in block)
        {
            var (replication, variant, end, outcome, broken) = replicated;
            _rows.Append(replication).Append(',').Append(Csv.Cell(_simulated[variant].Id)).Append(',');
            if (_simulated[variant].Delivery is { } delivery)
            {
                DeliveryTable.Append(_rows, replicated, delivery, TailOf(variant, outcome));
                continue;
            }

            _rows.Append(end.How).Append(',')
                .Append(end.Round).Append(',').Append(end.Turns).Append(',')
                .Append(broken?.OfA).Append(',').Append(broken?.OfB).Append(',');
            var tail = TailOf(variant, outcome);
            if (_hasTables)
            {
                _rows.Append(tail.AsSpan().TrimEnd('\n')).Append(',').Append(TablesIn(_simulated[variant].SideBySide, replicated.Along)).Append('\n');
            }
            else
            {
                _rows.Append(tail);
            }
        }

        Write(_rows.ToString());
        _rows.Clear();
    }

    private void Write(string rows) => _file.Write(Encoding.UTF8.GetBytes(rows));

    private string TailOf(int variant, int outcome)
    {
        if (!_tails.TryGetValue((variant, outcome), out var tail))
        {
            _tails[(variant, outcome)] = tail = _simulated[variant].Delivery is not null ? DeliveryTable.ResultOf(_simulated[variant], outcome) : new Csv(outcome == Tally.NoAgreement ? Nothing() : Agreed(_simulated[variant], outcome)).ToString();
        }

        return tail;
    }

    /// <summary>The tables that agreed, and those whose agreement held; nothing where there is one table.</summary>
    private static string TablesIn(ParallelTables? tables, ImmutableArray<int> along)
    {
        return tables is null ? "," : $"{Named(along[0])},{Named(tables.Linkage.HoldingOf(along[0]))}";

        string Named(int set) => string.Join(' ', tables.Tables.Where((_, table) => TableLinkage.Has(set, table)).Select(table => table.Id));
    }

    /// <summary>No agreement: no outcome, no gain, nothing to judge.</summary>
    private static object?[] Nothing() => [null, null, null, 0.0, 0.0, null, .. Norms.All.Select(_ => (object?)null), null, null, null, null, null, null, null];

    private static object?[] Agreed(Simulated simulated, int outcome)
    {
        var (settled, issues) = (simulated.Settle(outcome), simulated.Bargained.Agenda.Issues);
        var agreed = issues.Index().Where(issue => settled.Package[issue.Index] > 0)
            .Select(issue => FormattableString.Invariant($"{issue.Item.Clause.Id}={issue.Item.Options[settled.Package[issue.Index]]}"));
        return
        [
            outcome, settled.UtilityOfA, settled.UtilityOfB, settled.SurplusOfA, settled.SurplusOfB, settled.SplitToA,
            .. Norms.All.Select(norm => (object?)settled.Verdicts.Under(norm).Index),
            .. Sides.Both.Select(side => (object?)settled.AskedOf(side).LikeForLike),
            .. Sides.Both.Select(side => (object?)settled.AskedOf(side).Unanswered.Count()),
            .. Sides.Both.Select(side => (object?)settled.ExposureOf(side)),
            string.Join(' ', agreed),
        ];
    }
}
