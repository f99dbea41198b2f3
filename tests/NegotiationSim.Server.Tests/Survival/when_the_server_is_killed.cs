using System.Globalization;
using NegotiationSim.Server.Tests.Sweeps;
using Xunit.Abstractions;

namespace NegotiationSim.Server.Tests.Survival;

[Collection(OnNodes.Name)]
public sealed class when_the_server_is_killed_under_load(Postgres postgres, ITestOutputHelper output)
{
    [Fact]
    public async Task twice_and_started_again_no_acknowledged_command_is_lost_none_is_done_twice_and_the_views_follow()
    {
        await using var cluster = await Cluster.CreateAsync(postgres);
        var port = ServerProcess.FreePort();
        var server = new ServerProcess(cluster.ConnectionString, port);
        try
        {
            using var load = new Load(await server.ListensAsync(), parties: 8, commands: 60);
            var running = load.RunAsync();
            foreach (var acknowledged in (int[])[150, 320])
            {
                await load.ReachAsync(acknowledged);
                var before = load.Retries;
                await server.KillAsync();
                server.Dispose();
                await load.RetryAsync(before);
                server = new ServerProcess(cluster.ConnectionString, port);
                await server.ListensAsync();
            }

            await running;
            using var kept = new Kept(cluster.ConnectionString);
            await kept.HoldsAsync(load);
            var late = await kept.FollowedAsync(server);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{load.All} commands acknowledged and kept once after {load.Retries} tries in vain; the views were level {late.TotalSeconds:f1} s after the last"));
        }
        finally
        {
            server.Dispose();
        }
    }
}
