using System.Collections.Immutable;
using System.Text.Json;
using Marten;
using Marten.Linq.MatchesSql;
using Microsoft.AspNetCore.Mvc;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Server.Access;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Server.Projections;

/// <summary>The views over HTTP. They follow the streams after milliseconds; each says how far it has come.</summary>
internal static class ViewEndpoints
{
    // Spelled like the events.
    private static readonly JsonSerializerOptions Json = StoreJson.Options();

    public static void MapViews(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").RequireAuthorization(Policies.Read).WithTags("Views");
        api.AddEndpointFilterFactory(KnownParameters.Only);
        api.MapGet("/compliance/{party}", Compliance).WithName("Compliance").Produces<PartyCompliance>();
        api.MapGet("/demands", Demands).WithName("OpenDemands").Produces<OpenDemandsBoard[]>();
        api.MapGet("/negotiations/{id}/timeline", Timeline).WithName("Timeline").Produces<ReciprocityTimeline>();
    }

    private static async Task<IResult> Compliance(string party, IQuerySession session, StoreSettings settings, CancellationToken cancellation) =>
        await session.LoadAsync<ComplianceRecord>(party, cancellation) is { } record
            ? TypedResults.Json(PartyCompliance.Of(record, settings.Verdicts), Json)
            : Problems.NotFound($"no promise of a party \"{party}\" is on record");

    private static async Task<IResult> Demands(
        [FromQuery] string? negotiation, [FromQuery] string? askee, [FromQuery] bool? forks, IQuerySession session, PrivateForks privateForks, CancellationToken cancellation)
    {
        var withForks = forks ?? false;
        var hidden = withForks ? await privateForks.OfOthersAsync(cancellation) : null;
        // Nothing is asked any more where the negotiation is archived, which is no event: the streams know it.
        var isOpen = $"not exists (select 1 from {session.DocumentStore.Options.Schema.ForStreams()} s where s.id = d.id and s.is_archived)";
        var boards = await session.Query<OpenDemandsBoard>()
            .Where(board => (withForks || !board.IsFork) && board.MatchesSql(isOpen))
            .ToListAsync(cancellation);
        var asked = boards
            .Where(board => (negotiation is null || board.Id == negotiation) && hidden?.Contains(board.Id) != true)
            .Select(board => board with { Demands = [.. board.Demands.Where(demand => askee is null || demand.Askee.Value == askee)] })
            .Where(board => !board.Demands.IsEmpty)
            .OrderBy(board => board.Id, StringComparer.Ordinal);
        return TypedResults.Json(asked.ToArray(), Json);
    }

    private static async Task<IResult> Timeline(string id, IQuerySession session, INegotiationStreams streams, StoreSettings settings, CancellationToken cancellation)
    {
        if (!Storable.IsId(id) || await streams.FindAsync(new NegotiationId(id), cancellation) is null)
        {
            return Problems.NoSuchNegotiation(id);
        }

        var kept = await session.LoadAsync<ReciprocityTimeline>(id, cancellation);
        if (kept?.Settings == settings.Verdicts.Name)
        {
            return TypedResults.Json(kept, Json);
        }

        // Kept under other settings, until the negotiation goes on: told under these, as far as it has come.
        var history = await streams.ReadAsync(new NegotiationId(id), 1, kept?.Version ?? 0, cancellation).Select(recorded => recorded.Event).ToListAsync(cancellation);
        return TypedResults.Json(new ReciprocityProjection(settings.Verdicts, settings.Upcasters).Of(id, history), Json);
    }
}

/// <summary>A party's record, counted, and what its word is worth by it.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Kept">How many promises it kept.</param>
/// <param name="Broken">How many it broke.</param>
/// <param name="Undone">How many it kept and undid later.</param>
/// <param name="Lapsed">How many ran out.</param>
/// <param name="Open">How many are still to be kept.</param>
/// <param name="Perspective">Whose prior and reading <paramref name="Trust"/> takes, by id.</param>
/// <param name="Trust">The chance, 0..1, that a new promise of it is kept, in every dimension in which it has promised anything.</param>
/// <param name="Tables">The promises.</param>
internal sealed record PartyCompliance(
    string Party, int Kept, int Broken, int Undone, int Lapsed, int Open, string Perspective, ImmutableSortedDictionary<string, double> Trust, ImmutableArray<PromisesAtTable> Tables)
{
    public static PartyCompliance Of(ComplianceRecord record, VerdictSettings verdicts)
    {
        // Of no side: a perspective's trust in a side is in that side at one table.
        var giver = Actor.Third(record.Id);
        var ledger = new ConcessionLedger { Cutoff = record.Tables.Max(table => table.Cutoff), Evidence = record.EvidenceOn(giver) };
        var credibility = Credibility.Of(ledger, verdicts.Perspective, verdicts.Switches);
        var dimensions = record.Tables.SelectMany(table => table.Promises).Select(promise => promise.Line.Dimension).Distinct();
        return new PartyCompliance(
            record.Id,
            record.Count(Fate.Kept),
            record.Count(Fate.Broken),
            record.Count(Fate.Undone),
            record.Count(Fate.Lapsed),
            record.Count(Fate.Open),
            verdicts.Perspective.Id,
            dimensions.ToImmutableSortedDictionary(dimension => dimension.ToString(), dimension => credibility.Trust(giver, dimension), StringComparer.Ordinal),
            record.Tables);
    }
}
