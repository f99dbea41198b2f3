using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Cli.Screens;

/// <summary>A verdict in a few characters, letter and sign together.</summary>
internal static class Verdicts
{
    /// <summary><c>A +.38  strong</c>, <c>even +.05</c>, <c>–  no target ratio is named</c>.</summary>
    public static string Long(Score score, Verdict verdict)
    {
        var lettered = Lettered(score, verdict);
        if (verdict.Caveats.HasFlag(Caveats.SignedAccount))
        {
            return lettered;
        }

        return verdict.Band switch
        {
            null => $"{lettered}  {VerdictSentence.InWords(verdict.State)}",
            Band.Balanced => lettered,
            { } band => $"{lettered}  {VerdictSentence.BandWord(verdict.State, band)}",
        };
    }

    /// <summary><c>A +.38</c>, <c>even +.05</c>, without a verdict <c>+.05</c>, undefined <c>–</c>.</summary>
    public static string Lettered(Score score, Verdict verdict) =>
        verdict.Caveats.HasFlag(Caveats.SignedAccount) ? Net(score, verdict)
        : verdict.Index is not { } index ? Words.Undefined
        : verdict.Band is null ? VerdictSentence.WithSign(index)
        : VerdictSentence.Lettered(index, score.Switches.Tau);

    /// <summary>The signed account of a reading that has no index: <c>net +.18</c>, positive when A has given more.</summary>
    private static string Net(Score score, Verdict verdict)
    {
        var reading = verdict.Reading;
        var net = score.Net.FirstOrDefault(one => one.Perspective == verdict.Perspective && one.Reading.Lens == reading.Lens && one.Reading.Baseline == reading.Baseline);
        return net?.Difference is { } difference ? $"net {VerdictSentence.WithSign(difference)}" : Words.Undefined;
    }

    /// <summary>As narrow as a cell of the grid: <c>A +.38</c>, <c>= -.04</c>, <c>B -.16</c>, <c>(+.02)</c>, <c>–</c>.</summary>
    public static string Cell(Score score, Verdict verdict) =>
        verdict.Index is not { } index ? Words.Undefined
        : score.CategoryOf(verdict) switch
        {
            1 => $"A {VerdictSentence.WithSign(index)}",
            -1 => $"B {VerdictSentence.WithSign(index)}",
            0 => $"= {VerdictSentence.WithSign(index)}",
            _ => $"({VerdictSentence.WithSign(index)})",
        };

    /// <summary>The ink of the side it names.</summary>
    public static Ink InkOf(Score score, Verdict verdict) => score.CategoryOf(verdict) switch
    {
        1 => Ink.A,
        -1 => Ink.B,
        _ => Ink.Plain,
    };
}
