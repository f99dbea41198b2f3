using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace NegotiationSim.Server.Tests.Access;

/// <summary>Somebody whose tokens the server takes, as it takes those of <c>dotnet user-jwts</c>.</summary>
internal sealed class Issuer
{
    private const string Name = "test-issuer";
    private const string Audience = "negotiationsim";

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>What the server is told about it.</summary>
    public Dictionary<string, string?> Configuration => new(StringComparer.Ordinal)
    {
        ["Authentication:Schemes:Bearer:ValidIssuer"] = Name,
        ["Authentication:Schemes:Bearer:ValidAudiences:0"] = Audience,
        ["Authentication:Schemes:Bearer:SigningKeys:0:Issuer"] = Name,
        ["Authentication:Schemes:Bearer:SigningKeys:0:Value"] = Convert.ToBase64String(_key),
    };

    /// <summary>A token of somebody with one role, who acts as these.</summary>
    public string Token(string role, params string[] actsAs) => Token(new Wanted { Role = role, ActsAs = actsAs });

    /// <summary>A token, good or bad.</summary>
    public string Token(Wanted wanted)
    {
        var claims = new List<Claim> { new("role", wanted.Role) };
        if (wanted.Subject != "")
        {
            claims.Add(new("sub", wanted.Subject ?? $"{wanted.Role}-{string.Join('-', wanted.ActsAs)}"));
        }

        claims.AddRange(wanted.ActsAs.Select(party => new Claim("acts_as", party)));
        var key = wanted.Key ?? _key;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = wanted.From,
            Audience = wanted.For,
            Subject = new ClaimsIdentity(claims),
            NotBefore = wanted.NotBefore,
            Expires = wanted.Expires,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>What a token says.</summary>
    public sealed record Wanted
    {
        public string Role { get; init; } = "party";

        public string[] ActsAs { get; init; } = [];

        /// <summary>Made up of the rest unless said; empty: none.</summary>
        public string? Subject { get; init; }

        public string From { get; init; } = Name;

        public string For { get; init; } = Audience;

        public DateTime NotBefore { get; init; } = DateTime.UtcNow.AddMinutes(-10);

        public DateTime? Expires { get; init; } = DateTime.UtcNow.AddMinutes(10);

        public byte[]? Key { get; init; }
    }
}
