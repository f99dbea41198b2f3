using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>A history: sentence, notice, the balance over time, what moved it, what is open at the cut-off.</summary>
/// <param name="replayed">The history with the balance after each event.</param>
/// <param name="versions">The version of each step in the whole record; it differs where something was left out.</param>
/// <param name="total">How many events the whole record has.</param>
internal sealed class ReplayScreen(Replayed replayed, IReadOnlyList<int> versions, int total)
{
    private const int MostMarks = 9;
    private const int LongestName = 16;
    private const int Roomy = 100;

    /// <summary>Marks of the events that moved the balance most, by step.</summary>
    private readonly Dictionary<int, char> _marks = Marked(replayed.Steps);

    /// <summary>Columns there are; null: as many as it takes.</summary>
    private int? _fit;

    public void Draw(Page page, string? asOf, bool all)
    {
        Head(page);
        Headline.Draw(page, replayed.Final, asOf);
        ByPerspective(page);
        new BalancePlot(
            [.. replayed.Steps.Select(step => (step.Event.Stamp.On.To, step.Index))],
            [.. _marks.OrderBy(mark => mark.Value).Select(mark => (replayed.Steps[mark.Key].Event.Stamp.On.To, mark.Value))]).Draw(page);
        Events(page, all);
        Open(page);
        Rounds(page);
        Remainder.DrawNotCounted(page, replayed.Final);
        Remainder.DrawLeans(page, replayed.Final);
        Remainder.DrawFooter(page, replayed.Final);
        page.SayWhatIsLeftOut();
    }

    private void Head(Page page)
    {
        var at = versions.Count == 0 ? 0 : versions[^1];
        new Heading(replayed.History.Title, $"v{at} of {total}, cut at {Words.Of(replayed.Final.Score.Ledger.Cutoff)}").Draw(page);
        var parties = replayed.State.Parties.ToList();
        var others = parties.Where(party => party.Role != PartyRole.Party).Select(party => $"{party.Name} {party.Role.ToString().ToLowerInvariant()}").ToList();
        page.Text($"A {replayed.Final.Naming.SideA} · B {replayed.Final.Naming.SideB}{(others.Count == 0 ? "" : $" · {string.Join(", ", others)}")}").Blank();
    }

    /// <summary>The headline's norm seen by the others.</summary>
    private void ByPerspective(Page page)
    {
        var score = replayed.Final.Score;
        var others = score.Verdicts.Where(verdict => verdict.Reading == score.Headline.Reading && verdict.Perspective != score.Headline.Perspective).ToList();
        if (others.Count > 0)
        {
            page.Text($"Seen by others: {string.Join(" · ", others.Select(verdict => $"{replayed.Final.TitleOf(verdict)} {Verdicts.Lettered(score, verdict)}"))}.").Blank();
        }
    }

    private static Dictionary<int, char> Marked(IReadOnlyList<ReplayedStep> steps)
    {
        double Size(int i) => Math.Abs((steps[i].Index ?? 0) - (i == 0 ? 0 : steps[i - 1].Index ?? 0));
        return Enumerable.Range(0, steps.Count).Where(i => steps[i].Moved)
            .OrderByDescending(Size).Take(MostMarks).Order()
            .Select((step, k) => (step, Mark: (char)('1' + k)))
            .ToDictionary(mark => mark.step, mark => mark.Mark);
    }

    private void Events(Page page, bool all)
    {
        _fit = page.Terminal.Fit;
        var table = new Table(page, new(""), new("v", Right: true), new("date"), new("who"), new("event", Gives: true), new("balance"), new("source", Goes: "sources"));
        var left = 0;
        var moved = 0;
        for (var i = 0; i < replayed.Steps.Count; i++)
        {
            var step = replayed.Steps[i];
            if (all || step.Moved || IsTurn(step.Event))
            {
                Add(table, i, step);
            }
            else
            {
                left++;
            }

            moved += step.Moved ? 1 : 0;
        }

        table.Draw();
        if (left > 0)
        {
            page.Text($"… {Words.Count(left, "more event")}, none moved the balance: --all", Ink.Faint);
        }

        page.Blank();
    }

