using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;

namespace NegotiationSim.Server.Tests.Survival;

[Collection(AloneOnPostgres.Name)]
public sealed class when_64_clients_race_on_one_negotiation(OneServer one) : IClassFixture<OneServer>, IAsyncLifetime
{
    private const int Clients = 64;

    private static readonly NegotiationId Talks = new("talks");

    public async Task InitializeAsync()
    {
        await one.EmptyAsync();
        one.Server.Log.Traces.Clear();
        (await PostAsync("/api/negotiations", Table.Opening("talks"), seen: null)).Status.ShouldBe(HttpStatusCode.Created);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task on_the_version_that_all_saw_one_is_done_and_63_are_told_409_with_both_versions_five_times_over()
    {
        for (var seen = 1L; seen <= 5; seen++)
        {
            var answers = await RaceAsync(_ => SayAsync(seen));

            answers.Where(answer => answer.Status == HttpStatusCode.OK).ShouldHaveSingleItem().Version.ShouldBe(seen + 1);
            answers.Count(answer => answer == new Answer(HttpStatusCode.Conflict, "STALE_VERSION", null, seen, seen + 1)).ShouldBe(Clients - 1);
        }

        await HoldAsync(1 + 5);
    }

    [Fact]
    public async Task each_going_on_from_what_it_was_told_all_64_are_done_and_whoever_lost_was_told_both_versions()
    {
        var lost = 0;

        var done = await RaceAsync(async _ =>
        {
            for (var seen = 1L; ;)
            {
                var answer = await SayAsync(seen);
                if (answer.Status == HttpStatusCode.OK)
                {
                    answer.Version.ShouldBe(seen + 1);
                    return answer.Version!.Value;
                }

                (answer.Status, answer.Code, answer.Expected).ShouldBe((HttpStatusCode.Conflict, "STALE_VERSION", seen));
                answer.Actual!.Value.ShouldBeInRange(seen + 1, 1 + Clients);
                seen = answer.Actual.Value;
                Interlocked.Increment(ref lost);
            }
        });

        done.Order().ShouldBe(Enumerable.Range(2, Clients).Select(version => (long)version), $"{Clients} done");
        lost.ShouldBeGreaterThanOrEqualTo(Clients - 1, $"everybody saw version 1, so that all but one lost at least once");
        await HoldAsync(1 + Clients);
    }

    [Fact]
    public async Task on_whatever_version_is_there_all_64_are_done_and_nobody_loses()
    {
        var answers = await RaceAsync(_ => SayAsync(seen: null));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(Clients);
        answers.Select(answer => answer.Version).Order().ShouldBe(Enumerable.Range(2, Clients).Select(version => (long?)version));
        await HoldAsync(1 + Clients);
    }

    [Fact]
    public async Task to_open_it_one_is_done_and_63_are_told_409_three_times_over()
    {
        for (var round = 1; round <= 3; round++)
        {
            var opening = Table.Opening($"talks-{round}");

            var answers = await RaceAsync(_ => PostAsync("/api/negotiations", opening, seen: null));

            answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
            answers.Count(answer => answer.Status == HttpStatusCode.Conflict).ShouldBe(Clients - 1);
        }

        await HoldAsync(1);
    }

    private static Task<T[]> RaceAsync<T>(Func<int, Task<T>> client) => Task.WhenAll(Enumerable.Range(0, Clients).Select(number => Task.Run(() => client(number))));

    private Task<Answer> SayAsync(long? seen) => PostAsync("/api/negotiations/talks/commands", "{on: 2026-02-25, by: ukraine, do: state, statement: statement, text: Me first}", seen);

    /// <summary>So many versions without a gap, an unbroken chain, and not one stack trace in the log: to lose a race is no failure.</summary>
    private async Task HoldAsync(int versions)
    {
        // The views are another matter: the store has been emptied under their feet.
        one.Server.Log.Traces.Where(trace => !trace.StartsWith("Marten.Events.Daemon.", StringComparison.Ordinal)).ShouldBeEmpty();
        (await one.Server.Streams.ReadAsync(Talks).Select(recorded => recorded.Version).ToListAsync()).ShouldBe(Enumerable.Range(1, versions).Select(version => (long)version));
        (await one.Server.Streams.VerifyAsync()).ShouldBeEmpty();
    }

    private async Task<Answer> PostAsync(string path, string yaml, long? seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(yaml, Encoding.UTF8, "application/yaml") };
        if (seen is { } version)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"v{version}\""));
        }

        using var response = await one.Server.Client.SendAsync(request);
        var said = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return new Answer(response.StatusCode, (string?)said["code"], (long?)said["version"], (long?)said["expected"], (long?)said["actual"]);
    }

    private sealed record Answer(HttpStatusCode Status, string? Code, long? Version, long? Expected, long? Actual);
}
