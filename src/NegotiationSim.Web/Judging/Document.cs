using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using NegotiationSim.Files.Asking;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Judging;

/// <summary>One of the documents that <c>--json</c> writes, byte for byte.</summary>
internal sealed class Document(ReadOnlyMemory<byte> utf8) : IResult
{
    /// <summary>The document of an answer, or why there is none.</summary>
    public static IResult Of<T>(Answer<T> answer, Func<T, byte[]> write)
        where T : class => answer.Value is { } value ? new Document(write(value)) : Problems.Of(answer.Why!);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = MediaTypeNames.Application.Json;
        response.ContentLength = utf8.Length;
        await response.Body.WriteAsync(utf8, httpContext.RequestAborted);
    }
}
