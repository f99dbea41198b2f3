using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Contract;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Answers;
using NegotiationSim.Web.Judging;

namespace NegotiationSim.Web.Negotiations;

/// <summary>What there is, what happened, and how things stand.</summary>
internal static class Looking
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    public static void Map(IEndpointRouteBuilder api)
    {
        Describe(api.MapGet("/negotiations", List), "Negotiations").Produces<NegotiationPage>().WithProblems(400);
        Describe(api.MapGet("/negotiations/{id}", Find), "Negotiation").Produces<NegotiationView>().Produces(StatusCodes.Status304NotModified).WithProblems(404);
        Describe(api.MapGet("/negotiations/{id}/events", Events), "Events").Produces<EventPage>().Produces(StatusCodes.Status304NotModified).WithProblems(400, 404);
        Describe(api.MapGet("/negotiations/{id}/state", State), "State").Produces<StateView>().Produces(StatusCodes.Status304NotModified).WithProblems(400, 404);

        static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string name) => endpoint.WithName(name).RequireAuthorization(Policies.Read);
    }

    [EndpointSummary("The negotiations and forks there are, in the order of their ids.")]
    private static async Task<IResult> List(
        [Description("Only those after this id: what `next` says.")][FromQuery] string? after,
        [Description("How many at most: 100 unless said, 1000 at most.")][FromQuery] string? limit,
        [Description("Also those that are archived.")][FromQuery] string? archived,
        [AsParameters] Call call)
    {
        if (!TryLimit(limit, out var most, out var problem))
        {
            return problem!;
        }

        if (archived is not (null or "true" or "false"))
        {
            return Problems.Mistaken($"archived does not take \"{archived}\"; write true or false");
        }

        var all = await call.Streams.ListAsync(archived == "true", call.Cancellation);
        var rest = all.Where(one => after is null || string.CompareOrdinal(one.Id.Value, after) > 0).Take(most + 1).ToList();
        var page = rest.Take(most).ToList();
        var next = rest.Count > most ? string.Create(CultureInfo.InvariantCulture, $"/api/negotiations?after={page[^1].Id}&limit={most}{(archived == "true" ? "&archived=true" : "")}") : null;
        call.Http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Ok(new NegotiationPage([.. page.Select(NegotiationView.Of)], next));
    }

    [EndpointSummary("A negotiation or fork.")]
    private static Task<IResult> Find([Description("Its id.")] string id, [AsParameters] Call call) => call.AnswerAsync(
        id,
        summary => summary.IsArchived ? "archived" : null,
        summary => ValueTask.FromResult<IResult>(TypedResults.Ok(NegotiationView.Of(summary))));

    [EndpointSummary("What happened, event by event.")]
    private static async Task<IResult> Events(
        [Description("Id of the negotiation.")] string id,
        [Description("From this version on: 1 unless said.")][FromQuery] string? from,
        [Description("How many at most: 100 unless said, 1000 at most.")][FromQuery] string? limit,
        [AsParameters] Call call)
    {
        var first = from is null ? 1 : UntilWords.Version(from) ?? 0;
        return !TryLimit(limit, out var most, out var problem) ? problem!
            : first < 1 ? Problems.Mistaken($"\"{from}\" is no version; they begin with 1")
            : await call.AnswerAsync(id, _ => null, async summary =>
            {
                var last = Math.Min(summary.Version, (long)first + most - 1);
                var events = await call.Streams.ReadAsync(summary.Id, first, last, call.Cancellation).Select(EventOnRecord.Of).ToListAsync(call.Cancellation);
                var next = last < summary.Version && first <= last ? string.Create(CultureInfo.InvariantCulture, $"/api/negotiations/{id}/events?from={last + 1}&limit={most}") : null;
                return TypedResults.Ok(new EventPage(id, summary.Version, events, next));
            });
    }

    [EndpointSummary("How things stand: parties, rounds, demands, texts, steps, links.")]
    private static async Task<IResult> State(
        [Description("Id of the negotiation.")] string id,
        [AsParameters] UntilQuery untilQuery,
        [AsParameters] Call call)
    {
        var read = untilQuery.Read();
        return read.Value is not { } until
            ? Problems.Of(read.Why!)
            : await call.AnswerAsync(id, _ => null, async summary =>
            {
                if (SubjectOf.Beyond(id, summary.Version, until) is { } beyond)
                {
                    return Problems.Of(beyond);
                }

                var state = Replay.All(until.Counted(await call.Streams.OccurrencesAsync(summary, call.Cancellation)));
                return TypedResults.Ok(new StateView(id, summary.Version, new RawJson(SnapshotJson.Encode(state))));
            });
    }

    private static bool TryLimit(string? limit, out int most, out IResult? problem)
    {
        most = limit is null ? UsualPage : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : 0;
        problem = most is >= 1 and <= LargestPage ? null : Problems.Mistaken($"a page has 1 to {LargestPage} entries; limit does not take \"{limit}\"");
        return problem is null;
    }
}

/// <summary>A negotiation or fork.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Version">How many events it has.</param>
/// <param name="LastOn">When its last event happened.</param>
/// <param name="ForkedFrom">Where it was forked; absent for one of its own.</param>
/// <param name="Archived">It takes no more events.</param>
public sealed record NegotiationView(string Id, string Title, long Version, string LastOn, ForkedFromView? ForkedFrom, bool Archived)
{
    internal static NegotiationView Of(StreamSummary summary) => new(
        summary.Id.Value,
        summary.Title,
        summary.Version,
        summary.LastOn.ToString(),
        summary.ForkedFrom is { } fork ? new ForkedFromView(fork.Source.Value, fork.AtVersion) : null,
        summary.IsArchived);
}

/// <summary>Where a fork comes from.</summary>
/// <param name="Source">Id of the negotiation it shares a beginning with.</param>
/// <param name="AtVersion">The last version they share.</param>
public sealed record ForkedFromView(string Source, long AtVersion);

/// <summary>Some of the negotiations.</summary>
/// <param name="Negotiations">In the order of their ids.</param>
/// <param name="Next">Where the next ones are; absent after the last.</param>
public sealed record NegotiationPage(IReadOnlyList<NegotiationView> Negotiations, string? Next);

/// <summary>Some of a negotiation's events.</summary>
/// <param name="Negotiation">Its id.</param>
/// <param name="Version">How many events it has in all.</param>
/// <param name="Events">In the order of versions.</param>
/// <param name="Next">Where the next ones are; absent after the last.</param>
public sealed record EventPage(string Negotiation, long Version, IReadOnlyList<EventOnRecord> Events, string? Next);

/// <summary>How things stand in a negotiation.</summary>
/// <param name="Negotiation">Its id.</param>
/// <param name="Version">How many events it has in all.</param>
/// <param name="State">Parties, rounds, demands, texts, steps and links; its <c>version</c> counts the events that were folded.</param>
public sealed record StateView(string Negotiation, long Version, RawJson State);
