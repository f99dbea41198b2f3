using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>Which demands no comparable step of the other side answers, in both directions (the symmetry principle).</summary>
internal sealed class DemandList
{
    private const int Most = 8;

    private readonly Principle _principle;
    private readonly Dictionary<string, Concession> _items;
    private readonly Dictionary<string, Demand> _demands;
    private bool _plain;

    public DemandList(Scored scored)
    {
        var ledger = scored.Score.Ledger;
        _principle = scored.Score.Principle;
        _items = (ledger.Package?.Items ?? []).DistinctBy(item => item.Id).ToDictionary(item => item.Id, StringComparer.Ordinal);
        _demands = ledger.Demands.DistinctBy(demand => demand.Id).ToDictionary(demand => demand.Id, StringComparer.Ordinal);
    }

    public void Draw(Page page, bool all)
    {
        _plain = page.Terminal.Plain;
        if (!Any(_principle.OfA) && !Any(_principle.OfB))
        {
            return;
        }

        var table = new Table(page, new(""), new(""), new("", Gives: true), new("size", Right: true), new("covered", Right: true), new("", Goes: "why a demand is unanswered"), new("source", Goes: "sources"))
        {
            Indent = 2,
            Title = "DEMANDS WITHOUT A COUNTERPART IN KIND",
        };
        Add(table, _principle.OfA, Side.A, all);
        Add(table, _principle.OfB, Side.B, all);
        table.Draw();
        page.Blank();
    }

    private static bool Any(Asked asked) => asked.Demands.Count + asked.Unmeasured.Count + asked.Beside.Count > 0;

    private void Add(Table table, Asked asked, Side side, bool all)
    {
        var open = asked.Unanswered.ToList();
        table.Section(
            asked.Demands.Count == 0
                ? $"asked of {side}: nothing of known size"
                : $"asked of {side}: {open.Count} of {asked.Demands.Count} unanswered   in kind {Words.Percent(asked.LikeForLike)}, by any step {Words.Percent(asked.Any)}",
            side == Side.A ? Ink.A : Ink.B);
        var most = all ? int.MaxValue : Most;
        foreach (var demand in open.Take(most))
        {
            table.Add(_plain ? "unanswered" : "○", Named(demand.Id), Text(demand.Id, demand.Text), Size(demand.Id, demand.Line), Words.Percent(demand.Coverage), Why(demand), string.Join(' ', demand.Sources));
        }

        foreach (var id in asked.Unmeasured.Take(Math.Max(0, most - open.Count)))
        {
            table.Add(_plain ? "size unknown" : "?", Named(id), Text(id, TextOf(id)), "unknown", Words.Undefined, "", string.Join(' ', SourcesOf(id)));
        }

        var shown = open.Count + asked.Unmeasured.Count;
        foreach (var demand in asked.Beside.Take(Math.Max(0, most - shown)))
        {
            table.Add(_plain ? "not counted" : "·", demand.Id, Text(demand.Id, demand.Text), Size(demand.Id, demand.Line), Words.Undefined, $"an observer's: {demand.Asker}", string.Join(' ', demand.Sources));
        }

        if (shown + asked.Beside.Count > most)
        {
            table.Section($"  {shown + asked.Beside.Count - most} more: --all", Ink.Faint);
        }
    }

    /// <summary>A record without words of its own has its id only.</summary>
    private static string Text(string id, string text) => text == id ? "" : text;

    private static string Why(Answered demand) => demand.Because is null or UnansweredBecause.NoCounterpart ? "" : ScoreAnswer.WordOf(demand.Because.Value);

    /// <summary>The id, marked where the record is unsourced.</summary>
    private string Named(string id) => _items.TryGetValue(id, out var item) && item.Support <= Confidence.U.Weight() ? $"{id} U" : id;

    private string Size(string id, Line line) =>
        _items.TryGetValue(id, out var item) ? Sizes.Of(line, item.Magnitude, item.CodedBy)
        : _demands.TryGetValue(id, out var demand) ? Sizes.Of(line, demand.Magnitude, demand.CodedBy)
        : "";

    private string TextOf(string id) => _items.GetValueOrDefault(id)?.Text ?? _demands.GetValueOrDefault(id)?.Text ?? id;

    private EquatableList<string> SourcesOf(string id) => _items.GetValueOrDefault(id)?.Sources ?? _demands.GetValueOrDefault(id)?.Sources ?? [];
}
