using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Judging;

/// <summary>What a negotiation's history comes to: its verdict, and how the balance ran.</summary>
internal static class Judgements
{
    public static void Map(IEndpointRouteBuilder api)
    {
        Describe(api.MapGet("/negotiations/{id}/verdict", Verdict), "Verdict");
        Describe(api.MapGet("/negotiations/{id}/replay", Replay), "Replay");

        static void Describe(RouteHandlerBuilder endpoint, string name) => endpoint
            .WithName(name)
            .RequireAuthorization(Policies.Read)
            .Produces<RawJson>()
            .Produces(StatusCodes.Status304NotModified)
            .WithProblems(400, 404, 422);
    }

    /// <summary>Who has given more, under which reading: the document <c>negsim/score/1</c>.</summary>
    /// <param name="id">Id of the negotiation.</param>
    /// <param name="against">Id of the holdings it is measured with, in place of those of the history it came from.</param>
    private static Task<IResult> Verdict(
        string id,
        [AsParameters] ReadingQuery reading,
        [AsParameters] UntilQuery until,
        [FromQuery] string? against,
        [AsParameters] Call call) =>
        Judge(call, id, until, against, reading, (subject, question) => Document.Of(call.Shelf.Library.Score(subject, question, forScreen: false), ScoreAnswer.Write));

    /// <summary>How the balance ran, event by event: the document <c>negsim/replay/1</c>.</summary>
    /// <param name="id">Id of the negotiation.</param>
    /// <param name="against">Id of the holdings it is measured with, in place of those of the history it came from.</param>
    private static Task<IResult> Replay(
        string id,
        [AsParameters] ReadingQuery reading,
        [AsParameters] UntilQuery until,
        [FromQuery] string? against,
        [AsParameters] Call call) =>
        Judge(call, id, until, against, reading, (subject, question) => Document.Of(call.Shelf.Library.Replay(subject, question, forScreen: false), ReplayAnswer.Write));

    private static async Task<IResult> Judge(
        Call call, string id, UntilQuery untilQuery, string? against, ReadingQuery readingQuery, Func<Subject, Question, IResult> judge)
    {
        var (reading, until) = (readingQuery.Read(), untilQuery.Read());
        if ((reading.Why ?? until.Why) is { } why)
        {
            return Problems.Of(why);
        }

        if (await call.Streams.FindAsync(new NegotiationId(id), call.Cancellation) is not { } summary)
        {
            return Problems.NoSuchNegotiation(id);
        }

        var tag = VersionTag.Of(summary.Version, call.Shelf.Tag);
        VersionTag.Put(call.Http.Response, tag);
        if (VersionTag.IsKnown(call.Http.Request, tag))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var subject = await call.Streams.SubjectAsync(summary, call.Shelf.Library, until.Value!, against, call.Cancellation);
        return subject.Value is { } found ? judge(found, reading.Value!) : Problems.Of(subject.Why!);
    }
}
