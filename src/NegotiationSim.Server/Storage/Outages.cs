using NegotiationSim.Streams;

namespace NegotiationSim.Server.Storage;

/// <summary>Where a database that is away becomes the one exception that streams have for broken infrastructure, whoever asked it what.</summary>
internal static class Outages
{
    public static void UseOutages(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (e is not StreamsBrokenException && Outage.In(e) is { } finding)
        {
            throw new StreamsBrokenException(finding, e);
        }
    });
}
