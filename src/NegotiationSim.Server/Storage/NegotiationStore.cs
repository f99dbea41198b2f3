using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events;
using Marten.Services.Json.Transformations;
using NegotiationSim.Server.Access;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Sweeps;
using NegotiationSim.Streams.Contract;
using Weasel.Core;

namespace NegotiationSim.Server.Storage;

/// <summary>How Marten keeps negotiations.</summary>
public static class NegotiationStore
{
    /// <summary>Everything that decides what is stored and how; the same for every host, tool and test.</summary>
    public static void Configure(StoreOptions options, StoreSettings settings)
    {
        options.Connection(settings.ConnectionString);
        options.DatabaseSchemaName = settings.Schema;
        options.DisableNpgsqlLogging = true;
        // The casing is said here because Marten overwrites the naming policy of the settings.
        options.UseSystemTextJsonForSerialization(StoreJson.Options(), EnumStorage.AsString, Casing.CamelCase);
        ConfigureEvents(options.Events, settings.Upcasters);
        ConfigureProjections(options, settings);
        SweepStore.Configure(options);
        options.Schema.For<PrivateFork>();
    }

    private static void ConfigureEvents(IEventStoreOptions events, Upcasters upcasters)
    {
        events.StreamIdentity = StreamIdentity.AsString;
        events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        events.MetadataConfig.HeadersEnabled = true;
        events.MetadataConfig.CausationIdEnabled = true;
        events.MetadataConfig.CorrelationIdEnabled = true;
        events.EnableUniqueIndexOnEventId = true;
        // Whoever loses a race then learns it before a sequence number is drawn, and leaves no gap for the daemon to wait at.
        events.UseExclusiveLockOnConcurrentAppends = true;
        foreach (var (alias, type) in EventAliases.All)
        {
            events.MapEventType(type, alias);
        }

        foreach (var (alias, becomes, _) in upcasters.All)
        {
            events.Upcast(becomes, alias, Upcasting(alias, upcasters));
        }
    }

    private static void ConfigureProjections(StoreOptions options, StoreSettings settings)
    {
        options.Projections.Add(new NegotiationProjection(settings.Verdicts), ProjectionLifecycle.Inline);
        Views.Configure(options, settings);
        // Four looks a second take what has come together. Woken by each append (LISTEN/NOTIFY), the views are as many
        // transactions again as there are commands, and commands come out a third slower.
        options.Projections.SlowPollingTime = options.Projections.FastPollingTime;
        // All three default to true: an event that cannot be read would be left out without a word.
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.Errors.SkipUnknownEvents = false;
        options.Projections.RebuildErrors.SkipApplyErrors = false;
        options.Projections.RebuildErrors.SkipSerializationErrors = false;
        options.Projections.RebuildErrors.SkipUnknownEvents = false;
    }

    // The same table as for reading rows, so that a projection and a reader never see two meanings.
    private static JsonTransformation Upcasting(string alias, Upcasters upcasters) => new(
        (_, row, column) => EventJson.Decode(alias, row.GetFieldValue<byte[]>(column), upcasters),
        async (_, row, column, cancellation) => EventJson.Decode(alias, await row.GetFieldValueAsync<byte[]>(column, cancellation), upcasters));
}
