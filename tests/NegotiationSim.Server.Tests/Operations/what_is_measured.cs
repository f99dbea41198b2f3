using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Operations;
using NegotiationSim.Streams.Desks;
using NegotiationSim.Streams.Tests;

namespace NegotiationSim.Server.Tests.Operations;

public sealed class what_is_measured
{
    private static readonly Refusal Why = ((Decision.Refused)Decider.Decide(new BreakOff(Samples.Stamp("x"), "why"), Negotiation.NotOpened)).Why;

    [Theory]
    [InlineData("decided")]
    [InlineData("refused")]
    [InlineData("lost")]
    [InlineData("failed")]
    public void each_command_is_counted_by_what_became_of_it_and_traced(string outcome)
    {
        var id = new NegotiationId($"measured-{outcome}");
        var counted = new ConcurrentBag<string>();
        using var figures = Figures("negsim.commands", (value, tags) => counted.Add($"{value} {Tag(tags, "command")} {Tag(tags, "outcome")}"));
        var traced = new ConcurrentBag<Activity>();
        using var traces = new ActivityListener { ShouldListenTo = source => source.Name == Telemetry.Name, Sample = (ref _) => ActivitySamplingResult.AllData, ActivityStopped = traced.Add };
        ActivitySource.AddActivityListener(traces);

        using (var watch = Telemetry.Watch(NullLogger.Instance, id, new BreakOff(Samples.Stamp("secret-free"), "what nobody may read in a trace")))
        {
            DeskAnswer? answer = outcome switch
            {
                "decided" => new DeskAnswer.Done(1, []),
                "refused" => new DeskAnswer.Refused(Why, 0),
                "lost" => new DeskAnswer.LostRace(1, 2),
                _ => null,
            };
            if (answer is not null)
            {
                watch.Answered(answer).ShouldBe(answer);
            }
        }

        counted.ShouldContain($"1 BreakOff {outcome}");
        var trace = traced.Single(activity => (string?)activity.GetTagItem("negsim.negotiation") == id.Value);
        trace.GetTagItem("negsim.outcome").ShouldBe(outcome);
        trace.Status.ShouldBe(outcome == "failed" ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        trace.TagObjects.ShouldNotContain(tag => tag.Value!.ToString()!.Contains("nobody", StringComparison.Ordinal));
    }

    [Fact]
    public void whatever_is_logged_meanwhile_names_the_negotiation_and_the_command_and_nothing_more()
    {
        var scopes = new Scopes();

        using (Telemetry.Watch(scopes, new NegotiationId("talks"), new BreakOff(Samples.Stamp("c-7"), "what nobody may read in a log")))
        {
            scopes.Open.ShouldHaveSingleItem().ShouldBe("negotiation=talks commandId=c-7");
        }

        scopes.Open.ShouldBeEmpty();
    }

    private static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
        {
            if (key == name)
            {
                return value?.ToString();
            }
        }

        return null;
    }

    private static MeterListener Figures(string name, TagsOf take)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name && instrument.Name == name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => take(value, tags));
        listener.Start();
        return listener;
    }

    private delegate void TagsOf(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    private sealed class Scopes : ILogger
    {
        public List<string> Open { get; } = [];

        public IDisposable BeginScope<TState>(TState state)
            where TState : notnull
        {
            Open.Add(string.Join(' ', ((IEnumerable<KeyValuePair<string, object>>)(object)state).Select(pair => $"{pair.Key}={pair.Value}")));
            return new Closing(Open);
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        private sealed class Closing(List<string> open) : IDisposable
        {
            public void Dispose() => open.RemoveAt(open.Count - 1);
        }
    }
}
