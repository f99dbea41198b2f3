using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NegotiationSim.Files;
using NegotiationSim.Web.Answers;
using NegotiationSim.Web.Exchange;
using NegotiationSim.Web.Health;
using NegotiationSim.Web.Judging;
using NegotiationSim.Web.Negotiations;
using NegotiationSim.Web.Sweeps;

namespace NegotiationSim.Web;

/// <summary>
/// The HTTP interface, for any host that has negotiations (<see cref="Streams.INegotiationStreams"/>), a desk
/// (<see cref="Streams.Desks.INegotiationDesk"/>) and a clock, and says who may do what (<see cref="Access.Policies"/>).
/// A host may bring a sweep runner of its own (<see cref="ISweepRunner"/>); otherwise sweeps run on threads of this process.
/// </summary>
public static class NegotiationSimWeb
{
    /// <summary>What the endpoints need.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="library">Seeds and scenarios.</param>
    /// <param name="settings">Limits; the usual ones unless said.</param>
    public static IServiceCollection AddNegotiationSimWeb(this IServiceCollection services, Library library, WebSettings? settings = null)
    {
        var known = settings ?? new WebSettings();
        services.AddRouting();
        services.AddSingleton(new Shelf(library));
        services.AddSingleton(known);
        services.TryAddSingleton<ISweepRunner>(host => new ThreadSweepRunner(host.GetRequiredService<Shelf>(), host.GetRequiredService<ILogger<ThreadSweepRunner>>(), Environment.ProcessorCount));
        services.ConfigureHttpJsonOptions(options => AnswerJson.Configure(options.SerializerOptions));
        Limits.Add(services, known);
        Readiness.Add(services);
        OpenApi.Describing.Add(services);
        return services;
    }

    /// <summary>
    /// What stands before the endpoints, in its order: whatever goes wrong becomes a problem with a code; who asks is known
    /// before it is counted how often, and that before it is asked whether they may.
    /// </summary>
    public static void UseNegotiationSimWeb(this IApplicationBuilder app)
    {
        Failures.Use(app);
        app.UseRouting();
        app.UseRequestTimeouts();
        if (app.ApplicationServices.GetService<IAuthenticationSchemeProvider>() is not null)
        {
            app.UseAuthentication();
        }

        app.UseRateLimiter();
        app.UseAuthorization();
    }

    /// <summary>The endpoints: everything under <c>/api</c>, <c>/health</c> and <c>/openapi</c>.</summary>
    public static void MapNegotiationSim(this IEndpointRouteBuilder app)
    {
        var settings = app.ServiceProvider.GetRequiredService<WebSettings>();
        var api = app.MapGroup("/api");
        api.AddEndpointFilterFactory(KnownParameters.Only);
        Negotiations(api.MapGroup("").WithTags("Negotiations"), settings);
        Judgements.Map(api.MapGroup("").WithTags("Judging"));
        Scoring.Map(api.MapGroup("").WithTags("Judging"), settings);
        SweepEndpoints.Map(api.MapGroup("").WithTags("Sweeps"), settings);
        Exchanging.Map(api.MapGroup("").WithTags("Exchange"), settings);
        Readiness.Map(app);
        OpenApi.Describing.Map(app);
    }

    private static void Negotiations(IEndpointRouteBuilder api, WebSettings settings)
    {
        Looking.Map(api);
        Opening.Map(api, settings);
        Acting.Map(api, settings);
        Forks.Map(api, settings);
    }
}
