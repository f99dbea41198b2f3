using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace NegotiationSim.Streams.JsonLines;

/// <summary>Events from JSON Lines in UTF-8, one a line, as <see cref="JsonLinesWriter"/> writes them. Empty lines say nothing.</summary>
public static class JsonLinesReader
{
    /// <summary>Bytes a line may have.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    /// <summary>After so many bad lines the rest is not read.</summary>
    public const int MostBadLines = 1000;

    /// <summary>Reads and decodes every line.</summary>
    public static async IAsyncEnumerable<ImportLine> ReadAsync(Stream utf8, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var pipe = PipeReader.Create(utf8, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        var (number, bad, ended) = (0, 0, false);
        while (!ended && bad < MostBadLines)
        {
            var read = await pipe.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (bad < MostBadLines && TryTakeLine(ref rest, read.IsCompleted, out var line))
            {
                number++;
                if (Parse(line, number) is { } parsed)
                {
                    bad += parsed is ImportLine.Bad ? 1 : 0;
                    yield return parsed;
                }
            }

            if (rest.Length > LongestLine)
            {
                yield return Bad(number + 1, $"the line is longer than {LongestLine} bytes", "one event a line");
                break;
            }

            ended = read.IsCompleted;
            pipe.AdvanceTo(rest.Start, rest.End);
        }

        if (bad == MostBadLines)
        {
            yield return Bad(number + 1, $"{MostBadLines} lines are wrong, and the rest was not read", "a file written by an export");
        }

        await pipe.CompleteAsync();
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> rest, bool isLast, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }

        line = rest;
        rest = isLast ? rest.Slice(rest.End) : rest;
        return isLast && line.Length > 0;
    }

    private static ImportLine? Parse(ReadOnlySequence<byte> line, int number)
    {
        if (line.Length > LongestLine)
        {
            return Bad(number, $"the line is longer than {LongestLine} bytes", "one event a line");
        }

        ReadOnlySpan<byte> bytes = line.IsSingleSegment ? line.FirstSpan : line.ToArray();
        bytes = number == 1 && bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return bytes.ContainsAnyExcept(" \t\r"u8) ? LineParser.Parse(bytes, number) : null;
    }

    private static ImportLine.Bad Bad(int line, string what, string expected) =>
        new([new StreamFinding(StreamFault.BadLine, what, expected, Line: line, Column: 1)]);
}
