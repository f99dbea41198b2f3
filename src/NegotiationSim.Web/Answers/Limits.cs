using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace NegotiationSim.Web.Answers;

/// <summary>How often, how long and how slowly: what one caller may take from the others.</summary>
internal static class Limits
{
    public static void Add(IServiceCollection services, WebSettings settings)
    {
        services.AddSingleton<Turns>();
        services.AddRateLimiter(options => Set(options, settings));
        services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = settings.LongestRequest,
            TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
            WriteTimeoutResponse = http => Problems.TooSlow(settings.LongestRequest).ExecuteAsync(http),
        });
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.LargestFile;
            kestrel.Limits.RequestHeadersTimeout = settings.LongestHeaders;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(settings.SlowestBody, settings.SlowBodyGrace);
        });
    }

    private static void Set(RateLimiterOptions options, WebSettings settings)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) => new ValueTask(Reject(rejected));
        if (settings.RequestsPerSecond is { } rate)
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetTokenBucketLimiter(CallerOf(http), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Math.Max(rate, settings.RequestsAtOnce),
                TokensPerPeriod = rate,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            }));
        }
    }

    private static Task Reject(OnRejectedContext rejected)
    {
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return Problems.TooOften().ExecuteAsync(rejected.HttpContext);
    }

    /// <summary>Whoever signed in, else the address the request came from.</summary>
    private static string CallerOf(HttpContext http) =>
        http.User.FindFirstValue("sub") ?? http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? $"at {http.Connection.RemoteIpAddress}";
}
