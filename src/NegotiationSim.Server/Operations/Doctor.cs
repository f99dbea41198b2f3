using Microsoft.AspNetCore.Authentication;
using NegotiationSim.Web;
using Wolverine.Runtime;

namespace NegotiationSim.Server.Operations;

/// <summary>Tells what is configured, without secrets, and whether it works.</summary>
internal sealed class Doctor(StoreLook store, IWolverineRuntime runtime, WebSettings limits, IServiceProvider services)
{
    private const string NotLookedAt = "not looked at: the database is out of reach";

    /// <summary>Looks at everything. What goes wrong is said, not thrown.</summary>
    public async Task<DoctorReport> LookAsync(CancellationToken cancellation)
    {
        var database = await AskAsync("database", store.DatabaseAsync, cancellation);
        (string Name, Func<CancellationToken, Task<DoctorLine>> Look)[] kept =
        [
            ("schema", store.SchemaAsync),
            ("nodes", NodesAsync),
            ("projections", store.ViewsAsync),
            ("dead letters", DeadLettersAsync),
            ("streams", store.StreamsAsync),
            ("seeds", store.SeedsAsync),
        ];
        var lines = new List<DoctorLine> { database };
        foreach (var (name, look) in kept)
        {
            lines.Add(database.Condition == Condition.Failed ? new DoctorLine(name, Condition.Failed, NotLookedAt) : await AskAsync(name, look, cancellation));
        }

        lines.Add(store.Verdicts());
        lines.Add(await AskAsync("access", _ => AccessAsync(), cancellation));
        lines.Add(new DoctorLine("limits", Condition.Ok, $"a command of {limits.LargestCommand} bytes, a file of {limits.LargestFile}, an import of {limits.LargestImport}"));
        lines.Add(Telemetry());
        return DoctorReport.Of(lines);
    }

    private static async Task<DoctorLine> AskAsync(string name, Func<CancellationToken, Task<DoctorLine>> look, CancellationToken cancellation)
    {
        try
        {
            return await look(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return new DoctorLine(name, Condition.Failed, e.Message.ReplaceLineEndings(" "));
        }
    }

    private async Task<DoctorLine> NodesAsync(CancellationToken cancellation)
    {
        var nodes = await runtime.Storage.Nodes.LoadAllNodesAsync(cancellation);
        return new DoctorLine("nodes", Condition.Ok, $"{Math.Max(1, nodes.Count)} on this database, mode {runtime.DurabilitySettings.Mode}");
    }

    private async Task<DoctorLine> DeadLettersAsync(CancellationToken cancellation)
    {
        var counts = await runtime.Storage.Admin.FetchCountsAsync();
        var waiting = $"{counts.Incoming} messages in the inbox, {counts.Scheduled} scheduled, {counts.Outgoing} in the outbox";
        return counts.DeadLetter == 0
            ? new DoctorLine("dead letters", Condition.Ok, $"none; {waiting}")
            : new DoctorLine("dead letters", Condition.Warning, $"{counts.DeadLetter} messages were given up; {waiting}");
    }

    // Without sign-in the server has refused every other address before it listened: see Access.LoopbackOnly.
    private async Task<DoctorLine> AccessAsync()
    {
        var schemes = services.GetService<IAuthenticationSchemeProvider>() is { } known ? (await known.GetAllSchemesAsync()).Select(scheme => scheme.Name).ToArray() : [];
        return schemes.Length > 0
            ? new DoctorLine("access", Condition.Ok, $"whoever calls signs in: {string.Join(", ", schemes)}")
            : new DoctorLine("access", Condition.Warning, "nobody signs in; this machine alone can reach the server");
    }

    // Only where to: headers of an exporter are secrets, and so may be the user in an address.
    private static DoctorLine Telemetry() => new(
        "telemetry",
        Condition.Ok,
        Exporting.Collector is not { } collector ? $"not exported; {Exporting.Variable} would say where to"
            : Uri.TryCreate(collector, UriKind.Absolute, out var uri) ? $"traces and figures go to {uri.Host}:{uri.Port}"
            : $"{Exporting.Variable} is no address");
}
