using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;
using NegotiationSim.Streams.Tests.Conformance;

namespace NegotiationSim.Server.Tests.Desk;

[Collection(OnPostgres.Name)]
public sealed class desk_on_wolverine(OneServer one) : DeskConformance, IClassFixture<OneServer>
{
    protected override INegotiationDesk Desk => one.Server.Desk;

    protected override INegotiationStreams Streams => one.Server.Streams;

    public override Task InitializeAsync() => one.EmptyAsync();

    public override Task DisposeAsync() => Task.CompletedTask;
}
