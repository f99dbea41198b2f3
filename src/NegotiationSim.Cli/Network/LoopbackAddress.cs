using System.Diagnostics.CodeAnalysis;
using System.Net;
using NegotiationSim.Cli.Verbs;

namespace NegotiationSim.Cli.Network;

/// <summary>A place on this machine that nobody else can reach.</summary>
/// <param name="Host">As it was typed.</param>
/// <param name="Port">0: any that is free.</param>
internal sealed record LoopbackAddress(string Host, int Port)
{
    public const string Usual = "http://127.0.0.1:5150";

    /// <summary>The address to bind to; null for both loopback addresses.</summary>
    public IPAddress? Address => Host == "localhost" ? null : IPAddress.Parse(Host);

    /// <summary>What was typed; false after having said why not.</summary>
    public static bool TryRead(string urls, Session session, [NotNullWhen(true)] out IReadOnlyList<LoopbackAddress>? addresses)
    {
        var read = new List<LoopbackAddress>();
        foreach (var url in urls.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.AbsolutePath != "/" || uri.Query.Length + uri.Fragment.Length + uri.UserInfo.Length > 0)
            {
                return Refuse(session, $"\"{url}\" is no address to listen on; write it as {Usual}", out addresses);
            }

            if (!IsLoopback(uri))
            {
                return Refuse(session, $"\"{url}\" can be reached from other machines, and nobody signs in here; write {Usual}, or run the server for a team", out addresses);
            }

            read.Add(new LoopbackAddress(uri.DnsSafeHost, uri.Port));
        }

        addresses = read;
        return read.Count > 0 || Refuse(session, $"\"{urls}\" names no address; write {Usual}", out addresses);
    }

    // By what is written, not by what a name resolves to: names can be made to resolve to anything.
    private static bool IsLoopback(Uri uri) =>
        uri.Host == "localhost" || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));

    private static bool Refuse(Session session, string sentence, out IReadOnlyList<LoopbackAddress>? addresses)
    {
        session.Terminal.Say(sentence);
        addresses = null;
        return false;
    }
}
