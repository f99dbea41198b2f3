using System.Globalization;
using Marten;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Web;
using Npgsql;
using Weasel.Core.Migrations;

namespace NegotiationSim.Server.Operations;

/// <summary>Looks at what is kept in PostgreSQL.</summary>
internal sealed class StoreLook(IDocumentStore store, MartenStreams streams, StoreSettings settings, Shelf shelf, ViewsWatch views, TimeProvider clock)
{
    private const int MostNamed = 5;
    private const double SlowMilliseconds = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly StreamRows _rows = new(store);

    public async Task<DoctorLine> DatabaseAsync(CancellationToken cancellation)
    {
        // Not out of the pool: what lies there may have died with a database that is back since, or gone for good.
        var place = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(place.ToString());
        await connection.OpenAsync(cancellation).OrOutage();
        var since = clock.GetTimestamp();
        await using var command = new NpgsqlCommand("select current_setting('server_version')", connection);
        var version = await command.ExecuteScalarAsync(cancellation);
        var took = clock.GetElapsedTime(since).TotalMilliseconds;
        return new DoctorLine(
            "database",
            took > SlowMilliseconds ? Condition.Warning : Condition.Ok,
            string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {version}, database \"{place.Database}\" on {place.Host}:{place.Port}, answers in {took:0.0} ms; at most {place.MaxPoolSize} connections"));
    }

    public async Task<DoctorLine> SchemaAsync(CancellationToken cancellation)
    {
        try
        {
            await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync(cancellation);
            return new DoctorLine("schema", Condition.Ok, $"the tables in \"{settings.Schema}\" are as this version wants them");
        }
        catch (DatabaseValidationException)
        {
            return new DoctorLine("schema", Condition.Failed, $"tables in \"{settings.Schema}\" are missing or not as this version wants them; a start that may change the schema makes them so");
        }
    }

    /// <summary>Whether the tables of events are there: quick, for whoever asks every second.</summary>
    public async Task<bool> HasTablesAsync(CancellationToken cancellation) =>
        (await QueryAsync($"select 1 where to_regclass('{store.Options.Schema.ForEvents()}') is not null and to_regclass('{store.Options.Schema.ForStreams()}') is not null", cancellation)).Count > 0;

    public async Task<DoctorLine> ViewsAsync(CancellationToken cancellation)
    {
        var first = await views.LookAsync(cancellation);
        if (first.Lag == 0)
        {
            return new DoctorLine("projections", Condition.Ok, $"\"{Views.Name}\" has every event up to sequence {first.Last}");
        }

        await Task.Delay(Pause, clock, cancellation);
        var second = await views.LookAsync(cancellation);
        return second.At > first.At || second.Lag == 0
            ? new DoctorLine("projections", Condition.Ok, $"\"{Views.Name}\" follows, {second.Lag} events behind")
            : new DoctorLine("projections", Condition.Failed, $"\"{Views.Name}\" stands at sequence {second.At}, {second.Lag} events behind: an event cannot be read, or no node runs it");
    }

    public async Task<DoctorLine> StreamsAsync(CancellationToken cancellation)
    {
        var findings = await streams.Check.RunAsync(cancellation: cancellation);
        if (findings.Count == 0)
        {
            var count = (await QueryAsync($"select count(*)::text from {store.Options.Schema.ForStreams()} where type = '{Summaries.StreamType}'", cancellation)).Single();
            return new DoctorLine("streams", Condition.Ok, $"{count} negotiations, every event can be read");
        }

        var named = string.Join("; ", findings.Take(MostNamed).Select(ViewsWatch.Sentence));
        return new DoctorLine("streams", Condition.Failed, $"{findings.Count} damaged, commands on them are refused: {named}{(findings.Count > MostNamed ? "; …" : "")}");
    }

    public async Task<DoctorLine> SeedsAsync(CancellationToken cancellation)
    {
        var (missing, all) = await MissingSeedsAsync(cancellation);
        return missing.Count == 0
            ? new DoctorLine("seeds", Condition.Ok, $"all {all} shipped histories are loaded")
            : new DoctorLine("seeds", Condition.Warning, $"{missing.Count} of {all} shipped histories are not loaded: {string.Join(", ", missing.Take(MostNamed))}{(missing.Count > MostNamed ? ", …" : "")}");
    }

    public async Task<(IReadOnlyList<string> Missing, int All)> MissingSeedsAsync(CancellationToken cancellation)
    {
        var shipped = shelf.Library.Files.Where(file => file.Folder == "histories").Select(file => file.Id).ToArray();
        var here = await _rows.QueryAsync($"select id from {store.Options.Schema.ForStreams()} where id = any($1)", row => row.GetString(0), cancellation, [shipped]);
        return ([.. shipped.Except(here, StringComparer.Ordinal)], shipped.Length);
    }

    public DoctorLine Verdicts() =>
        new("verdicts", Condition.Ok, $"kept as \"{settings.Verdicts.Perspective.Id}\" weighs: {settings.Verdicts.Headline.Norm}, {settings.Verdicts.Headline.Lens}, {settings.Verdicts.Headline.Baseline}, {settings.Verdicts.Headline.Account}");

    private Task<List<string>> QueryAsync(string sql, CancellationToken cancellation) => _rows.QueryAsync(sql, row => row.GetValue(0).ToString()!, cancellation);
}
