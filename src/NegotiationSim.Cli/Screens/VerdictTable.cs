using NegotiationSim.Cli.Output;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Cli.Screens;

/// <summary>Every verdict as a row of a spreadsheet.</summary>
internal static class VerdictTable
{
    private static readonly object?[] Columns =
    [
        "perspective", "norm", "lens", "baseline", "account", "a", "b", "balanceIndex", "parityRatio", "logRatio", "l1", "compensation", "cosine",
        "low", "high", "state", "band", "flags", "unmeasured",
    ];

    public static string Of(Scored scored)
    {
        var csv = new Csv(Columns);
        foreach (var verdict in scored.Score.Verdicts)
        {
            csv.Row(Cells(verdict));
        }

        return csv.ToString();
    }

    /// <summary>Names of the columns, to be joined with others.</summary>
    public static IReadOnlyList<object?> Heads => Columns;

    public static object?[] Cells(Verdict verdict)
    {
        var (reading, balance) = (verdict.Reading, verdict.Balance);
        var level = reading.Norm.IsLevel();
        return
        [
            verdict.Perspective, reading.Norm.ToString(), reading.Lens.ToString(), level ? null : reading.Baseline.ToString(), level ? null : reading.Account.ToString(),
            balance.A, balance.B, balance.Index, balance.ParityRatio, balance.LogRatio, balance.L1, balance.Compensation, balance.Cosine,
            verdict.Interval?.Low, verdict.Interval?.High, verdict.State.ToString(), verdict.Band?.ToString(),
            string.Join(' ', verdict.Caveats.Names()), string.Join(' ', verdict.Unmeasured),
        ];
    }
}
