using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NegotiationSim.Server.Access;

/// <summary>A server that asks nobody who they are may be reached from its own machine alone.</summary>
public static class LoopbackOnly
{
    /// <summary>What the server was told that it will not do; null where every address is this machine's own.</summary>
    public static string? Refusal(IConfiguration configuration) =>
        Addresses(configuration).FirstOrDefault(address => !IsLoopback(address)) is { } beyond ? SentenceOn(beyond) : null;

    /// <summary>The same once more where a socket is about to be opened, for addresses that came another way.</summary>
    /// <exception cref="InvalidOperationException">At start, for an address that is not this machine's own.</exception>
    public static void Insist(KestrelServerOptions kestrel) => kestrel.ConfigureEndpointDefaults(listen =>
    {
        if (listen.IPEndPoint is { } endPoint && !IPAddress.IsLoopback(endPoint.Address))
        {
            throw new InvalidOperationException(SentenceOn(endPoint.ToString()));
        }
    });

    private static string SentenceOn(string address) =>
        $"The server does not listen on {address}: no issuer of tokens is configured, so it may be reached from its own machine alone. " +
        "Set Authentication:Schemes:Bearer (Authority, or ValidIssuer and SigningKeys), or listen on http://127.0.0.1:8080.";

    private static IEnumerable<string> Addresses(IConfiguration configuration) =>
    [
        .. Listed(configuration["urls"]),
        .. Listed(configuration["http_ports"]).Select(port => $"http://*:{port}"),
        .. Listed(configuration["https_ports"]).Select(port => $"https://*:{port}"),
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().SelectMany(endpoint => Listed(endpoint["Url"])),
    ];

    private static string[] Listed(string? addresses) =>
        addresses?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsLoopback(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed.IsUnixPipe || parsed.IsNamedPipe
                || parsed.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(parsed.Host, out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
