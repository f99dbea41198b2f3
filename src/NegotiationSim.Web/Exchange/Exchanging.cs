using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.JsonLines;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Exchange;

/// <summary>Whole streams in and out, as JSON Lines: events, times and hashes as they are.</summary>
internal static class Exchanging
{
    /// <summary>JSON Lines.</summary>
    public const string MediaType = "application/jsonl";

    private static readonly string[] Known = [MediaType, "application/x-ndjson", "application/jsonlines"];

    public static void Map(IEndpointRouteBuilder api, WebSettings settings)
    {
        api.MapGet("/export", Export)
            .WithName("Export")
            .RequireAuthorization(Policies.Read)
            .WithoutTimeout()
            .Produces<string>(StatusCodes.Status200OK, MediaType)
            .WithProblems(400, 404);
        api.MapPost("/import", Import)
            .WithName("Import")
            .RequireAuthorization(Policies.Administer)
            .MayTake(settings.LongestImport)
            .Accepts<string>(MediaType)
            .Produces<Imported>()
            .WithProblems(400, 409, 413, 415, 422);
    }

    [EndpointSummary("Streams as JSON Lines: one event a line, with everything its hash is taken over.")]
    private static async Task<IResult> Export(
        [Description("Id of a negotiation; may come several times.")][FromQuery] string[]? id,
        [AsParameters] Call call)
    {
        var ids = (id ?? []).Distinct(StringComparer.Ordinal).Select(one => new NegotiationId(one)).ToList();
        if (ids.Count == 0)
        {
            return Problems.Mistaken("an export names what it is to contain; write id=ID, once or several times");
        }

        foreach (var one in ids)
        {
            if (await call.Streams.FindAsync(one, call.Cancellation) is null)
            {
                return Problems.NoSuchNegotiation(one.Value);
            }
        }

        call.Http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(async body => await call.Streams.ExportAsync(ids, body, call.Cancellation), MediaType);
    }

    [EndpointSummary("Takes JSON Lines in: all of them, or none and every finding.")]
    [EndpointDescription("A stream that is here already is continued if what is here is where the lines begin; lines that are here already are no news.")]
    private static async Task<IResult> Import([AsParameters] Call call)
    {
        var (request, limit) = (call.Http.Request, call.Settings.LargestImport);
        if (request.Headers.ContentEncoding.Count > 0 || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !Known.Any(known => type.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase)))
        {
            return Problems.MediaType(MediaType);
        }

        if (request.ContentLength > limit)
        {
            return Problems.TooLarge(limit);
        }

        if (call.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        await using var lines = await Arrived.SpoolAsync(request.Body, limit, call.Cancellation);
        return lines is null ? Problems.TooLarge(limit) : await call.Streams.ImportAsync(lines, call.Cancellation) switch
        {
            ImportResult.Imported imported => TypedResults.Ok(new Imported(imported.Streams, imported.Events)),
            ImportResult.Refused refused => Problems.Of(refused.Findings),
            var other => throw new InvalidOperationException($"{other} is no answer."),
        };
    }
}

/// <summary>An import that is stored for good.</summary>
/// <param name="Streams">Streams named in the lines.</param>
/// <param name="Events">Events that were not here before.</param>
public sealed record Imported(int Streams, long Events);
