using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;

namespace NegotiationSim.Web.Tests;

public class when_something_breaks
{
    [Theory]
    [InlineData(StreamFault.BusyCaseFile, HttpStatusCode.ServiceUnavailable, "BUSY_CASE_FILE")]
    [InlineData(StreamFault.UnwritableCaseFile, HttpStatusCode.ServiceUnavailable, "UNWRITABLE_CASE_FILE")]
    [InlineData(StreamFault.StoreOutOfReach, HttpStatusCode.ServiceUnavailable, "STORE_OUT_OF_REACH")]
    [InlineData(StreamFault.BrokenChain, HttpStatusCode.InternalServerError, "BROKEN_CHAIN")]
    [InlineData(StreamFault.UnknownAlias, HttpStatusCode.InternalServerError, "UNKNOWN_ALIAS")]
    public async Task in_the_storage_the_answer_says_what_and_whether_to_try_again(StreamFault fault, HttpStatusCode status, string code)
    {
        await using var served = await Served.Start(services: With(new Broken(() => throw new StreamsBrokenException(new StreamFinding(fault, "a secret place", "another", new("talks"), 7)))));
        foreach (var answer in new[] { await served.Get("/api/negotiations/talks"), await served.Post("/api/negotiations/talks/commands", Written.Demand()) })
        {
            answer.Status.ShouldBe(status);
            answer.Code.ShouldBe(code);
            answer.Type.ShouldBe("application/problem+json");
            ((string?)answer.Json["traceId"]).ShouldNotBeNullOrEmpty();
            answer.Text.ShouldNotContain("   at ");
            answer.Text.Contains("a secret place", StringComparison.Ordinal).ShouldBe(status == HttpStatusCode.InternalServerError);
        }
    }

    [Fact]
    public async Task by_a_bug_nothing_of_it_is_told()
    {
        await using var served = await Served.Start(services: With(new Broken(() => throw new InvalidOperationException("password=hunter2"))));
        var answer = await served.Get("/api/negotiations/talks");
        answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Code.ShouldBe("INTERNAL");
        ((string?)answer.Json["traceId"]).ShouldNotBeNullOrEmpty();
        answer.Text.ShouldNotContain("hunter2");
        answer.Text.ShouldNotContain("InvalidOperation");
        answer.Tag.ShouldBeNull();
    }

    [Fact]
    public async Task the_host_is_not_ready_but_lives()
    {
        await using var served = await Served.Start(services: With(new Broken(() => throw new InvalidOperationException("hunter2"))));
        var ready = await served.Get("/health/ready");
        ready.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ready.Text.ShouldBe("""{"status":"unhealthy","checks":{"streams":"unhealthy"}}""");
        (await served.Get("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task and_takes_too_long_the_caller_is_told_so()
    {
        await using var served = await Served.Start(settings: new WebSettings { LongestRequest = TimeSpan.FromMilliseconds(50) }, services: With(new Broken(cancellation => Task.Delay(Timeout.Infinite, cancellation))));
        var answer = await served.Get("/api/negotiations/talks");
        answer.Status.ShouldBe(HttpStatusCode.GatewayTimeout);
        answer.Code.ShouldBe("TIMEOUT");
    }

    [Fact]
    public async Task because_somebody_asks_too_often_they_are_told_when_to_come_back()
    {
        await using var served = await Served.Start(settings: new WebSettings { RequestsPerSecond = 1, RequestsAtOnce = 3 });
        var answers = new List<Answered>();
        for (var i = 0; i < 20; i++)
        {
            answers.Add(await served.Get("/api/negotiations"));
        }

        answers.Take(3).ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        var late = answers.First(answer => answer.Status == HttpStatusCode.TooManyRequests);
        late.Code.ShouldBe("TOO_OFTEN");
        (await served.Get("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task another_method_is_told_which_there_are()
    {
        await using var served = await Served.Start();
        var answer = await served.Send(HttpMethod.Put, "/api/negotiations", "x", "application/yaml");
        answer.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Code.ShouldBe("METHOD");
    }

    private static Action<IServiceCollection> With(INegotiationStreams streams) => services => services.AddSingleton(streams).AddSingleton<INegotiationDesk>(new StreamDesk(streams, TimeProvider.System));

    /// <summary>Streams that do something else than answer.</summary>
    private sealed class Broken(Func<CancellationToken, Task> instead) : INegotiationStreams
    {
        private readonly InMemoryStreams _streams = new();

        public Broken(Action instead)
            : this(_ =>
            {
                instead();
                return Task.CompletedTask;
            })
        {
        }

        public async ValueTask<AppendResult> AppendAsync(NegotiationId id, long expectedVersion, IReadOnlyList<NegotiationEvent> events, DateTimeOffset recordedAt, CancellationToken cancellation = default)
        {
            await instead(cancellation);
            return await _streams.AppendAsync(id, expectedVersion, events, recordedAt, cancellation);
        }

        public async IAsyncEnumerable<RecordedEvent> ReadAsync(NegotiationId id, long fromVersion = 1, long toVersion = long.MaxValue, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await instead(cancellation);
            await foreach (var one in _streams.ReadAsync(id, fromVersion, toVersion, cancellation))
            {
                yield return one;
            }
        }

        public async ValueTask<StreamSummary?> FindAsync(NegotiationId id, CancellationToken cancellation = default)
        {
            await instead(cancellation);
            return await _streams.FindAsync(id, cancellation);
        }

        public IAsyncEnumerable<StoredRow> ReadStoredAsync(NegotiationId id, CancellationToken cancellation = default) => _streams.ReadStoredAsync(id, cancellation);

        public ValueTask<IReadOnlyList<StreamSummary>> ListAsync(bool includeArchived = false, CancellationToken cancellation = default) => _streams.ListAsync(includeArchived, cancellation);

        public ValueTask<ForkResult> ForkAsync(NegotiationForked fork, DateTimeOffset recordedAt, CancellationToken cancellation = default) => _streams.ForkAsync(fork, recordedAt, cancellation);

        public ValueTask<bool> ArchiveAsync(NegotiationId id, CancellationToken cancellation = default) => _streams.ArchiveAsync(id, cancellation);

        public ValueTask<ImportResult> StoreAsync(IAsyncEnumerable<Streams.JsonLines.ImportLine> lines, CancellationToken cancellation = default) => _streams.StoreAsync(lines, cancellation);

        public ValueTask<IReadOnlyList<StreamFinding>> CheckStoreAsync(CancellationToken cancellation = default) => _streams.CheckStoreAsync(cancellation);
    }
}
