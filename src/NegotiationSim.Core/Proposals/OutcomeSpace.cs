using System.Globalization;
using System.Numerics;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Proposals;

/// <summary>
/// Every complete agreement over a list of issues. An outcome is one option of each issue; its index is their number in mixed radix, the first
/// issue the most significant, so that indices follow the order of the options.
/// </summary>
public sealed class OutcomeSpace
{
    private readonly MixedRadix? _indices;

    /// <summary>The space over these issues.</summary>
    /// <exception cref="ArgumentException">Two issues have the same id.</exception>
    public OutcomeSpace(EquatableList<Issue> issues)
    {
        if (issues.Select(issue => issue.Id).Distinct(StringComparer.Ordinal).Count() < issues.Count)
        {
            throw new ArgumentException("two issues have one id", nameof(issues));
        }

        Issues = issues;
        Size = issues.Aggregate(BigInteger.One, (size, issue) => size * issue.Count);
        _indices = Size <= long.MaxValue ? new MixedRadix([.. issues.Select(issue => issue.Count)]) : null;
    }

    /// <summary>The issues, the most significant first.</summary>
    public EquatableList<Issue> Issues { get; }

    /// <summary>How many outcomes there are: the product of the issues' counts, exactly; 1 without issues.</summary>
    public BigInteger Size { get; }

    /// <summary>Why the outcomes cannot be enumerated; null if they can be.</summary>
    /// <param name="limit">The largest size that is enumerated.</param>
    public TooManyOutcomes? TooMany(int limit = TooManyOutcomes.DefaultLimit) => Size > limit ? new TooManyOutcomes(Size, limit) : null;

    /// <summary>The index of an outcome.</summary>
    /// <param name="options">One option an issue.</param>
    /// <exception cref="InvalidOperationException">The space has more than 2⁶³−1 outcomes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such option.</exception>
    public long IndexOf(ReadOnlySpan<int> options)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.Length, Issues.Count, nameof(options));
        for (var issue = 0; issue < options.Length; issue++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)options[issue], (uint)Issues[issue].Count, nameof(options));
        }

        return Indices.NumberOf(options);
    }

    /// <summary>An outcome's options, one an issue.</summary>
    /// <exception cref="InvalidOperationException">The space has more than 2⁶³−1 outcomes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such outcome.</exception>
    public int[] OptionsOf(long outcome)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outcome);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(new BigInteger(outcome), Size, nameof(outcome));
        return Indices.OptionsOf(outcome);
    }

    /// <summary>How far apart two outcomes lie that differ by one option of this issue.</summary>
    /// <exception cref="InvalidOperationException">The space has more than 2⁶³−1 outcomes.</exception>
    public long StrideOf(int issue) => Indices.StrideOf(issue);

    private MixedRadix Indices => _indices ?? throw new InvalidOperationException("so large a space has no indices");
}

/// <summary>A space that is too large to go through outcome by outcome.</summary>
/// <param name="Size">How many outcomes it has.</param>
/// <param name="Limit">How many are gone through at most.</param>
public sealed record TooManyOutcomes(BigInteger Size, int Limit)
{
    /// <summary>The largest space that is enumerated unless asked otherwise (§4).</summary>
    public const int DefaultLimit = 1_000_000;

    /// <summary>What is the matter.</summary>
    public string Message => string.Create(CultureInfo.InvariantCulture, $"the issues have {(Size < Billions ? $"{Size:N0}" : $"about {Size:E1}")} outcomes together; at most {Limit:N0} are gone through");

    /// <summary>What to do about it.</summary>
    public string Advice => string.Create(CultureInfo.InvariantCulture, $"leave issues out or give long ranges fewer steps, until {Limit:N0} or fewer outcomes are left");

    private static BigInteger Billions { get; } = 1_000_000_000_000;
}
