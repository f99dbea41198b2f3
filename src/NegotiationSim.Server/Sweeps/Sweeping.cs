using NegotiationSim.Web.Sweeps;

namespace NegotiationSim.Server.Sweeps;

/// <summary>What a node needs to take part in sweeps.</summary>
internal static class Sweeping
{
    public static void AddSweeps(this IServiceCollection services, SweepSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<SweepsAtHand>();
        services.AddSingleton<SliceRunner>();
        services.AddSingleton<ISweepRunner, WolverineSweepRunner>();
    }
}
