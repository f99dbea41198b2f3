using System.Diagnostics;
using System.Diagnostics.Metrics;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Desks;

namespace NegotiationSim.Server.Operations;

/// <summary>What the server says of its own work: traces, figures, and the scope of what it logs. Never what a command contains.</summary>
public static class Telemetry
{
    /// <summary>Name of the source of traces and of the meter.</summary>
    public const string Name = "NegotiationSim";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("negsim.commands", "{command}", "Commands by what became of them.");
    private static readonly Histogram<double> Deciding = Meter.CreateHistogram<double>("negsim.command.duration", "s", "From a command's arrival to its answer.");
    private static readonly Gauge<long> Behind = Meter.CreateGauge<long>("negsim.views.lag", "{event}", "Events that the views are behind.");
    private static readonly Counter<long> Slices = Meter.CreateCounter<long>("negsim.slices", "{slice}", "Slices of sweeps worked out here.");

    /// <summary>A slice of a sweep was worked out.</summary>
    public static void SliceDone() => Slices.Add(1);

    /// <summary>The views are so many events behind.</summary>
    public static void ViewsAre(long behind) => Behind.Record(behind);

    /// <summary>Watches a command until it is answered.</summary>
    public static CommandWatch Watch(ILogger logger, NegotiationId id, NegotiationCommand command) => new(logger, id, command);

    /// <summary>A command on its way.</summary>
    public sealed class CommandWatch : IDisposable
    {
        private readonly Activity? _activity;
        private readonly IDisposable? _scope;
        private readonly string _command;
        private readonly long _since = Stopwatch.GetTimestamp();
        private string _outcome = "failed";

        internal CommandWatch(ILogger logger, NegotiationId id, NegotiationCommand command)
        {
            _command = command.GetType().Name;
            _scope = logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["negotiation"] = id.Value, ["commandId"] = command.Stamp.CommandId });
            _activity = Source.StartActivity(_command, ActivityKind.Internal);
            _activity?.SetTag("negsim.negotiation", id.Value).SetTag("negsim.command_id", command.Stamp.CommandId);
        }

        /// <summary>Notes the answer, and hands it on.</summary>
        public DeskAnswer Answered(DeskAnswer answer)
        {
            _outcome = answer switch
            {
                DeskAnswer.Done => "decided",
                DeskAnswer.Refused => "refused",
                DeskAnswer.LostRace => "lost",
                DeskAnswer.NotFound => "not_found",
                DeskAnswer.Archived => "archived",
                _ => "unstorable",
            };
            return answer;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            var tags = new TagList { { "command", _command }, { "outcome", _outcome } };
            Commands.Add(1, tags);
            Deciding.Record(Stopwatch.GetElapsedTime(_since).TotalSeconds, tags);
            _activity?.SetTag("negsim.outcome", _outcome).SetStatus(_outcome == "failed" ? ActivityStatusCode.Error : ActivityStatusCode.Unset).Dispose();
            _scope?.Dispose();
        }
    }
}
