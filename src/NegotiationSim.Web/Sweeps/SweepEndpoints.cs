using System.ComponentModel;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NegotiationSim.Web.Access;
using NegotiationSim.Web.Answers;
using NegotiationSim.Web.Judging;

namespace NegotiationSim.Web.Sweeps;

/// <summary>Sweeps over HTTP. Whoever started one sees it; to anybody else there is none.</summary>
internal static class SweepEndpoints
{
    private const string SweepId = "Id of the sweep.";

    public static void Map(IEndpointRouteBuilder api, WebSettings settings)
    {
        var sweeps = api.MapGroup("/sweeps").RequireAuthorization(Policies.Simulate);
        sweeps.MapPost("", Start).WithName("StartSweep").WithBodyOf(settings.LargestFile).ThatTakesLong()
            .Produces<SweepView>(StatusCodes.Status202Accepted).WithProblems(400, 413, 415, 422, 503);
        sweeps.MapGet("/{id}", Find).WithName("Sweep").Produces<SweepView>().WithProblems(404);
        sweeps.MapGet("/{id}/progress", Watch).WithName("WatchSweep").WithoutTimeout()
            .Produces<SweepView>(StatusCodes.Status200OK, "text/event-stream").WithProblems(404);
        sweeps.MapGet("/{id}/result", Result).WithName("SweepResult").Produces<RawJson>().WithProblems(404, 409, 422);
        sweeps.MapDelete("/{id}", Cancel).WithName("CancelSweep").Produces(StatusCodes.Status204NoContent).WithProblems(404);
    }

    [EndpointSummary("Starts a sweep.")]
    [EndpointDescription("The body is a scenario; its base and each of its variants are slices that may run on different machines. With replications it is played so often, as `negsim sweep` does, and the slices are stretches of replications; with until-width until it is exact.")]
    private static async Task<IResult> Start([AsParameters] ReadingQuery reading, [AsParameters] PlayQuery play, [FromServices] ISweepRunner runner, [AsParameters] Call call)
    {
        if (call.Owner is not { } owner)
        {
            return Problems.Forbidden("a sweep belongs to whoever starts it, and the token that signed in names nobody: it has no `sub`");
        }

        var (body, unread) = await Body.ReadAsync(call.Http.Request, call.Settings.LargestFile, call.Cancellation);
        if (body is null)
        {
            return unread!;
        }

        if (!Utf8.IsValid(body.Utf8.Span))
        {
            return Problems.Of(body.Read(call.Shelf).Findings);
        }

        var plan = new SweepPlan
        {
            Scenario = Encoding.UTF8.GetString(body.Utf8.Span),
            IsJson = body.IsJson,
            Shelf = call.Shelf.Tag,
            Replications = play.Replications,
            UntilWidth = play.UntilWidth,
            Most = play.Most,
            Seed = play.Seed,
            Perspective = reading.Perspective,
            Norm = reading.Norm,
            Lens = reading.Lens,
            Baseline = reading.Baseline,
            Account = reading.Account,
        };
        var read = plan.Read(call.Shelf);
        if (read.Value is not { } ready)
        {
            return Problems.Of(read.Why!);
        }

        var started = await runner.StartAsync(plan with { Slices = ready.Slices }, owner, call.Cancellation);
        return started is null
            ? Problems.Busy("too many sweeps are running; try again when one is over")
            : TypedResults.Accepted($"/api/sweeps/{started.Id}", SweepView.Of(started));
    }

    [EndpointSummary("How far a sweep is.")]
    private static Task<IResult> Find([Description(SweepId)] string id, [FromServices] ISweepRunner runner, [AsParameters] Call call) =>
        Owned(id, runner, call, status => ValueTask.FromResult<IResult>(TypedResults.Ok(SweepView.Of(status))));

    [EndpointSummary("How far a sweep is, now and whenever that changes, as server-sent events until it is over.")]
    private static Task<IResult> Watch(
        [Description(SweepId)] string id,
        [Description("How many slices were done when the caller last heard: sent by whoever comes back.")][FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        [FromServices] ISweepRunner runner,
        [AsParameters] Call call)
    {
        var heard = int.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var done) ? done : -1;
        return Owned(id, runner, call, _ => ValueTask.FromResult<IResult>(TypedResults.ServerSentEvents(Events(runner.WatchAsync(id, call.Cancellation), heard, call.Cancellation))));
    }

