using NegotiationSim.Streams.Desks;

namespace NegotiationSim.Streams.Tests.Conformance;

public sealed class desk_over_a_case_file : DeskConformance, IDisposable
{
    private readonly CaseFolder _folder = new();
    private INegotiationStreams? _streams;

    protected override INegotiationStreams Streams => _streams!;

    protected override INegotiationDesk Desk => new StreamDesk(_streams!, TimeProvider.System);

    public override async Task InitializeAsync() => _streams = await _folder.OpenAsync();

    public override Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
