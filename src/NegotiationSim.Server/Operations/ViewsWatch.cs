using Marten;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;

namespace NegotiationSim.Server.Operations;

/// <summary>How far the views have come.</summary>
/// <param name="At">The sequence of the last event that is in them; 0 before they first ran.</param>
/// <param name="Last">The sequence of the last event there is.</param>
/// <param name="Still">For how long nothing has moved although there was something to do.</param>
public readonly record struct ViewsProgress(long At, long Last, TimeSpan Still)
{
    /// <summary>How many events they are behind, at most.</summary>
    public long Lag => Math.Max(0, Last - At);

    /// <summary>They stopped: an event cannot be read, or no node runs them.</summary>
    public bool Stands => Still >= ViewsWatch.Patience;
}

/// <summary>
/// Looks every few seconds whether the views follow, and where they do not for which event. What cannot be read is kept
/// from commands from then on.
/// </summary>
public sealed class ViewsWatch : BackgroundService
{
    /// <summary>Views that have not moved for so long stand.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int LooksPerCheck = 12;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly Action<ILogger, string, Exception?> Damage = LoggerMessage.Define<string>(LogLevel.Error, new EventId(1, "Damage"), "{Finding}");
    private static readonly Action<ILogger, Exception?> Unseen = LoggerMessage.Define(LogLevel.Warning, new EventId(2, "Unseen"), "The views could not be looked at");

    private readonly StreamRows _rows;
    private readonly string _sql;
    private readonly MartenStreams _streams;
    private readonly TimeProvider _clock;
    private readonly ILogger<ViewsWatch> _logger;
    private readonly Lock _lock = new();
    private (long At, DateTimeOffset Since)? _moved;

    public ViewsWatch(IDocumentStore store, MartenStreams streams, TimeProvider clock, ILogger<ViewsWatch> logger)
    {
        (_rows, _streams, _clock, _logger) = (new StreamRows(store), streams, clock, logger);
        _sql = $"""
            select coalesce((select last_seq_id from {store.Options.DatabaseSchemaName}.mt_event_progression where name = '{Views.Name}:All'), 0),
                   coalesce((select max(seq_id) from {store.Options.Schema.ForEvents()}), 0)
            """;
    }

    /// <summary>Looks now.</summary>
    /// <exception cref="StreamsBrokenException">The database is out of reach.</exception>
    public async Task<ViewsProgress> LookAsync(CancellationToken cancellation)
    {
        var (at, last) = (await _rows.QueryAsync(_sql, row => (row.GetInt64(0), row.GetInt64(1)), cancellation)).Single();
        Telemetry.ViewsAre(Math.Max(0, last - at));
        var now = _clock.GetUtcNow();
        lock (_lock)
        {
            _moved = _moved is { } known && known.At == at && at < last ? known : (at, now);
            return new ViewsProgress(at, last, now - _moved.Value.Since);
        }
    }

    /// <summary>What there is to say of an event that cannot be read.</summary>
    public static string Sentence(StreamFinding finding) => $"{finding.Stream} v{finding.Version}: {finding.What}; expected {finding.Expected}";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var said = new HashSet<StreamFinding>();
        using var timer = new PeriodicTimer(Pause, _clock);
        var looks = 0;
        do
        {
            try
            {
                var views = await LookAsync(stoppingToken);
                if (looks++ % LooksPerCheck == 0 || views.Stands)
                {
                    foreach (var finding in (await _streams.Check.RunAsync(cancellation: stoppingToken)).Where(said.Add))
                    {
                        Damage(_logger, Sentence(finding), null);
                    }
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whoever only looks on stops nobody: the database may be away, or its tables not there yet.
                Unseen(_logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
