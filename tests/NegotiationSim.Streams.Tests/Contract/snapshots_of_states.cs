using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Streams.Tests.Contract;

public sealed class snapshots_of_states
{
    [Fact]
    public void give_back_the_state_after_every_event_of_every_kind()
    {
        var state = Negotiation.NotOpened;
        foreach (var @event in Samples.Everything)
        {
            state = Negotiation.Evolve(state, @event);

            SnapshotJson.Decode(SnapshotJson.Encode(state)).ShouldBe(state.WithoutHandled());
        }
    }
}
