using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Hazards;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>A promise that is broken after an agreement.</summary>
/// <param name="Item">Id of the item in the agreed text.</param>
/// <param name="Party">Who breaks it: 0 side A, 1 side B.</param>
/// <param name="Time">Years after the agreement.</param>
public readonly record struct Breach(string Item, int Party, double Time);

/// <summary>
/// Which promises of an agreement are broken, drawn: a promise has its draw whatever else is agreed, so that variants which agree
/// on it share its fate. For one thread.
/// </summary>
public sealed class Breaches
{
    private readonly SimulatedTalks _talks;
    private readonly uint[] _streams;
    private readonly Dictionary<int, Promise[]> _promises = [];

    private Breaches(SimulatedTalks talks)
    {
        _talks = talks;
        _streams = Numbered.By(talks.Table.PartyCount, party => DrawStreams.Of(talks.Table[party].Name, DrawPurpose.Breach));
    }

    private sealed record Promise(string Item, int Party, uint Step, BreachHazard Hazard);

    /// <summary>The breaches of talks; null where no side breaks anything.</summary>
    public static Breaches? Of(SimulatedTalks talks)
    {
        ArgumentNullException.ThrowIfNull(talks);
        return talks.Sides.Any(side => side.Breach is not null) ? new(talks) : null;
    }

    /// <summary>How many promises each side breaks while it is looked at; allocates nothing once an outcome has come up.</summary>
    /// <param name="outcome">What was agreed.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="replication">From 0.</param>
    public (int OfA, int OfB) Count(int outcome, ulong seed, uint replication)
    {
        var (ofA, ofB) = (0, 0);
        foreach (var promise in PromisesOf(outcome))
        {
            var broken = TimeOf(promise, seed, replication) <= _talks.Sides[promise.Party].Breach!.Years ? 1 : 0;
            (ofA, ofB) = promise.Party == 0 ? (ofA + broken, ofB) : (ofA, ofB + broken);
        }

        return (ofA, ofB);
    }

    /// <summary>The same one by one, the earliest first.</summary>
    /// <inheritdoc cref="Count"/>
    public IEnumerable<Breach> InOrder(int outcome, ulong seed, uint replication) => PromisesOf(outcome)
        .Select(promise => new Breach(promise.Item, promise.Party, TimeOf(promise, seed, replication)))
        .Where(breach => breach.Time <= _talks.Sides[breach.Party].Breach!.Years)
        .OrderBy(breach => breach.Time).ThenBy(breach => breach.Item, StringComparer.Ordinal);

    private double TimeOf(Promise promise, ulong seed, uint replication)
    {
        var draws = new Draws(seed, replication, promise.Step, _streams[promise.Party]);
        return promise.Hazard.TimeOfBreach(ref draws);
    }

    private Promise[] PromisesOf(int outcome)
    {
        if (!_promises.TryGetValue(outcome, out var promises))
        {
            var agenda = _talks.Agenda;
            var items = ProposalItems.Of(agenda.TextOf(_talks.PackageOf(outcome), agenda.Text.Id)).Items;
            _promises[outcome] = promises = [.. items.Select(PromiseOf).OfType<Promise>()];
        }

        return promises;
    }

    private Promise? PromiseOf(Concession item)
    {
        var party = item.Giver.Side == Side.A ? 0 : 1;
        var issue = _talks.Agenda.Issues.IndexOf(_talks.Agenda.Issues.First(one => Worths.IsOf(one.Clause, item.Id)));
        return _talks.Sides[party].Breach is { } rule ? new(item.Id, party, (uint)issue + 1, rule.HazardOf(item.Verification)) : null;
    }
}
