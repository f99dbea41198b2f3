using NegotiationSim.Server.Storage;

namespace NegotiationSim.Server.Tests;

/// <summary>One server for all tests of a class: starting one takes seconds.</summary>
public sealed class OneServer(Postgres postgres) : IAsyncLifetime
{
    private readonly StoreSettings _place = postgres.Settings();

    internal RunningServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Postgres.Missing is null)
        {
            Server = await RunningServer.StartAsync(_place);
        }
    }

    /// <summary>Forgets every negotiation, once the views have done with them.</summary>
    public async Task EmptyAsync()
    {
        await Server.ViewsFollowAsync();
        await postgres.EmptyAsync(_place.Schema);
    }

    public async Task DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }
}
