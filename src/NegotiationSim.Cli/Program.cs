using NegotiationSim.Cli.Output;

namespace NegotiationSim.Cli;

internal static class Program
{
    private static int Main(string[] args) => Negsim.Run(args, Surroundings.OfProcess());
}
