using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Streams;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Negotiations;

/// <summary>Another course of a negotiation, and the end of one.</summary>
internal static class Forks
{
    public static void Map(IEndpointRouteBuilder api, WebSettings settings)
    {
        api.MapPost("/negotiations/{id}/forks", Fork)
            .WithName("Fork")
            .RequireAuthorization(Policies.Simulate)
            .WithBodyOf(settings.LargestCommand)
            .Produces<NegotiationView>(StatusCodes.Status201Created)
            .WithProblems(400, 403, 404, 409, 413, 415, 422);
        api.MapDelete("/negotiations/{id}", Archive)
            .WithName("Archive")
            .RequireAuthorization(Policies.Administer)
            .Produces(StatusCodes.Status204NoContent)
            .WithProblems(404);
    }

    [EndpointSummary("Forks a negotiation: the fork shares its events up to a version and then goes its own way. The source is never written to.")]
    private static async Task<IResult> Fork([Description("Id of the source.")] string id, [AsParameters] Call call)
    {
        if (call.Owner is null)
        {
            return Problems.Forbidden("a fork belongs to whoever makes it, and the token that signed in names nobody: it has no `sub`");
        }

        var (body, unread) = await Body.ReadAsync(call.Http.Request, call.Settings.LargestCommand, call.Cancellation);
        if (body is null)
        {
            return unread!;
        }

        var loaded = WrittenFork.Read(body.Utf8, body.Name);
        if (loaded.Value is not { } wanted)
        {
            return Problems.Of(loaded.Findings);
        }

        if (await call.Streams.FindAsync(new NegotiationId(id), call.Cancellation) is not { } source)
        {
            return Problems.NoSuchNegotiation(id);
        }

        var (at, fork) = (wanted.AtVersion ?? source.Version, new NegotiationId(wanted.Id));
        return await call.Streams.ForkAsync(source.Id, fork, at, wanted.Overrides, call.Clock.GetUtcNow(), call.Cancellation) switch
        {
            ForkResult.Forked forked => Created(call, source, fork, at, forked.Version, (await call.Streams.FindAsync(fork, call.Cancellation))!),
            ForkResult.Taken taken => Problems.Taken(fork.Value, taken.Version),
            ForkResult.NoSuchVersion missing => Problems.NotFound($"\"{id}\" runs from v1 to v{missing.Actual}; there is no v{at}"),
            ForkResult.Unstorable unstorable => Problems.Of(unstorable.Findings),
            var other => throw new InvalidOperationException($"{other} is no answer."),
        };
    }

    [EndpointSummary("Archives a negotiation: it takes no more events and is left out of lists. What is in it stays readable.")]
    private static async Task<IResult> Archive([Description("Its id.")] string id, [AsParameters] Call call) =>
        await call.Streams.ArchiveAsync(new NegotiationId(id), call.Cancellation) ? TypedResults.NoContent() : Problems.NoSuchNegotiation(id);

    private static Created<NegotiationView> Created(Call call, StreamSummary source, NegotiationId fork, long at, long version, StreamSummary summary)
    {
        VersionTag.Put(call.Http.Response, VersionTag.Of(version));
        return TypedResults.Created($"/api/negotiations/{fork}", NegotiationView.Of(summary) with { Version = version, ForkedFrom = new ForkedFromView(source.Id.Value, at) });
    }
}
