using NegotiationSim.Core.Behaviour.Delivery;

namespace NegotiationSim.Core.Simulation.Delivery;

/// <summary>
/// A strategy at play in the kernel. A struct, so that the kernel is compiled for it and calls it without detour.
/// </summary>
internal interface IDeliveryPlayer
{
    /// <summary>It means to deliver if its draw, in 2⁻⁵³, is below this.</summary>
    ulong Threshold { get; }

    /// <summary>Is there a state in which it may do either? If not, its draws need not be made.</summary>
    bool MakesDraws { get; }

    /// <summary>Takes a turn into account.</summary>
    /// <param name="own">1 if it withheld, else 0.</param>
    /// <param name="other">1 if the other withheld, else 0.</param>
    void Observe(int own, int other);
}

/// <summary>
/// A strategy of few states as a table: for each state, its threshold and the four states that may follow, 16 bits each. To
/// play it costs two reads a turn, whatever the strategy.
/// </summary>
internal struct TabledPlayer : IDeliveryPlayer
{
    /// <summary>So many states: enough for a strategy that counts to a hundred, and a table that stays in the nearest cache.</summary>
    private const int MostStates = 1024;

    private readonly ulong[] _table;
    private int _row;

    private TabledPlayer(ulong[] table, bool makesDraws) => (_table, MakesDraws) = (table, makesDraws);

    public readonly ulong Threshold => _table[_row];

    public readonly bool MakesDraws { get; }

    /// <summary>The strategy's table; null if it has too many states.</summary>
    public static TabledPlayer? Of(DeliveryStrategy strategy)
    {
        List<long> states = [DeliveryStrategy.Start];
        Dictionary<long, int> places = new() { [DeliveryStrategy.Start] = 0 };
        List<ulong> table = [];
        var makesDraws = false;
        for (var place = 0; place < states.Count; place++)
        {
            ulong next = 0;
            for (var outcome = 3; outcome >= 0; outcome--)
            {
                var after = strategy.StateAfter(states[place], (DeliveryMove)(outcome >> 1), (DeliveryMove)(outcome & 1));
                if (places.TryAdd(after, states.Count))
                {
                    states.Add(after);
                }

                next = (next << 16) | ((uint)places[after] * 2);
            }

            var chance = strategy.ChanceToDeliver(states[place]);
            makesDraws |= chance is > 0 and < 1;
            table.Add(Draws.ThresholdOf(chance));
            table.Add(next);
            if (states.Count > MostStates)
            {
                return null;
            }
        }

        return new TabledPlayer([.. table], makesDraws);
    }

    public void Observe(int own, int other) => _row = (ushort)(_table[_row + 1] >> ((own << 5) | (other << 4)));
}

/// <summary>A strategy of many states, asked in every turn.</summary>
internal struct AskedPlayer(DeliveryStrategy strategy) : IDeliveryPlayer
{
    private long _state = DeliveryStrategy.Start;

    public readonly ulong Threshold => Draws.ThresholdOf(strategy.ChanceToDeliver(_state));

    public readonly bool MakesDraws => true;

    public void Observe(int own, int other) => _state = strategy.StateAfter(_state, (DeliveryMove)own, (DeliveryMove)other);
}
