using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace NegotiationSim.Web.OpenApi;

/// <summary>The interface described for machines: <c>/openapi/v1.json</c>. The words are those of the endpoints' own comments.</summary>
internal static class Describing
{
    private const string Bearer = "bearer";

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer(Document);
        options.AddOperationTransformer(Operation);
        options.AddSchemaTransformer(Schema);
    });

    public static void Map(IEndpointRouteBuilder app) => app.MapOpenApi().AllowAnonymous();

    private static async Task Document(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "NegotiationSim",
            Version = "1",
            Description = "Negotiations as streams of events: parties move, the rules decide, and the balance of what both sides have given is judged under several readings. An answer's ETag is the version of its negotiation; send it back as If-Match to move only if nothing has happened since. Every problem (RFC 9457) carries a code that `negsim explain` knows. A verdict is no judgement of justice.",
        };
        document.Servers = [];
        if (context.ApplicationServices.GetService<IAuthenticationSchemeProvider>() is { } schemes && (await schemes.GetAllSchemesAsync()).Any())
        {
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, BearerFormat = "JWT" };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        }
    }

    /// <summary>What our problems say beside what the standard has.</summary>
    private static Task Schema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonTypeInfo.Type == typeof(ProblemDetails))
        {
            schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
            schema.Properties["code"] = Of(JsonSchemaType.String, "What kind of problem: NOT_FOUND, STALE_VERSION, NOT_YOURS, FINDINGS …");
            schema.Properties["findings"] = Of(JsonSchemaType.Array, "Of FINDINGS: everything that is wrong, each with code, message, text, line, column and help.");
            schema.Properties["legalNow"] = Of(JsonSchemaType.Array, "Of a refused move: what would be legal.");
            schema.Properties["expected"] = Of(JsonSchemaType.Integer, "Of STALE_VERSION: the version the caller saw.");
            schema.Properties["actual"] = Of(JsonSchemaType.Integer, "Of STALE_VERSION: the version there is.");
            schema.Properties["traceId"] = Of(JsonSchemaType.String, "Of 500 and 503: where to look in the host's log.");
        }

        return Task.CompletedTask;

        static OpenApiSchema Of(JsonSchemaType type, string description) => new() { Type = type, Description = description };
    }

    private static Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var policy in metadata.OfType<IAuthorizeData>().Select(data => data.Policy).OfType<string>())
        {
            operation.Description = $"{operation.Description}{(string.IsNullOrEmpty(operation.Description) ? "" : "\n\n")}Needs the right `{policy}`.";
        }

        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse { Description = "Any other problem: 401 or 403 without the right, 429 too often, 500 or 503 with a trace id." };
        if (Examples.ByOperation.TryGetValue(operation.OperationId ?? "", out var example))
        {
            foreach (var (type, content) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal))
            {
                content.Example = type.Contains("yaml", StringComparison.Ordinal) ? JsonValue.Create(example.Yaml) : example.Json is null ? null : JsonNode.Parse(example.Json);
            }

            if (example.Answer is { } answer && operation.Responses?.FirstOrDefault(response => response.Key[0] == '2').Value?.Content is { } answers)
            {
                foreach (var content in answers.Values)
                {
                    content.Example = JsonNode.Parse(answer);
                }
            }
        }

        return Task.CompletedTask;
    }
}
