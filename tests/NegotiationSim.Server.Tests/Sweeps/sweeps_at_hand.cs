using Marten;
using NegotiationSim.Server.Sweeps;
using NegotiationSim.Web;

namespace NegotiationSim.Server.Tests.Sweeps;

[Collection(OnNodes.Name)]
public sealed class sweeps_at_hand(Postgres postgres) : IAsyncLifetime
{
    private readonly Shelf _shelf = new(Seeds.Library);
    private Place _place = null!;
    private IDocumentSession _session = null!;

    public async Task InitializeAsync()
    {
        _place = await postgres.RentAsync();
        _session = _place.Store.LightweightSession();
        for (var i = 0; i <= SweepsAtHand.Most; i++)
        {
            _session.Store(new SweepWork($"sweep:{i}", Plans.Of(2, _shelf)));
        }

        await _session.SaveChangesAsync();
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task are_the_same_for_every_slice_until_others_have_pushed_them_out()
    {
        var atHand = new SweepsAtHand(_shelf);
        var first = await atHand.FindAsync("sweep:0", _session, default);
        var second = await atHand.FindAsync("sweep:1", _session, default);

        for (var i = 2; i < SweepsAtHand.Most; i++)
        {
            await atHand.FindAsync($"sweep:{i}", _session, default);
        }

        (await atHand.FindAsync("sweep:0", _session, default)).ShouldBeSameAs(first);
        await atHand.FindAsync($"sweep:{SweepsAtHand.Most}", _session, default);
        (await atHand.FindAsync("sweep:0", _session, default)).ShouldBeSameAs(first);
        (await atHand.FindAsync("sweep:1", _session, default)).ShouldNotBeSameAs(second);
    }

    [Fact]
    public async Task of_many_slices_that_come_at_once_all_have_the_same()
    {
        var atHand = new SweepsAtHand(_shelf);

        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var session = _place.Store.QuerySession();
            return await atHand.FindAsync("sweep:0", session, default);
        }));

        found.ShouldAllBe(sweep => ReferenceEquals(sweep, found[0]));
    }

    [Fact]
    public async Task a_sweep_that_was_forgotten_is_none() =>
        (await new SweepsAtHand(_shelf).FindAsync("sweep:forgotten", _session, default)).ShouldBeNull();
}
