using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Streams;
using NegotiationSim.Streams.JsonLines;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Negotiations;

/// <summary>Begins a negotiation: with its opening alone, or with the record of what has been done in it.</summary>
internal static class Opening
{
    public static void Map(IEndpointRouteBuilder api, WebSettings settings) =>
        api.MapPost("/negotiations", Open)
            .WithName("OpenNegotiation")
            .RequireAuthorization(Policies.Act)
            .WithBodyOf(settings.LargestFile)
            .Produces<Done>(StatusCodes.Status201Created)
            .WithProblems(400, 403, 409, 413, 415, 422);

    [EndpointSummary("Opens a negotiation.")]
    [EndpointDescription("The body is a history file: parties and opening, and under `entries` what they have done so far. Without entries it is one command and becomes known now. With entries it is a record of the past, as `negsim import` takes it: every entry is decided by the rules, all of them are stored or none, and each counts as known from the day the file says. Parties act for themselves, so a record of what all of them did takes the right to administer.")]
    private static async Task<IResult> Open(
        [Description("Id of the opening command: repeating it changes nothing and is answered as before.")][FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        [Description("The same, for whoever cannot send a header.")][FromQuery] string? commandId,
        [AsParameters] Call call)
    {
        if (!CommandIds.TryRead(idempotencyKey, commandId, out var command, out var problem))
        {
            return problem!;
        }

        var (body, unread) = await Body.ReadAsync(call.Http.Request, call.Settings.LargestFile, call.Cancellation);
        if (body is null)
        {
            return unread!;
        }

        var loaded = body.Read(call.Shelf);
        return loaded.Value switch
        {
            null => Problems.Of(loaded.Findings),
            HistoryFile { Commands: [OpenNegotiation open] } => await OpenAsync(call, open with { Stamp = open.Stamp with { CommandId = command } }),
            HistoryFile history => await RecordAsync(call, history),
            var other => Problems.Mistaken($"this is a {other.Kind}; a history is expected here"),
        };
    }

    private static async Task<IResult> OpenAsync(Call call, OpenNegotiation open)
    {
        var answer = await Acting.DecideAsync(call, new ActingAs(open.Id, open), expected: null);
        return answer is Ok<Done> { Value: { } done } ? Created(done) : answer;
    }

    private static async Task<IResult> RecordAsync(Call call, HistoryFile history)
    {
        if (!await call.MayAsync(Policies.Administer))
        {
            return Problems.Forbidden("a history with entries says what all its parties did; whoever signed in may only open one and act in it");
        }

        var id = new NegotiationId(history.Id);
        if (await call.Streams.FindAsync(id, call.Cancellation) is { } there)
        {
            return Problems.Taken(history.Id, there.Version);
        }

        var result = await call.Streams.RecordAsync(id, [.. history.Events.Select(one => (one.Event, one.Known))], call.Cancellation);
        if (result is ImportResult.Refused refused)
        {
            return Problems.Of(refused.Findings);
        }

        VersionTag.Put(call.Http.Response, VersionTag.Of(history.Events.Length));
        return Created(new Done(history.Id, history.Events.Length, history.Commands[0].Stamp.CommandId, Repeated: false, []));
    }

    private static Created<Done> Created(Done done) => TypedResults.Created($"/api/negotiations/{done.Negotiation}", done);
}
