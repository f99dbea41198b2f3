using Marten;
using NegotiationSim.Server.Storage;

namespace NegotiationSim.Server.Tests.Storage;

public class what_the_store_leaves_out
{
    [Fact]
    public void is_nothing_neither_while_it_follows_nor_in_a_rebuild()
    {
        var options = new StoreOptions();

        NegotiationStore.Configure(options, new StoreSettings { ConnectionString = "Host=127.0.0.1" });

        foreach (var errors in new[] { options.Projections.Errors, options.Projections.RebuildErrors })
        {
            (errors.SkipUnknownEvents, errors.SkipApplyErrors, errors.SkipSerializationErrors).ShouldBe((false, false, false));
        }
    }
}
