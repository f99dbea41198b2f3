namespace NegotiationSim.Server.Tests;

/// <summary>One server for all tests of a class: starting one takes seconds.</summary>
public sealed class OneServer(Postgres postgres) : IAsyncLifetime
{
    internal RunningServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await RunningServer.StartAsync(postgres.Settings());

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
