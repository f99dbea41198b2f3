using System.Globalization;
using System.Text;
using NegotiationSim.Files.Documents;

namespace NegotiationSim.Files.Findings;

/// <summary>Findings as text: message, place, the line with its span marked, and what to write instead.</summary>
public static class FindingText
{
    /// <summary>How many findings are shown unless asked otherwise.</summary>
    public const int Shown = 50;

    private const string Cut = "…";

    /// <summary>All findings in the given order, at most <paramref name="most"/>, then how many more there are.</summary>
    /// <param name="findings">In file and line order.</param>
    /// <param name="width">Columns; longer lines are cut around the span. 0: nothing is cut.</param>
    /// <param name="most">How many are shown.</param>
    public static string Of(IReadOnlyCollection<Finding> findings, int width = 0, int most = Shown)
    {
        var text = string.Join("\n", findings.Take(most).Select(finding => Of(finding, width)));
        return findings.Count > most ? $"{text}\nand {findings.Count - most} more\n" : text;
    }

    /// <summary>One finding, several lines, each ended by a line break.</summary>
    public static string Of(Finding finding, int width = 0)
    {
        var marks = finding.Related.Where(place => place.Source.Name == finding.File).Select(place => new Mark(place.At, place.Label, '-'))
            .Append(new Mark(finding.At, finding.Label, '^'))
            .OrderBy(mark => mark.At.Line).ThenBy(mark => mark.At.Column).ToList();
        var gutter = Math.Max(2, marks.Max(mark => mark.At.Line).ToString(CultureInfo.InvariantCulture).Length);
        var page = new Page(finding.Source, gutter, width);
        page.Line($"error[{finding.Code.Code}]: {finding.Message}");
        page.Line($"{new string(' ', gutter)}--> {finding.File}:{finding.At.Line}:{finding.At.Column}");
        page.Gutter();
        page.Marks(marks);
        foreach (var place in finding.Related.Where(place => place.Source.Name != finding.File))
        {
            page.Line($"{new string(' ', gutter)}::: {place.Source.Name}:{place.At.Line}:{place.At.Column}{(place.Label.Length > 0 ? $": {place.Label}" : "")}");
        }

        if (finding.Help.Count + finding.Notes.Count > 0)
        {
            page.Gutter();
        }

        page.Remarks("help", finding.Help);
        page.Remarks("note", finding.Notes);
        return page.ToString();
    }

    private readonly record struct Mark(Span At, string Label, char Sign);

    private sealed class Page(SourceText source, int gutter, int width)
    {
        private readonly StringBuilder _text = new();

        public void Line(string line)
        {
            foreach (var letter in line)
            {
                // What a file contains may not steer the terminal it is shown on.
                _text.Append(letter == '\t' ? ' ' : char.IsControl(letter) ? '\uFFFD' : letter);
            }

            _text.Append('\n');
        }

        public void Gutter() => Line($"{new string(' ', gutter)} |");

        public void Remarks(string kind, IEnumerable<string> remarks)
        {
            foreach (var remark in remarks)
            {
                Line($"{new string(' ', gutter)} = {kind}: {remark}");
            }
        }

        public void Marks(List<Mark> marks)
        {
            var shown = 0;
            foreach (var mark in marks)
            {
                if (shown > 0 && mark.At.Line > shown + 1)
                {
                    Line($"{new string(' ', gutter)} {Cut}");
                }

                Show(mark, again: mark.At.Line == shown);
                shown = mark.At.Line;
            }
        }

        public override string ToString() => _text.ToString();

        private void Show(Mark mark, bool again)
        {
            var (line, column, length) = Window(mark.At);
            if (!again)
            {
                Line($"{mark.At.Line.ToString(CultureInfo.InvariantCulture).PadLeft(gutter)} | {line}".TrimEnd());
            }

            if (mark.At.Length > 0)
            {
                var label = mark.Label.Length > 0 ? $" {mark.Label}" : "";
                Line($"{new string(' ', gutter)} | {new string(' ', column - 1)}{new string(mark.Sign, length)}{label}");
            }
        }

        /// <summary>The part of a line that fits, with the span in it; lengths in characters.</summary>
        private (string Line, int Column, int Length) Window(Span at)
        {
            var runes = source.Line(at.Line).EnumerateRunes().ToArray();
            var column = Math.Clamp(at.Column, 1, runes.Length + 1);
            var length = Math.Clamp(at.Length, 1, Math.Max(1, runes.Length - column + 1));
            var room = Math.Max(20, width - gutter - 3);
            if (width <= 0 || runes.Length <= room)
            {
                return (Join(runes), column, length);
            }

            var from = Math.Clamp(column - 1 - Math.Max(0, (room - length) / 2), 0, Math.Max(0, runes.Length - room));
            from = Math.Min(from, column - 1);
            var until = Math.Min(runes.Length, from + room);
            var (before, after) = (from > 0, until < runes.Length);
            var kept = Join(runes.AsSpan((from + (before && column - 1 > from ? 1 : 0))..(until - (after ? 1 : 0))));
            var first = column - from + (before && column - 1 == from ? 1 : 0);
            var visible = Math.Min(length, room - first + 1 - (after ? 1 : 0));
            return ($"{(before ? Cut : "")}{kept}{(after ? Cut : "")}", first, Math.Max(1, visible));
        }

        private static string Join(ReadOnlySpan<Rune> runes)
        {
            var text = new StringBuilder(runes.Length);
            foreach (var rune in runes)
            {
                text.Append(rune);
            }

            return text.ToString();
        }
    }
}
