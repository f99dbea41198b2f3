using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace NegotiationSim.Web.Answers;

/// <summary>What an endpoint takes and answers, for the framework and for the OpenAPI document.</summary>
internal static class Describing
{
    /// <summary>Takes YAML or JSON of at most so many bytes.</summary>
    public static RouteHandlerBuilder WithBodyOf(this RouteHandlerBuilder endpoint, long limit) => endpoint
        .WithMetadata(new BodyLimit(limit))
        .Accepts<RawJson>("application/yaml", MediaTypeNames.Application.Json);

    /// <summary>Answers with problem details in these cases.</summary>
    public static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemDetails>(status, MediaTypeNames.Application.ProblemJson);
        }

        return endpoint;
    }

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
