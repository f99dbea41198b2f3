using System.Diagnostics;

namespace NegotiationSim.Server.Tests.Access;

[Collection(OnNodes.Name)]
public sealed class a_server_that_asks_nobody_who_they_are(Postgres postgres)
{
    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:0;http://0.0.0.0:0")]
    [InlineData("ASPNETCORE_URLS", "http://[::]:0")]
    [InlineData("ASPNETCORE_URLS", "http://negotiations.invalid:80")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "8080")]
    [InlineData("Kestrel__Endpoints__Team__Url", "http://10.0.0.1:8080")]
    public async Task refuses_to_listen_beyond_its_own_machine(string variable, string url)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Hosting).Assembly.Location]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["Server__Postgres"] = postgres.ConnectionString;
        start.Environment["Server__Schema"] = "unguarded";
        start.Environment["Server__Nodes"] = "Solo";
        start.Environment[variable] = url;
        using var server = Process.Start(start)!;
        var output = server.StandardOutput.ReadToEndAsync();

        var said = await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();

        server.ExitCode.ShouldBe(2, $"{said}\n{await output}");
        said.ShouldContain("no issuer of tokens is configured");
    }
}
