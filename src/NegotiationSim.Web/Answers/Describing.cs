using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace NegotiationSim.Web.Answers;

/// <summary>What an endpoint takes and answers, for the framework and for the OpenAPI document.</summary>
internal static class Describing
{
    /// <summary>Takes YAML or JSON of at most so many bytes.</summary>
    public static RouteHandlerBuilder WithBodyOf(this RouteHandlerBuilder endpoint, long limit) => endpoint
        .WithMetadata(new BodyLimit(limit))
        .Accepts<object>("application/yaml", MediaTypeNames.Application.Json);

    /// <summary>Answers with problem details in these cases.</summary>
    public static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemDetails>(status, MediaTypeNames.Application.ProblemJson);
        }

        return endpoint;
    }

    /// <summary>Works a processor for a while: not more of these at a time than there are processors.</summary>
    public static RouteHandlerBuilder ThatTakesLong(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter((request, answer) => request.HttpContext.RequestServices.GetRequiredService<Turns>().AnswerAsync(request, answer));

    /// <summary>Lasts as long as there is something to say.</summary>
    public static RouteHandlerBuilder WithoutTimeout(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new DisableRequestTimeoutAttribute());

    /// <summary>May take so long.</summary>
    public static RouteHandlerBuilder MayTake(this RouteHandlerBuilder endpoint, TimeSpan time) =>
        endpoint.WithMetadata(new RequestTimeoutAttribute((int)time.TotalMilliseconds));

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
