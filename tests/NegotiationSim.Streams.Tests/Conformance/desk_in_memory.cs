using NegotiationSim.Streams.Desks;

namespace NegotiationSim.Streams.Tests.Conformance;

public sealed class desk_in_memory : DeskConformance
{
    private readonly InMemoryStreams _streams = new();

    protected override INegotiationStreams Streams => _streams;

    protected override INegotiationDesk Desk => new StreamDesk(_streams, TimeProvider.System);

    public override Task InitializeAsync() => Task.CompletedTask;

    public override Task DisposeAsync() => Task.CompletedTask;
}
