using JasperFx.Core;
using Wolverine;

namespace NegotiationSim.Server.Desk;

/// <summary>How Wolverine carries messages.</summary>
internal static class Messaging
{
    public static void Configure(WolverineOptions options, ServerSettings settings)
    {
        // Handlers of this program, whichever program was started first in the process.
        options.ApplicationAssembly = typeof(Messaging).Assembly;
        options.CodeGeneration.TypeLoadMode = settings.Code;
        options.Policies.AutoApplyTransactions();
        options.Policies.UseDurableLocalQueues();
        options.Durability.Mode = settings.Nodes;
        options.Durability.ScheduledJobPollingTime = 500.Milliseconds();
    }
}
