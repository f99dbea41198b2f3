using System.ComponentModel;
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
using NegotiationSim.Web.Negotiations;

namespace NegotiationSim.Web.Judging;

/// <summary>What negotiations come to: a verdict, how the balance ran, and two of them side by side.</summary>
internal static class Judgements
{
    public static void Map(IEndpointRouteBuilder api)
    {
        Describe(api.MapGet("/negotiations/{id}/verdict", Verdict), "Verdict").Produces(StatusCodes.Status304NotModified);
        Describe(api.MapGet("/negotiations/{id}/replay", Replay), "Replay").Produces(StatusCodes.Status304NotModified);
        Describe(api.MapGet("/comparisons", Compare), "Compare");

        static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string name) => endpoint
            .WithName(name)
            .RequireAuthorization(Policies.Read)
            .ThatTakesLong()
            .Produces<RawJson>()
            .WithProblems(400, 404, 422, 503);
    }

    [EndpointSummary("Who has given more, under which reading: the document `negsim/score/1`.")]
    private static Task<IResult> Verdict(
        [Description("Id of the negotiation.")] string id,
        [AsParameters] ReadingQuery reading,
        [AsParameters] UntilQuery until,
        [Description("Id of the holdings it is measured with, in place of those of the history it came from.")][FromQuery] string? against,
        [AsParameters] Call call) =>
        Judge(call, id, until, against, reading, (subject, question) => Document.Of(call.Shelf.Library.Score(subject, question, forScreen: false), ScoreAnswer.Write));

    [EndpointSummary("How the balance ran, event by event: the document `negsim/replay/1`.")]
    private static Task<IResult> Replay(
        [Description("Id of the negotiation.")] string id,
        [AsParameters] ReadingQuery reading,
        [AsParameters] UntilQuery until,
        [Description("Id of the holdings it is measured with, in place of those of the history it came from.")][FromQuery] string? against,
        [AsParameters] Call call) =>
        Judge(call, id, until, against, reading, (subject, question) => Document.Of(call.Shelf.Library.Replay(subject, question, forScreen: false), ReplayAnswer.Write));

    [EndpointSummary("Two subjects side by side, and right less left: the document `negsim/comparison/1`.")]
    private static async Task<IResult> Compare(
        [Description("A negotiation, a fork, or a shipped proposal or history; with `@22` or `@2026-02-24` up to there.")][FromQuery] string? left,
        [Description("The other one.")][FromQuery] string? right,
        [AsParameters] ReadingQuery readingQuery,
        [AsParameters] Call call)
    {
        if (left is null || right is null)
        {
            return Problems.Mistaken("two subjects are compared; write left=ID&right=ID");
        }

        var (reading, first, second) = (readingQuery.Read(), await NamedAsync(call, left), await NamedAsync(call, right));
        if ((reading.Why ?? first.Why ?? second.Why) is { } why)
        {
            return Problems.Of(why);
        }

        var library = call.Shelf.Library;
        var (one, other) = (library.Score(first.Value!, reading.Value!, forScreen: false), library.Score(second.Value!, reading.Value!, forScreen: false));
        return (one.Why ?? other.Why) is { } unscored ? Problems.Of(unscored) : new Document(ComparisonAnswer.Write(one.Value!, other.Value!));
    }

    private static async Task<IResult> Judge(
        Call call, string id, UntilQuery untilQuery, string? against, ReadingQuery readingQuery, Func<Subject, Question, IResult> judge)
    {
        var (reading, until) = (readingQuery.Read(), untilQuery.Read());
        return (reading.Why ?? until.Why) is { } why
            ? Problems.Of(why)
            : await call.AnswerAsync(id, _ => call.Shelf.Tag, async summary =>
            {
                var subject = await call.Streams.SubjectAsync(summary, call.Shelf.Library, until.Value!, against, call.Cancellation);
                return subject.Value is { } found ? judge(found, reading.Value!) : Problems.Of(subject.Why!);
            });
    }

    /// <summary>A negotiation of this id, else what is shipped under it.</summary>
    private static async ValueTask<Answer<Subject>> NamedAsync(Call call, string named)
    {
        var sign = named.IndexOf('@', StringComparison.Ordinal);
        var until = UntilWords.Read(sign < 0 ? null : named[(sign + 1)..], knownBy: null);
        if (until.Value is not { } upTo)
        {
            return until.Why!;
        }

        var id = sign < 0 ? named : named[..sign];
        return await call.Streams.FindAsync(new NegotiationId(id), call.Cancellation) is { } summary
            ? await call.Streams.SubjectAsync(summary, call.Shelf.Library, upTo, against: null, call.Cancellation)
            : SubjectOf.Seed(call.Shelf.Library, id, upTo);
    }
}
