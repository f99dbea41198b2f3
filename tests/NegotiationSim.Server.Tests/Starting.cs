using System.Diagnostics;
using System.Net;
using NegotiationSim.Server.Storage;
using Npgsql;

namespace NegotiationSim.Server.Tests;

[Collection(OnPostgres.Name)]
public class a_server_with_its_database(Postgres postgres)
{
    [Fact]
    public async Task says_that_it_is_well()
    {
        await using var server = await RunningServer.StartAsync(postgres.Settings());

        (await HealthAsync(server)).ShouldBe((HttpStatusCode.OK, "Healthy"));
    }

    [Fact]
    public async Task says_that_it_is_unwell_and_answers_503_once_the_database_is_gone()
    {
        var own = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = $"gone_{Environment.ProcessId}" };
        await postgres.RunAsync($"create database {own.Database}");
        await using var server = await RunningServer.StartAsync(new StoreSettings { ConnectionString = own.ConnectionString });

        await postgres.RunAsync($"drop database {own.Database} with (force)");

        (await HealthAsync(server)).ShouldBe((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
        using var listing = await server.Client.GetAsync(new Uri("/api/negotiations", UriKind.Relative));
        listing.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, await listing.Content.ReadAsStringAsync());
    }

    private static async Task<(HttpStatusCode Status, string Said)> HealthAsync(RunningServer server)
    {
        using var response = await server.Client.GetAsync(new Uri("/health", UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}

public class a_server_without_a_database
{
    [Fact]
    public async Task says_how_to_give_it_one()
    {
        using var server = Process.Start(new ProcessStartInfo("dotnet", [typeof(Hosting).Assembly.Location]) { UseShellExecute = false, RedirectStandardError = true })!;

        var said = await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();

        server.ExitCode.ShouldBe(2);
        said.ShouldContain("Server__Postgres=");
    }

    [Fact]
    public async Task says_which_word_it_does_not_know_for_a_verdict()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Hosting).Assembly.Location]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["Server__Postgres"] = "Host=nowhere";
        start.Environment["Server__Verdict__Norm"] = "own-scal";
        using var server = Process.Start(start)!;

        var said = await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();

        server.ExitCode.ShouldBe(2);
        said.ShouldStartWith("Server__Verdict: ");
        said.ShouldContain("own-scale");
    }
}
