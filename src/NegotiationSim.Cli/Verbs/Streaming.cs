using NegotiationSim.Streams;

namespace NegotiationSim.Cli.Verbs;

/// <summary>What the streams say, in our sentences.</summary>
internal static class Streaming
{
    /// <summary>What is wrong, and what was expected.</summary>
    public static string Sentence(StreamFinding finding) => finding.ToString();
}
