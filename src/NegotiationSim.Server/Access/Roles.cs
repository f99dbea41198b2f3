namespace NegotiationSim.Server.Access;

/// <summary>What a token makes of its bearer; a token may carry several.</summary>
public static class Roles
{
    /// <summary>Acts for the parties that the token names, and looks at everything that is no secret.</summary>
    public const string Party = "party";

    /// <summary>Acts as the mediators that the token names.</summary>
    public const string Mediator = "mediator";

    /// <summary>Reads, scores, forks and simulates; acts in forks alone, there for anybody.</summary>
    public const string Analyst = "analyst";

    /// <summary>Reads.</summary>
    public const string Reader = "reader";

    /// <summary>Takes histories in as they are, and archives.</summary>
    public const string Administrator = "administrator";
}

/// <summary>Which claims of a token say who its bearer is. Section <c>Access</c> of the configuration.</summary>
public sealed record AccessSettings
{
    /// <summary>The claim with the roles.</summary>
    public string RoleClaim { get; init; } = "role";

    /// <summary>The claim with who the bearer acts as: <c>ukraine</c> at every table, or <c>us-led-track/ukraine</c> at one.</summary>
    public string ActsAsClaim { get; init; } = "acts_as";

    /// <summary>What the configuration says.</summary>
    public static AccessSettings In(IConfiguration configuration) => configuration.GetSection("Access").Get<AccessSettings>() ?? new AccessSettings();
}
