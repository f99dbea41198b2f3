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

    /// <summary>Even where nothing is cut, a line longer than this was not written by a person.</summary>
    private const int LongestLine = 2000;

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

        /// <summary>The part of a line that fits, with the span in it; columns and lengths in characters.</summary>
        private (string Line, int Column, int Length) Window(Span at)
        {
            var line = source.Line(at.Line);
            var room = width > 0 ? Math.Max(20, width - gutter - 3) : LongestLine;
            if (line.Length <= room || (line.Length <= 2 * room && SourceText.Characters(line) <= room))
            {
                var all = SourceText.Characters(line);
                var column = Math.Clamp(at.Column, 1, all + 1);
                return (line, column, Math.Clamp(at.Length, 1, Math.Max(1, all - column + 1)));
            }

            return Around(line, at, room);
        }

        private (string Line, int Column, int Length) Around(string line, Span at, int room)
        {
            var characters = source.HasSurrogates ? SourceText.Characters(line) : line.Length;
            var column = Math.Clamp(at.Column, 1, characters + 1);
            var length = Math.Clamp(at.Length, 1, Math.Max(1, characters - column + 1));
            var from = Math.Clamp(column - 1 - Math.Max(0, (room - length) / 2), 0, Math.Min(column - 1, characters - room));
            var until = from + room;
            var (before, after) = (from > 0, until < characters);
            // The sign of a cut takes a character's place, but never the first one of the span.
            var first = column - from + (before && column - 1 == from ? 1 : 0);
            var kept = Slice(line, from + (before && column - 1 > from ? 1 : 0), until - (after ? 1 : 0));
            var visible = Math.Clamp(room - first + 1 - (after ? 1 : 0), 1, length);
            return ($"{(before ? Cut : "")}{kept}{(after ? Cut : "")}", first, visible);
        }

        private string Slice(string line, int from, int until)
        {
            var start = source.HasSurrogates ? SourceText.IndexOf(line, from) : from;
            var end = source.HasSurrogates ? start + SourceText.IndexOf(line.AsSpan(start), until - from) : until;
            return line[start..end];
        }
    }
}
