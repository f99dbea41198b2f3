using System.Diagnostics;

namespace NegotiationSim.Server.Tests.Survival;

/// <summary>A cluster of a test's own, which it may stop and start again.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly Process _script;

    private OwnPostgres(Process script, string connectionString) => (_script, ConnectionString) = (script, connectionString);

    public string ConnectionString { get; }

    public static async Task<OwnPostgres> CreateAsync()
    {
        var script = Postgres.Script("serve");
        return new OwnPostgres(script, await AnswerAsync(script));
    }

    /// <summary>Stops it at once, as a crash would.</summary>
    public Task StopAsync() => TellAsync("stop", "stopped");

    /// <summary>Starts it again; it recovers what was committed.</summary>
    public Task StartAsync() => TellAsync("start", "started");

    public async ValueTask DisposeAsync()
    {
        _script.StandardInput.Close();
        await _script.WaitForExitAsync();
        _script.Dispose();
    }

    private async Task TellAsync(string word, string answer)
    {
        await _script.StandardInput.WriteLineAsync(word);
        await _script.StandardInput.FlushAsync();
        (await AnswerAsync(_script)).ShouldBe(answer);
    }

    private static async Task<string> AnswerAsync(Process script) =>
        await script.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"PostgreSQL: {await script.StandardError.ReadToEndAsync()}");
}
