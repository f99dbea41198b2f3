using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Judging;

/// <summary>Scores of what somebody brings along, and of what is shipped. Nothing of it is kept.</summary>
internal static class Scoring
{
    public static void Map(IEndpointRouteBuilder api, WebSettings settings)
    {
        Describe(api.MapPost("/score", Score), "Score", Policies.Simulate, settings.LargestFile);
        Describe(api.MapPost("/whatif", WhatIf), "WhatIf", Policies.Simulate, settings.LargestFile);
        Describe(api.MapGet("/score/{id}", ScoreSeed), "ScoreSeed", Policies.Read);
        Describe(api.MapGet("/whatif/{id}", WhatIfSeed), "WhatIfSeed", Policies.Read);
        api.MapGet("/seeds", Seeds).WithName("Seeds").RequireAuthorization(Policies.Read).Produces<IReadOnlyList<SeedView>>();

        static void Describe(RouteHandlerBuilder endpoint, string name, string policy, long? limit = null)
        {
            endpoint.WithName(name).RequireAuthorization(policy).ThatTakesLong().Produces<RawJson>();
            _ = limit is { } most ? endpoint.WithBodyOf(most).WithProblems(400, 404, 413, 415, 422, 503) : endpoint.WithProblems(400, 404, 422, 503);
        }
    }

    [EndpointSummary("Which side a text asks more of, or which side has given more: the document `negsim/score/1`.")]
    [EndpointDescription("The body is a proposal, a history, or a bare ledger (which has a `cutoff` and no `kind`).")]
    private static async Task<IResult> Score(
        [AsParameters] ReadingQuery readingQuery, [AsParameters] UntilQuery untilQuery, [AsParameters] Call call)
    {
        var (reading, until) = (readingQuery.Read(), untilQuery.Read());
        if ((reading.Why ?? until.Why) is { } why)
        {
            return Problems.Of(why);
        }

        var (body, unread) = await Body.ReadAsync(call.Http.Request, call.Settings.LargestFile, call.Cancellation);
        if (body is null)
        {
            return unread!;
        }

        call.Http.Response.Headers.CacheControl = "no-store";
        var subject = SubjectOf.Bytes(call.Shelf.Library, body.Utf8, body.Name, until.Value!);
        return subject.Value is { } found
            ? Document.Of(call.Shelf.Library.Score(found, reading.Value!, forScreen: false), ScoreAnswer.Write)
            : Problems.Of(subject.Why!);
    }

    [EndpointSummary("A scenario's base and its variants, side by side: the document `negsim/whatif/1`.")]
    private static async Task<IResult> WhatIf([AsParameters] ReadingQuery reading, [AsParameters] Call call)
    {
        var (body, unread) = await Body.ReadAsync(call.Http.Request, call.Settings.LargestFile, call.Cancellation);
        if (body is null)
        {
            return unread!;
        }

        call.Http.Response.Headers.CacheControl = "no-store";
        var loaded = body.Read(call.Shelf, out var library);
        return loaded.Value is { } written ? Compare(call, library, written, reading) : Problems.Of(loaded.Findings);
    }

    [EndpointSummary("The score of a shipped proposal or history: the document `negsim/score/1`.")]
    private static IResult ScoreSeed(
        [Description("Its id.")] string id,
        [AsParameters] ReadingQuery readingQuery,
        [AsParameters] UntilQuery untilQuery,
        [AsParameters] Call call)
    {
        var (reading, until) = (readingQuery.Read(), untilQuery.Read());
        if ((reading.Why ?? until.Why) is { } why)
        {
            return Problems.Of(why);
        }

        var subject = SubjectOf.Seed(call.Shelf.Library, id, until.Value!);
        return subject.Value is { } found
            ? Document.Of(call.Shelf.Library.Score(found, reading.Value!, forScreen: false), ScoreAnswer.Write)
            : Problems.Of(subject.Why!);
    }

    [EndpointSummary("A shipped scenario's base and its variants, side by side: the document `negsim/whatif/1`.")]
    private static IResult WhatIfSeed(
        [Description("Its id.")] string id,
        [AsParameters] ReadingQuery reading,
        [AsParameters] Call call)
    {
        var library = call.Shelf.Library;
        var found = SubjectOf.Named(library, id, "scenario", "scenarios");
        return found.Value is not { } file ? Problems.Of(found.Why!)
            : library.Read(file) is { Value: { } written } ? Compare(call, library, written, reading)
            : Problems.Of(library.Read(file).Findings);
    }

    [EndpointSummary("The proposals, histories, scenarios and perspectives that are shipped.")]
    private static Ok<IReadOnlyList<SeedView>> Seeds([AsParameters] Call call)
    {
        string[] folders = ["proposals", "histories", "scenarios", "perspectives"];
        return TypedResults.Ok<IReadOnlyList<SeedView>>(
            [.. call.Shelf.Library.Files.Where(file => folders.Contains(file.Folder, StringComparer.Ordinal)).Select(file => call.Shelf.Library.Read(file).Value).OfType<WrittenFile>().Select(file => new SeedView(file.Kind, file.Id, file.Title))]);
    }

    private static IResult Compare(Call call, Library library, WrittenFile written, ReadingQuery readingQuery)
    {
        var reading = readingQuery.Read();
        return reading.Value is not { } question ? Problems.Of(reading.Why!)
            : written is ScenarioFile scenario ? Document.Of(library.Compare(scenario, question, forScreen: false, call.Cancellation), WhatIfAnswer.Write)
            : Problems.Mistaken($"this is a {written.Kind}; a scenario is expected here");
    }
}

/// <summary>Something that is shipped.</summary>
/// <param name="Kind">proposal, history, scenario or perspective.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
public sealed record SeedView(string Kind, string Id, string Title);
