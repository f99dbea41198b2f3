namespace NegotiationSim.Core.Proposals;

/// <summary>
/// Numbers the choices of one option in each of several places, from 0: the options are the digits of a number, each place with as
/// many digits as it has options, the first place the most significant. So numbers follow the order of the options.
/// </summary>
/// <param name="counts">How many options each place has; their product is at most 2⁶³−1.</param>
internal sealed class MixedRadix(int[] counts)
{
    private readonly long[] _strides = StridesOf(counts);

    /// <summary>How far apart two numbers lie that differ by one option in this place.</summary>
    public long StrideOf(int place) => _strides[place];

    /// <summary>The options of a number, one a place.</summary>
    public int[] OptionsOf(long number)
    {
        var options = new int[counts.Length];
        for (var place = 0; place < options.Length; place++)
        {
            options[place] = (int)(number / _strides[place] % counts[place]);
        }

        return options;
    }

    /// <summary>The number of these options, one a place, each of which the place has.</summary>
    public long NumberOf(ReadOnlySpan<int> options)
    {
        long number = 0;
        for (var place = 0; place < options.Length; place++)
        {
            number += options[place] * _strides[place];
        }

        return number;
    }

    private static long[] StridesOf(int[] counts)
    {
        var strides = new long[counts.Length];
        long stride = 1;
        for (var place = counts.Length - 1; place >= 0; place--)
        {
            strides[place] = stride;
            stride *= counts[place];
        }

        return strides;
    }
}
