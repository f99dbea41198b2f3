using Marten;
using NegotiationSim.Streams;
using NegotiationSim.Web;
using NegotiationSim.Web.Access;

namespace NegotiationSim.Server.Access;

/// <summary>A fork that nobody but its maker sees. Of one that is shared there is none of these.</summary>
/// <param name="Id">The fork's stream.</param>
/// <param name="Owner">Who made it (<see cref="Owners.Of"/>).</param>
public sealed record PrivateFork(string Id, string Owner);

/// <summary>
/// What somebody tries in a fork may say how far they would go, so a fork is its maker's: to everybody else there is none,
/// until its maker shares it. Where nobody signs in everything is everybody's.
/// </summary>
/// <param name="store">Where it is written whose forks are whose.</param>
/// <param name="settings">What tells callers apart.</param>
/// <param name="http">The request that is being answered; the server's own work sees every fork.</param>
public sealed class PrivateForks(IDocumentStore store, WebSettings settings, IHttpContextAccessor? http = null)
{
    /// <summary>Whose a fork is that is made now; null: everybody's.</summary>
    public string? Maker => SignedIn is { } user ? Owners.Of(user, settings.OwnerClaims) : null;

    private System.Security.Claims.ClaimsPrincipal? SignedIn => http?.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;

    /// <summary>Whether there is this negotiation for whoever calls.</summary>
    public async ValueTask<bool> AreReadableAsync(StreamSummary summary, CancellationToken cancellation) =>
        summary.ForkedFrom is null || await IsReadableAsync(summary.Id.Value, cancellation);

    /// <summary>Whether there is this fork for whoever calls.</summary>
    public async ValueTask<bool> IsReadableAsync(string fork, CancellationToken cancellation)
    {
        if (SignedIn is null)
        {
            return true;
        }

        await using var session = store.QuerySession();
        return await session.LoadAsync<PrivateFork>(fork, cancellation) is not { } kept || kept.Owner == Maker;
    }

    /// <summary>The forks that there are not for whoever calls.</summary>
    public async ValueTask<IReadOnlySet<string>> OfOthersAsync(CancellationToken cancellation)
    {
        if (SignedIn is null)
        {
            return new HashSet<string>();
        }

        var me = Maker ?? "";
        await using var session = store.QuerySession();
        var others = await session.Query<PrivateFork>().Where(kept => kept.Owner != me).Select(kept => kept.Id).ToListAsync(cancellation);
        return others.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>From now on everybody who may read sees it.</summary>
    public async Task ShareAsync(string fork, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        session.Delete<PrivateFork>(fork);
        await session.SaveChangesAsync(cancellation);
    }
}
