using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NegotiationSim.Server.Tests.Survival;

/// <summary>
/// Parties that keep moving over HTTP, whatever becomes of the server: each sends one command under one id until it is
/// acknowledged, and then the next. By turns they speak at a table that they share, on any version, and make demands at a
/// table of their own, on the version that they saw.
/// </summary>
internal sealed class Load : IDisposable
{
    private const int Tables = 2;

    // Every fifth command is not heard of at first, though it was done, and is sent again: a connection breaks there seldom.
    private const int Unheard = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly HttpClient _client;
    private readonly int _parties;
    private readonly int _commands;
    private readonly CancellationTokenSource _end = new(Patience);
    private readonly ConcurrentBag<Acknowledged> _acknowledged = [];
    private Task _running = Task.CompletedTask;
    private int _sent;
    private int _retries;

    /// <summary>So many parties, each of which will send so many commands.</summary>
    public Load(Uri server, int parties, int commands)
    {
        _client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(15) };
        (_parties, _commands) = (parties, commands);
    }

    /// <summary>What was acknowledged, openings too.</summary>
    public IReadOnlyCollection<Acknowledged> Acknowledged => _acknowledged;

    /// <summary>How many there will have been.</summary>
    public int All => Tables + (_parties * (1 + _commands));

    /// <summary>How often somebody had to try again.</summary>
    public int Retries => Volatile.Read(ref _retries);

    /// <summary>Opens the tables, then moves until every command is acknowledged.</summary>
    public Task RunAsync() => _running = MoveAsync();

    /// <summary>Waits until so many are acknowledged.</summary>
    public async Task ReachAsync(int acknowledged)
    {
        while (_acknowledged.Count < acknowledged)
        {
            if (_running.IsFaulted)
            {
                await _running;
            }

            await Task.Delay(10, _end.Token);
        }
    }

    /// <summary>Waits until somebody has had to try again since.</summary>
    public async Task RetryAsync(int since)
    {
        while (Retries <= since)
        {
            _running.IsCompleted.ShouldBeFalse("somebody was in the way of it");
            await Task.Delay(10, _end.Token);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _end.Dispose();
    }

    private async Task MoveAsync()
    {
        for (var table = 0; table < Tables; table++)
        {
            await OpenAsync($"shared-{table}");
        }

        await Task.WhenAll(Enumerable.Range(0, _parties).Select(party => Task.Run(() => MoveAsync(party))));
    }

    private async Task MoveAsync(int party)
    {
        var own = $"own-{party}";
        var seen = await OpenAsync(own);
        for (var i = 0; i < _commands; i++)
        {
            if (i % 2 == 0)
            {
                await SendAsync($"/api/negotiations/shared-{party % Tables}/commands", $"{{on: 2026-02-25, by: ukraine, do: state, statement: statement, text: Said {i}}}", $"said-{party}-{i}");
            }
            else
            {
                var answer = await SendAsync($"/api/negotiations/{own}/commands", $"{{on: 2026-02-25, by: ukraine, do: table-demand, demand: d{i}, of: russia, dimension: TER, text: Demand {i}}}", $"asked-{party}-{i}", seen);
                answer.Version.ShouldBe(seen + 1, $"{own}: nobody else moves there");
                seen = answer.Version;
            }
        }
    }

    private async Task<long> OpenAsync(string negotiation) => (await SendAsync("/api/negotiations", Table.Opening(negotiation), $"opened-{negotiation}")).Version;

    private async Task<Acknowledged> SendAsync(string path, string yaml, string command, long? seen = null)
    {
        if (Interlocked.Increment(ref _sent) % Unheard == 0)
        {
            await TryAsync(path, yaml, command, seen);
        }

        while (true)
        {
            if (await TryAsync(path, yaml, command, seen) is { } acknowledged)
            {
                _acknowledged.Add(acknowledged);
                return acknowledged;
            }

            Interlocked.Increment(ref _retries);
            await Task.Delay(50, _end.Token);
        }
    }

    /// <summary>Null where it is not known whether the command was done.</summary>
    private async Task<Acknowledged?> TryAsync(string path, string yaml, string command, long? seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(yaml, Encoding.UTF8, "application/yaml") };
        request.Headers.Add("Idempotency-Key", command);
        if (seen is { } version)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"v{version}\""));
        }

        try
        {
            using var response = await _client.SendAsync(request, _end.Token);
            var said = await response.Content.ReadAsStringAsync(_end.Token);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return null;
            }

            response.IsSuccessStatusCode.ShouldBeTrue($"{command} to {path} on {seen}: {(int)response.StatusCode} {said}");
            var answer = JsonNode.Parse(said)!;
            return new Acknowledged((string)answer["negotiation"]!, command, (long)answer["version"]!);
        }
        catch (Exception e) when (!_end.IsCancellationRequested && e is HttpRequestException or SocketException or TaskCanceledException or IOException)
        {
            return null;
        }
    }
}

/// <summary>A command that a client was told is done.</summary>
/// <param name="Negotiation">In which negotiation.</param>
/// <param name="Command">Its id.</param>
/// <param name="Version">The version after it.</param>
internal sealed record Acknowledged(string Negotiation, string Command, long Version);
