using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NegotiationSim.Files;
using NegotiationSim.Web.Answers;
using NegotiationSim.Web.Judging;
using NegotiationSim.Web.Negotiations;

namespace NegotiationSim.Web;

/// <summary>
/// The HTTP interface, for any host that has negotiations (<see cref="Streams.INegotiationStreams"/>) and a desk
/// (<see cref="Streams.Desks.INegotiationDesk"/>) and says who may do what (<see cref="Access.Policies"/>).
/// </summary>
public static class NegotiationSimWeb
{
    /// <summary>What the endpoints need beside streams, desk and policies.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="library">Seeds and scenarios.</param>
    /// <param name="settings">Limits; the usual ones unless said.</param>
    public static IServiceCollection AddNegotiationSimWeb(this IServiceCollection services, Library library, WebSettings? settings = null)
    {
        services.AddRouting();
        services.AddSingleton(new Shelf(library));
        services.AddSingleton(settings ?? new WebSettings());
        services.ConfigureHttpJsonOptions(options => AnswerJson.Configure(options.SerializerOptions));
        return services;
    }

    /// <summary>What stands before the endpoints: whatever goes wrong becomes a problem with a code.</summary>
    public static void UseNegotiationSimWeb(this IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseAuthorization();
    }

    /// <summary>The endpoints under <c>/api</c>.</summary>
    public static void MapNegotiationSim(this IEndpointRouteBuilder app)
    {
        var settings = app.ServiceProvider.GetRequiredService<WebSettings>();
        var api = app.MapGroup("/api");
        Opening.Map(api, settings);
        Acting.Map(api, settings);
        Judgements.Map(api);
    }
}
