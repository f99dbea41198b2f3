using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;

namespace NegotiationSim.Web;

/// <summary>One request: who calls, and what the host has to answer with.</summary>
internal sealed record Call
{
    public required HttpContext Http { get; init; }

    public required INegotiationStreams Streams { get; init; }

    public required INegotiationDesk Desk { get; init; }

    public required Shelf Shelf { get; init; }

    public required WebSettings Settings { get; init; }

    public required TimeProvider Clock { get; init; }

    public required IAuthorizationService Authorization { get; init; }

    /// <summary>Tells callers apart; all who have not signed in are one.</summary>
    public string Owner => Http.User.FindFirstValue("sub") ?? Http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    /// <summary>The caller has gone, or has waited long enough.</summary>
    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>Whether the caller may do this, and do it to that.</summary>
    public async ValueTask<bool> MayAsync(string policy, object? resource = null) =>
        (await Authorization.AuthorizeAsync(Http.User, resource, policy)).Succeeded;
}
