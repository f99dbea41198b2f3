using Microsoft.AspNetCore.Authorization;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Web.Access;

namespace NegotiationSim.Server.Access;

/// <summary>May make the move that is about to be made.</summary>
public sealed class ActingRequirement : IAuthorizationRequirement;

/// <summary>
/// A token acts as whom it names, and as nobody else. A mediator's token acts where that is the mediator, a party's token
/// where it is not; an analyst's token acts in forks, for anybody. What the party may then do is for the rules of
/// negotiation to say.
/// </summary>
/// <param name="tables">Who is what, and which negotiations are forks.</param>
/// <param name="forks">Whose they are: in a fork that somebody keeps to themselves nobody else acts.</param>
/// <param name="settings">Which claim names whom a token acts as.</param>
/// <param name="http">The request that ends the lookup when it ends.</param>
public sealed class ActingRights(Tables tables, PrivateForks forks, AccessSettings settings, IHttpContextAccessor http) : AuthorizationHandler<ActingRequirement>
{
    /// <inheritdoc/>
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ActingRequirement requirement)
    {
        // Before the move is read nobody knows whose it is: the role alone opens the door to the endpoint.
        if (context.Resource is not ActingAs acting || await MayAsync(context.User, acting))
        {
            context.Succeed(requirement);
        }
    }

    private async ValueTask<bool> MayAsync(System.Security.Claims.ClaimsPrincipal user, ActingAs acting)
    {
        var by = acting.Command.Stamp.By;
        var cancellation = http.HttpContext?.RequestAborted ?? CancellationToken.None;
        var facts = acting.Command is OpenNegotiation open
            ? new TableFacts(IsFork: false, open.Parties.DistinctBy(party => party.Id).ToDictionary(party => party.Id, party => party.Role))
            : await tables.FindAsync(acting.Negotiation, cancellation);
        if (facts is null)
        {
            // The desk says that there is no such negotiation; whether there is one is no secret to who may act at all.
            return Names(user, acting.Negotiation, by);
        }

        if (facts.IsFork && !await forks.IsReadableAsync(acting.Negotiation.Value, cancellation))
        {
            return false;
        }

        if (facts.IsFork && user.IsInRole(Roles.Analyst))
        {
            return true;
        }

        var isMediator = facts.RoleOf.TryGetValue(by, out var role) && role == PartyRole.Mediator;
        return user.IsInRole(isMediator ? Roles.Mediator : Roles.Party) && Names(user, acting.Negotiation, by);
    }

    private bool Names(System.Security.Claims.ClaimsPrincipal user, NegotiationId negotiation, PartyId party) =>
        user.HasClaim(settings.ActsAsClaim, party.Value) || user.HasClaim(settings.ActsAsClaim, $"{negotiation}/{party}");
}
