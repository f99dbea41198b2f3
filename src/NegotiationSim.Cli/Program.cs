namespace NegotiationSim.Cli;

internal static class Program
{
    private static int Main(string[] args)
    {
        Console.Error.WriteLine($"negsim: no verb '{args.FirstOrDefault()}' yet");
        return 2;
    }
}
