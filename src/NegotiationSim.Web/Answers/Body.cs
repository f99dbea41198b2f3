using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using NegotiationSim.Files;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Web.Answers;

/// <summary>What somebody wrote into a request: YAML or JSON, no longer than the endpoint takes.</summary>
internal sealed record Body(ReadOnlyMemory<byte> Utf8, string Name)
{
    /// <summary>Media types of YAML. A browser sends none of them to another site without asking first.</summary>
    private static readonly string[] Yaml = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"];

    /// <summary>It is JSON; otherwise YAML.</summary>
    public bool IsJson => Name.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>Reads it as a file that may name the shipped ones by id.</summary>
    public Loaded<WrittenFile> Read(Shelf shelf) => Read(shelf, out _);

    /// <inheritdoc cref="Read(Shelf)"/>
    public Loaded<WrittenFile> Read(Shelf shelf, out Library library)
    {
        var file = new LibraryFile(Name, IsNamedById: false, () => Utf8);
        library = shelf.Library.With(file);
        return library.Read(file);
    }

    /// <summary>Reads it, or takes what was read before the request's turn came; null and a problem where that is not possible.</summary>
    public static async ValueTask<(Body? Body, IResult? Problem)> ReadAsync(HttpRequest request, long limit, CancellationToken cancellation)
    {
        if (request.HttpContext.Features.Get<Body>() is { } read)
        {
            return (read, null);
        }

        if (NameOf(request) is not { } name)
        {
            return (null, Problems.MediaType(Yaml[0], MediaTypeNames.Application.Json));
        }

        if (request.ContentLength > limit)
        {
            return (null, Problems.TooLarge(limit));
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        using var bytes = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 64 * 1024));
        var buffer = new byte[16 * 1024];
        for (int came; (came = await request.Body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (bytes.Length + came > limit)
            {
                return (null, Problems.TooLarge(limit));
            }

            bytes.Write(buffer, 0, came);
        }

        return (new Body(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), name), null);
    }

    private static string? NameOf(HttpRequest request) =>
        request.Headers.ContentEncoding.Count > 0 || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? null
        : type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase) ? "body.json"
        : Yaml.Any(known => type.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase)) ? "body.yaml"
        : null;
}
