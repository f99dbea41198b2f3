using System.Globalization;
using Xunit.Abstractions;

namespace NegotiationSim.Server.Tests.Survival;

[Collection(OnNodes.Name)]
public sealed class when_the_database_crashes_under_load(ITestOutputHelper output)
{
    [FactOnOwnPostgres]
    public async Task twice_no_acknowledged_command_is_lost_none_is_done_twice_and_the_views_follow_by_themselves()
    {
        await using var postgres = await OwnPostgres.CreateAsync();
        using var server = new ServerProcess(postgres.ConnectionString);
        using var load = new Load(await server.ListensAsync(), parties: 8, commands: 60);
        var running = load.RunAsync();

        foreach (var acknowledged in (int[])[150, 320])
        {
            await load.ReachAsync(acknowledged);
            var before = load.Retries;
            await postgres.StopAsync();
            await Task.Delay(TimeSpan.FromSeconds(1.5));
            await load.RetryAsync(before);
            await postgres.StartAsync();
        }

        await running;
        using var kept = new Kept(postgres.ConnectionString);
        await kept.HoldsAsync(load);
        var late = await kept.FollowedAsync(server);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{load.All} commands acknowledged and kept once after {load.Retries} tries in vain; the views were level {late.TotalSeconds:f1} s after the last"));
    }
}
