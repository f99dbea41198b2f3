using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Streams.Desks;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Negotiations;

/// <summary>A party's move: decided by the rules, then appended, or refused.</summary>
internal static class Acting
{
    public static void Map(IEndpointRouteBuilder api, WebSettings settings) =>
        api.MapPost("/negotiations/{id}/commands", Act)
            .WithName("Act")
            .RequireAuthorization(Policies.Act)
            .WithBodyOf(settings.LargestCommand)
            .Produces<Done>()
            .WithProblems(400, 403, 404, 409, 413, 415, 422);

    [EndpointSummary("Makes one move.")]
    [EndpointDescription("The body is one entry of a history, with its keys: `on`, `by`, `do` and those of the move. A refusal is 409 where the state is in the way and the same move may be legal another time, 422 where the move is wrong in itself; `legalNow` says what would be legal.")]
    private static async Task<IResult> Act(
        [Description("Id of the negotiation.")] string id,
        [Description("The version the party saw, as \"v19\": another one is a lost race, 409 with both. Absent: decide on whatever is there.")][FromHeader(Name = "If-Match")] string? ifMatch,
        [Description("Id of the command: repeating it changes nothing and is answered as before.")][FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        [Description("The same, for whoever cannot send a header.")][FromQuery] string? commandId,
        [AsParameters] Call call)
    {
        if (!VersionTag.TryExpected(ifMatch, out var expected, out var problem) || !CommandIds.TryRead(idempotencyKey, commandId, out var command, out problem))
        {
            return problem!;
        }

        var (body, unread) = await Body.ReadAsync(call.Http.Request, call.Settings.LargestCommand, call.Cancellation);
        if (body is null)
        {
            return unread!;
        }

        var loaded = WrittenMove.Read(body.Utf8, body.Name, command, call.Shelf.Library);
        return loaded.Value is { } move
            ? await DecideAsync(call, new ActingAs(new NegotiationId(id), move.Command), expected)
            : Problems.Of(loaded.Findings);
    }

    /// <summary>Asks whether the caller may act so, then hands the move to the desk.</summary>
    public static async Task<IResult> DecideAsync(Call call, ActingAs acting, long? expected)
    {
        if (!await call.MayAsync(Policies.Act, acting))
        {
            return await IsToBeFoundAsync(call, acting)
                ? Problems.Forbidden($"whoever signed in may not act as \"{acting.Command.Stamp.By}\" here")
                : Problems.NoSuchNegotiation(acting.Negotiation.Value);
        }

        var answer = await call.Desk.ExecuteAsync(acting.Negotiation, acting.Command, expected, call.Cancellation);
        if (answer is not DeskAnswer.Done done)
        {
            return Problems.Of(answer, acting.Negotiation);
        }

        VersionTag.Put(call.Http.Response, VersionTag.Of(done.Version));
        return TypedResults.Ok(Done.Of(acting, done));
    }

    // One that the caller may not even see is one that is not there.
    private static async ValueTask<bool> IsToBeFoundAsync(Call call, ActingAs acting) =>
        acting.Command is OpenNegotiation || await call.Streams.FindAsync(acting.Negotiation, call.Cancellation) is not null;
}

/// <summary>A command that is done for good.</summary>
/// <param name="Negotiation">Id of the negotiation.</param>
/// <param name="Version">The version after the command's last event.</param>
/// <param name="CommandId">Id of the command.</param>
/// <param name="Repeated">It was done before, and nothing changed now.</param>
/// <param name="Events">What it led to; empty where it is repeated.</param>
public sealed record Done(string Negotiation, long Version, string CommandId, bool Repeated, IReadOnlyList<EventOnRecord> Events)
{
    internal static Done Of(ActingAs acting, DeskAnswer.Done done) => new(
        acting.Negotiation.Value,
        done.Version,
        acting.Command.Stamp.CommandId,
        done.Events.Count == 0,
        [.. done.Events.Select((one, i) => EventOnRecord.Of(one, done.Version - done.Events.Count + 1 + i))]);
}
