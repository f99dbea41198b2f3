using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using NegotiationSim.Streams;

namespace NegotiationSim.Web.Answers;

/// <summary>What nobody answered: exceptions, and statuses without a body. A problem with a code, never a stack.</summary>
internal static class Failures
{
    public static void Use(IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Handle, SuppressDiagnosticsCallback = one => one.Exception is BadHttpRequestException });
        app.UseStatusCodePages(pages => Of(pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext));
    }

    private static Task Handle(HttpContext http)
    {
        var thrown = http.Features.Get<IExceptionHandlerFeature>()!.Error;
        var problem = Of(thrown, http);
        return problem.ExecuteAsync(http);
    }

    private static IResult Of(Exception thrown, HttpContext http)
    {
        var trace = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        switch (thrown)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problems.TooLarge(limit: null);
            case BadHttpRequestException bad:
                return Problems.Problem(bad.StatusCode, ProblemCode.BadRequest, "This is no request that is understood", bad.Message);
            case StreamsBrokenException broken when broken.Finding.Fault is StreamFault.BusyCaseFile or StreamFault.UnwritableCaseFile or StreamFault.UnreadableCaseFile or StreamFault.StoreOutOfReach:
                return Problems.Unavailable(broken.Finding.Code, trace);
            case StreamsBrokenException broken:
                return Problems.Broken(broken.Finding, trace);
            default:
                return Problems.Internal(trace);
        }
    }

    private static IResult Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Problems.Problem(status, ProblemCode.Unauthenticated, "Not signed in", "send a token: Authorization: Bearer …"),
        StatusCodes.Status403Forbidden => Problems.Forbidden("whoever signed in may not do this"),
        StatusCodes.Status404NotFound => Problems.NotFound("there is nothing at this address; /openapi/v1.json lists what there is"),
        StatusCodes.Status405MethodNotAllowed => Problems.Problem(status, ProblemCode.Method, "Another method", "the address exists, but not for this method; the Allow header says for which"),
        StatusCodes.Status413PayloadTooLarge => Problems.TooLarge(limit: null),
        StatusCodes.Status415UnsupportedMediaType => Problems.MediaType("application/yaml", "application/json"),
        _ => Problems.Problem(status, status < 500 ? ProblemCode.BadRequest : ProblemCode.Internal, Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), "the request was not understood or not done"),
    };
}
