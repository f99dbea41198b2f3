using System.CommandLine;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>What all verbs that play something have in common: a seed, and threads.</summary>
internal static class RunOptions
{
    private const int MostThreads = 1024;

    public static NumberOption<ulong> Seed(string what = "what the random numbers hang on (20260224)") => new("--seed") { Description = what, HelpName = "S" };

    public static NumberOption<int> Threads() => new("--threads") { Description = "threads; changes nothing but the time it takes", HelpName = "T" };

    /// <summary>The seed that was typed, else the usual one.</summary>
    public static ulong In(ParseResult parsed, NumberOption<ulong> seed) => seed.In(parsed) ?? SweepWish.UsualSeed;

    /// <summary>The threads that were typed, else as many as there are processors; false where the number is refused.</summary>
    public static bool TryRead(ParseResult parsed, NumberOption<int> option, Session session, out int threads)
    {
        threads = option.In(parsed) ?? Environment.ProcessorCount;
        return threads is >= 1 and <= MostThreads || session.Stop(Exit.Findings, $"--threads takes a number from 1 to {MostThreads}") == Exit.Done;
    }
}