    private void Add(Table table, int i, ReplayedStep step)
    {
        var stamp = step.Event.Stamp;
        var was = i == 0 ? null : replayed.Steps[i - 1].Index;
        var now = Lettered(step.Index);
        table.Add(
            _marks.TryGetValue(i, out var mark) ? mark.ToString() : "",
            versions[i].ToString(System.Globalization.CultureInfo.InvariantCulture),
            (_fit is null ? Words.Of(stamp.On) : Words.Short(stamp.On)) + (stamp.Confidence == Confidence.U ? " U" : ""),
            table.Short(WhoIs(stamp.By), LongestName),
            EventWords.Of(step.Event, replayed.State),
            new(!step.Moved ? "" : was is null || _fit < Roomy ? now : $"{Lettered(was)} → {now}", InkOf(step.Index)),
            string.Join(' ', stamp.Sources));
    }

    private string Lettered(double? index) => index is null ? Words.Undefined : VerdictSentence.Lettered(index, replayed.Final.Score.Switches.Tau);

    private Ink InkOf(double? index) => index is not { } known ? Ink.Plain : Balance.CategoryOf(known, replayed.Final.Score.Switches.Tau) switch { 1 => Ink.A, -1 => Ink.B, _ => Ink.Plain };

    /// <summary>The letter of a side, with the name where several speak for it; a third party's name.</summary>
    private string WhoIs(PartyId id)
    {
        if (replayed.State.PartyOf(id) is not { } party)
        {
            return id.Value;
        }

        var isAlone = replayed.State.Parties.Count(other => other.Side == party.Side) == 1;
        return party.Side == Side.Third ? party.Name : isAlone || _fit < Roomy ? party.Side.ToString() : $"{party.Side} {party.Name}";
    }

    /// <summary>Worth a line although the balance stood still.</summary>
    private static bool IsTurn(NegotiationEvent @event) =>
        @event is WalkedOut or TalksSuspended or AgreementReached or BrokenOff or NegotiationForked or ProposalTabled or RecordCorrected;

    private void Open(Page page)
    {
        var open = replayed.State.Demands.Counted.Where(demand => demand.IsOpen && demand.Role != AskerRole.Observer).ToList();
        var parts = Sides.Both.Select(side => (Side: side, Demands: open.Where(demand => demand.Askee == side).ToList()))
            .Where(part => part.Demands.Count > 0)
            .Select(part => $"{Words.Count(part.Demands.Count, "demand")} on {part.Side}, the longest since {Words.Of(part.Demands.Min(demand => demand.On))}")
            .ToList();
        var observers = replayed.State.Demands.Counted.Count(demand => demand.IsOpen && demand.Role == AskerRole.Observer);
        if (parts.Count + observers > 0)
        {
            var beside = observers == 0 ? "" : $" By observers, not on the table: {Words.Count(observers, "demand")}.";
            page.Text($"Open at the cut-off: {(parts.Count == 0 ? "no demand of a party" : string.Join("; ", parts))}.{beside}");
        }

        foreach (var absence in replayed.State.Room.Absent)
        {
            page.Text($"Away from the table: {WhoIs(absence.Party)}, over {absence.Topic}.");
        }

        if (replayed.State.Room.Scheduled is { } next)
        {
            page.Text($"Announced: round {next.Name}, {Words.Of(next.Planned)}{(next.Venue is null ? "" : $", {next.Venue}")}.");
        }
    }

    /// <summary>Missing records are named, not skipped over.</summary>
    private void Rounds(Page page)
    {
        var names = replayed.Steps.Select(step => step.Event switch
        {
            RoundOpened opened => opened.Round,
            RoundClosed closed => closed.Round,
            _ => null,
        });
        var numbers = names.Select(name => int.TryParse(name, out var number) ? number : 0).Where(number => number > 0).ToHashSet();
        if (numbers.Count == 0)
        {
            return;
        }

        var missing = Enumerable.Range(1, numbers.Max()).Where(number => !numbers.Contains(number)).ToList();
        page.Text(missing.Count == 0
            ? $"Rounds on file: all {numbers.Max()}."
            : $"Rounds on file: {numbers.Count} of {numbers.Max()}. No record of {(missing.Count == 1 ? "round" : "rounds")} {Runs(missing)}.");
    }

    /// <summary>Numbers with runs folded: <c>6, 7, 9–11</c>.</summary>
    private static string Runs(List<int> numbers)
    {
        var runs = new List<(int From, int To)>();
        foreach (var number in numbers)
        {
            if (runs.Count > 0 && runs[^1].To == number - 1)
            {
                runs[^1] = (runs[^1].From, number);
            }
            else
            {
                runs.Add((number, number));
            }
        }

        return string.Join(", ", runs.Select(run => run.From == run.To ? $"{run.From}" : $"{run.From}–{run.To}"));
    }
}