    [EndpointSummary("What a sweep came to: the document `negsim/whatif/1`, or `negsim/sweep/1` where it was played, the same bytes however many threads or machines it ran on.")]
    private static Task<IResult> Result([Description(SweepId)] string id, [FromServices] ISweepRunner runner, [AsParameters] Call call) =>
        Owned(id, runner, call, async status => status.State switch
        {
            SweepState.Completed when await runner.ResultAsync(id, call.Cancellation) is { } document => new Document(document),
            SweepState.Failed => Problems.Problem(StatusCodes.Status422UnprocessableEntity, ProblemCode.SweepFailed, "The sweep failed", string.Join("; ", status.Why)),
            SweepState.Cancelled => Problems.Problem(StatusCodes.Status409Conflict, ProblemCode.SweepCancelled, "The sweep was cancelled", "there is no result"),
            SweepState.Completed => Problems.NotFound($"sweep \"{id}\" is over, and its result is kept no longer"),
            _ => Problems.Problem(StatusCodes.Status409Conflict, ProblemCode.SweepRunning, "The sweep is running", $"{status.Done} of {status.Slices} slices are done", ("done", status.Done), ("slices", status.Slices)),
        });

    [EndpointSummary("Ends a sweep.")]
    private static Task<IResult> Cancel([Description(SweepId)] string id, [FromServices] ISweepRunner runner, [AsParameters] Call call) =>
        Owned(id, runner, call, async _ =>
        {
            await runner.CancelAsync(id, call.Cancellation);
            return TypedResults.NoContent();
        });

    /// <summary>Another one's sweep is not there: what it was made of may be private, and so is that it exists.</summary>
    private static async Task<IResult> Owned(string id, ISweepRunner runner, Call call, Func<SweepStatus, ValueTask<IResult>> answer)
    {
        var status = await runner.FindAsync(id, call.Cancellation);
        if (status is null || status.Owner != call.Owner)
        {
            return Problems.NotFound($"there is no sweep \"{id}\"");
        }

        call.Http.Response.Headers.CacheControl = "no-store";
        return await answer(status);
    }

    private static async IAsyncEnumerable<SseItem<SweepView>> Events(
        IAsyncEnumerable<SweepStatus> watched, int heard, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var status in watched.WithCancellation(cancellation))
        {
            if (status.Done > heard || status.IsOver)
            {
                var view = SweepView.Of(status);
                yield return new SseItem<SweepView>(view, view.State) { EventId = status.Done.ToString(CultureInfo.InvariantCulture) };
            }
        }
    }
}

/// <summary>How often a scenario is played, as an address has it.</summary>
internal sealed record PlayQuery
{
    [Description("How often base and variants are played, up to 100,000,000; they are scored unless said.")]
    [FromQuery(Name = "replications")]
    public uint? Replications { get; init; }

    [Description("Played until agreements and balance are known to ± so much, above 0 and below 1, in place of so often: one slice, for whether to go on only all before can tell.")]
    [FromQuery(Name = "until-width")]
    public double? UntilWidth { get; init; }

    [Description("With until-width: so often at most; 100,000 unless said.")]
    [FromQuery(Name = "most")]
    public int? Most { get; init; }

    [Description("What the random numbers hang on; 20260224 unless said.")]
    [FromQuery(Name = "seed")]
    public ulong? Seed { get; init; }
}

/// <summary>How far a sweep is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">running, completed, failed or cancelled.</param>
/// <param name="Done">Slices that are done.</param>
/// <param name="Slices">Slices in all.</param>
/// <param name="Why">Why it failed; absent unless it did.</param>
public sealed record SweepView(string Id, string State, int Done, int Slices, IReadOnlyList<string>? Why)
{
    internal static SweepView Of(SweepStatus status) =>
        new(status.Id, status.State.ToString().ToLowerInvariant(), status.Done, status.Slices, status.Why.Count > 0 ? status.Why : null);
}
