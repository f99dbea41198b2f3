namespace NegotiationSim.Streams.Tests.Conformance;

public sealed class streams_in_a_case_file : StreamsConformance, IDisposable
{
    private readonly CaseFolder _folder = new();
    private INegotiationStreams? _streams;
    private int _others;

    protected override INegotiationStreams Streams => _streams!;

    public override async Task InitializeAsync() => _streams = await _folder.OpenAsync();

    public override Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    protected override async Task<INegotiationStreams> AnotherAsync() => await _folder.OpenAsync($"another-{_others++}");
}
