using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;

namespace NegotiationSim.Web.Health;

/// <summary>Whether the process lives, and whether it can do its work. A host adds checks of its own with the tag <see cref="Tag"/>.</summary>
public static class Readiness
{
    /// <summary>Marks checks that have to be healthy before requests are sent here.</summary>
    public const string Tag = "ready";

    internal static void Add(IServiceCollection services) => services.AddHealthChecks().AddCheck<StreamsAnswer>("streams", tags: [Tag]);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Tag), ResponseWriter = WriteAsync }).AllowAnonymous().DisableRateLimiting();
    }

    /// <summary>Which checks there are and how each is, and nothing of why: anybody may ask.</summary>
    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = MediaTypeNames.Application.Json;
        var checks = string.Join(",", report.Entries.Select(check => $"\"{check.Key}\":\"{Word(check.Value.Status)}\""));
        return http.Response.WriteAsync($"{{\"status\":\"{Word(report.Status)}\",\"checks\":{{{checks}}}}}", http.RequestAborted);
    }

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The streams can be asked something.</summary>
    private sealed class StreamsAnswer(INegotiationStreams streams) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await streams.FindAsync(new NegotiationId("health"), cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
