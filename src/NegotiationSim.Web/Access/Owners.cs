using System.Security.Claims;

namespace NegotiationSim.Web.Access;

/// <summary>Whose something is that a caller has computed.</summary>
public static class Owners
{
    /// <summary>
    /// Tells callers apart, also those whom different issuers call the same; all who have not signed in are one. Null for
    /// who has signed in and is called nothing: what is theirs could be told from nobody's.
    /// </summary>
    /// <param name="user">Who calls.</param>
    /// <param name="claims">What tells them apart in addition.</param>
    public static string? Of(ClaimsPrincipal user, IReadOnlyList<string> claims)
    {
        if (user.Identity is not { IsAuthenticated: true })
        {
            return "";
        }

        if ((user.FindFirst("sub") ?? user.FindFirst(ClaimTypes.NameIdentifier)) is not { Value.Length: > 0 } subject)
        {
            return null;
        }

        var more = claims.SelectMany(type => user.FindAll(type).Select(claim => $"{type}={claim.Value}")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return string.Join(' ', more.Prepend(subject.Value).Prepend(subject.Issuer).Select(Uri.EscapeDataString));
    }
}
