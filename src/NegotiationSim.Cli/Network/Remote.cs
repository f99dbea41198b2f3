using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NegotiationSim.Cli.Verbs;

namespace NegotiationSim.Cli.Network;

/// <summary>Another host of negotiations, over HTTP.</summary>
internal sealed class Remote : IDisposable
{
    public const string Variable = "NEGSIM_TOKEN";

    private readonly Session _session;
    private readonly Uri _base;
    private readonly HttpClient _client;

    private Remote(Session session, Uri address, string? token)
    {
        (_session, _base) = (session, address);
        // A redirection would carry the token along, and a proxy has no business on this machine.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !address.IsLoopback }) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>The option that names the file with the token.</summary>
    public static Option<string?> TokenFile() => new("--token-file") { Description = $"a file with the token; absent: {Variable} of the environment, or none", HelpName = "FILE" };

    /// <summary>The host; null after having said what is wrong with its address or the token.</summary>
    public static Remote? At(Session session, string? url, string option, string? tokenFile, out int exit)
    {
        exit = Exit.Findings;
        if (url is null)
        {
            exit = session.Stop(exit, $"{option} URL is needed here");
            return null;
        }

        if (!Uri.TryCreate(url.EndsWith('/') ? url : $"{url}/", UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) || address.UserInfo.Length > 0)
        {
            exit = session.Stop(exit, $"\"{url}\" is no address of a server; write it as https://negotiations.example");
            return null;
        }

        if (!TryToken(session, tokenFile, out var token, out exit))
        {
            return null;
        }

        if (token is not null && address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            exit = session.Stop(Exit.Findings, $"the token would cross the network to \"{url}\" for all to read; write https");
            return null;
        }

        return new Remote(session, address, token);
    }

    /// <summary>Sends a request and waits for the headers of the answer; null after having said why there is none.</summary>
    public HttpResponseMessage? Send(HttpMethod method, string path, HttpContent? content, out int exit)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(_base, path)) { Content = content };
            // Whoever is not let in hears so before the body is sent.
            request.Headers.ExpectContinue = content is not null;
            var response = _client.Send(request, HttpCompletionOption.ResponseHeadersRead);
            exit = response.IsSuccessStatusCode ? Exit.Done : Say(response);
            return response;
        }
        catch (HttpRequestException gone)
        {
            exit = Unreachable(gone);
            return null;
        }
    }

    /// <summary>Says that the host did not answer, or not to the end.</summary>
    public int Unreachable(Exception gone) => _session.Stop(Exit.Failure, $"{_base}: {gone.Message}");

    public void Dispose() => _client.Dispose();

    /// <summary>The problem in the host's own words, which are ours.</summary>
    private int Say(HttpResponseMessage response)
    {
        using var reader = new StreamReader(response.Content.ReadAsStream());
        var text = reader.ReadToEnd();
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return _session.Stop(ExitOf(response.StatusCode), $"{_base}: {(int)response.StatusCode} {response.ReasonPhrase}");
        }

        using var problem = JsonDocument.Parse(text);
        if (problem.RootElement.TryGetProperty("findings", out var findings))
        {
            foreach (var finding in findings.EnumerateArray())
            {
                _session.Terminal.Say($"{_base}: {finding.GetProperty("text").GetString()}");
            }
        }

        return _session.Stop(ExitOf(response.StatusCode), $"{_base}: {problem.RootElement.GetProperty("code").GetString()}: {problem.RootElement.GetProperty("detail").GetString()}.");
    }

    private static int ExitOf(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => Exit.Refused,
        404 => Exit.NotFound,
        409 => Exit.LostRace,
        >= 400 and < 500 => Exit.Findings,
        _ => Exit.Failure,
    };

    private static bool TryToken(Session session, string? file, out string? token, out int exit)
    {
        (token, exit) = (session.Around.Variable(Variable) is { Length: > 0 } variable ? variable : null, Exit.Done);
        if (file is not null)
        {
            var path = session.Around.Resolve(file);
            if (!File.Exists(path))
            {
                exit = session.Stop(Exit.NotFound, $"no file \"{file}\"");
                return false;
            }

            token = File.ReadAllText(path);
        }

        token = token?.Trim();
        if (token is null or { Length: > 0 and < 16_384 } && (token ?? "").All(letter => letter is > ' ' and <= '~'))
        {
            return true;
        }

        exit = session.Stop(Exit.Findings, $"what stands in {(file is null ? Variable : $"\"{file}\"")} is no token: one word of letters, digits and signs");
        return false;
    }
}
