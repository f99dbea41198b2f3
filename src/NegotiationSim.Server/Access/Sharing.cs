using System.ComponentModel;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Server.Access;

/// <summary>Shows a fork to the others.</summary>
internal static class Sharing
{
    public static void MapSharing(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/negotiations/{id}/share", Share)
            .WithName("Share").WithTags("Negotiations").RequireAuthorization(Policies.Simulate)
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);

    [EndpointSummary("Shares a fork: until its maker does, nobody else sees it. What is shared stays so.")]
    private static async Task<IResult> Share([Description("Id of the fork.")] string id, INegotiationStreams streams, PrivateForks forks, CancellationToken cancellation)
    {
        if (!Storable.IsId(id) || await streams.FindAsync(new NegotiationId(id), cancellation) is null)
        {
            return Problems.NoSuchNegotiation(id);
        }

        await forks.ShareAsync(id, cancellation);
        return TypedResults.NoContent();
    }
}
