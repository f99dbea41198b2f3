using Microsoft.AspNetCore.Authorization;
using NegotiationSim.Web.Access;

namespace NegotiationSim.Server.Access;

/// <summary>Who may do what: bearer tokens of any issuer that the configuration names, or nobody but this machine.</summary>
public static class Guarding
{
    private const string Bearer = "Authentication:Schemes:Bearer";

    /// <summary>
    /// Registers authentication and every policy of <see cref="Policies"/>. Section <c>Authentication:Schemes:Bearer</c> names
    /// the issuer (<c>Authority</c>, or <c>ValidIssuer</c> with <c>SigningKeys</c> as <c>dotnet user-jwts</c> writes them);
    /// without it everything is allowed, on loopback only.
    /// </summary>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var settings = AccessSettings.In(builder.Configuration);
        builder.Services.AddSingleton(settings);
        if (IsConfigured(builder.Configuration))
        {
            builder.Services.AddTokens(settings);
        }
        else
        {
            builder.WebHost.ConfigureKestrel(LoopbackOnly.Insist);
            builder.Services.AddAuthorization(options => Register(options, _ => policy => policy.RequireAssertion(_ => true)));
        }
    }

    /// <summary>True when the configuration says whose tokens are good.</summary>
    public static bool IsConfigured(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration[$"{Bearer}:Authority"]) || configuration.GetSection($"{Bearer}:SigningKeys").GetChildren().Any();

    private static void AddTokens(this IServiceCollection services, AccessSettings settings)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<Tables>();
        services.AddSingleton<IAuthorizationHandler, ActingRights>();
        services.AddAuthentication().AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters.NameClaimType = "sub";
            options.TokenValidationParameters.RoleClaimType = settings.RoleClaim;
            options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        });
        services.AddAuthorization(options => Register(options, Demand));
    }

    private static void Register(AuthorizationOptions options, Func<string, Action<AuthorizationPolicyBuilder>> demand)
    {
        foreach (var policy in Policies.All)
        {
            options.AddPolicy(policy, demand(policy));
        }
    }

    private static Action<AuthorizationPolicyBuilder> Demand(string policy) => policy switch
    {
        Policies.Read => who => who.RequireRole(Roles.Reader, Roles.Analyst, Roles.Party, Roles.Mediator, Roles.Administrator),
        Policies.Act => who => who.RequireRole(Roles.Party, Roles.Mediator, Roles.Analyst).AddRequirements(new ActingRequirement()),
        Policies.Simulate => who => who.RequireRole(Roles.Analyst, Roles.Party, Roles.Mediator),
        Policies.Administer => who => who.RequireRole(Roles.Administrator),
        _ => throw new InvalidOperationException($"{policy} is no policy that the server knows."),
    };
}
