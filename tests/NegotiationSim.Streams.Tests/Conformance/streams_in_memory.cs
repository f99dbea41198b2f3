namespace NegotiationSim.Streams.Tests.Conformance;

public sealed class streams_in_memory : StreamsConformance
{
    protected override INegotiationStreams Streams { get; } = new InMemoryStreams();

    public override Task InitializeAsync() => Task.CompletedTask;

    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<INegotiationStreams> AnotherAsync() => Task.FromResult<INegotiationStreams>(new InMemoryStreams());
}
