using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Access;
using NegotiationSim.Server.Projections;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Server.Desk;

/// <summary>A day that went by without what it was set for.</summary>
/// <param name="Negotiation">In which negotiation.</param>
/// <param name="What">What the day was set for: promise, round.</param>
/// <param name="Item">Id of the concession, or name of the round.</param>
/// <param name="Day">The last day on which it would have been in time.</param>
/// <param name="NoticedAt">When it was noticed here.</param>
/// <param name="Open">Whether it still is as it was then.</param>
public sealed record Notice(string Negotiation, string What, string Item, DateOnly Day, DateTimeOffset NoticedAt, bool Open);

/// <summary>The board of days that went by. Nothing on it judges anybody.</summary>
internal static class Notices
{
    private const int Most = 1000;

    public static void MapNotices(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").RequireAuthorization(Policies.Read).WithTags("Views");
        api.AddEndpointFilterFactory(KnownParameters.Only);
        api.MapGet("/notices", List).WithName("Notices").Produces<Notice[]>();
    }

    // Latest first: of all negotiations, or of one.
    private static async Task<Ok<Notice[]>> List([FromQuery] string? negotiation, IQuerySession session, PrivateForks forks, CancellationToken cancellation)
    {
        var hidden = await forks.OfOthersAsync(cancellation);
        var notices = await session.Query<DeadlineNotice>()
            .Where(notice => negotiation == null || notice.Negotiation == negotiation)
            .OrderByDescending(notice => notice.NoticedAt)
            .ThenBy(notice => notice.Id)
            .Take(Most)
            .ToListAsync(cancellation);
        var snapshots = await session.LoadManyAsync<NegotiationSnapshot>(cancellation, notices.Select(notice => notice.Negotiation).Distinct());
        var running = snapshots.ToDictionary(snapshot => snapshot.Id, snapshot => Deadlines.Running(snapshot.State).ToHashSet());
        return TypedResults.Ok(notices.Where(notice => !hidden.Contains(notice.Negotiation)).Select(notice => Of(notice, running)).ToArray());
    }

    private static Notice Of(DeadlineNotice notice, Dictionary<string, HashSet<Deadline>> running) => new(
        notice.Negotiation,
        notice.Deadline.Kind == DeadlineKind.Round ? "round" : "promise",
        notice.Deadline.Item,
        notice.Deadline.Day,
        notice.NoticedAt,
        running.TryGetValue(notice.Negotiation, out var deadlines) && deadlines.Contains(notice.Deadline));
}
