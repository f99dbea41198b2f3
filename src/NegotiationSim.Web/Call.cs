using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;
using NegotiationSim.Web.Access;

namespace NegotiationSim.Web;

/// <summary>One request: who calls, and what the host has to answer with.</summary>
/// <remarks>Services are marked as such: what is not is taken for a possible body, and said to be one in the description.</remarks>
internal sealed record Call
{
    public required HttpContext Http { get; init; }

    [FromServices]
    public required INegotiationStreams Streams { get; init; }

    [FromServices]
    public required INegotiationDesk Desk { get; init; }

    [FromServices]
    public required Shelf Shelf { get; init; }

    [FromServices]
    public required WebSettings Settings { get; init; }

    [FromServices]
    public required TimeProvider Clock { get; init; }

    [FromServices]
    public required IAuthorizationService Authorization { get; init; }

    /// <inheritdoc cref="Owners.Of"/>
    public string? Owner => Owners.Of(Http.User, Settings.OwnerClaims);

    /// <summary>The caller has gone, or has waited long enough.</summary>
    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>Whether the caller may do this, and do it to that.</summary>
    public async ValueTask<bool> MayAsync(string policy, object? resource = null) =>
        (await Authorization.AuthorizeAsync(Http.User, resource, policy)).Succeeded;
}
