using NegotiationSim.Core.Behaviour.Delivery;

namespace NegotiationSim.Core.Simulation.Delivery;

/// <summary>The rules of a repeated delivery game between two parties (measurement model §5).</summary>
public sealed record DeliveryTerms
{
    /// <summary>The most turns a game may have.</summary>
    public const int MostTurns = 100_000_000;

    /// <summary>What a turn is worth.</summary>
    public DeliveryPayoffs Payoffs { get; init; } = DeliveryPayoffs.Default;

    /// <summary>How many turns there are at most, 1..<see cref="MostTurns"/>; 200 as in Axelrod's first tournament.</summary>
    public int Turns { get; init; } = 200;

    /// <summary>w: the chance, 0..1, that after a turn there is another one. 1 ends with the last turn alone.</summary>
    public double Continuation { get; init; } = 1;

    /// <summary>ε: the chance, 0..1, that a move turns into its opposite on the way; for each party by itself.</summary>
    public double Noise { get; init; }

    /// <summary>Everything that keeps a game from being played by these rules, in words.</summary>
    public IEnumerable<string> Findings()
    {
        if (Turns is < 1 or > MostTurns)
        {
            yield return FormattableString.Invariant($"turns is from 1 to {MostTurns}, not {Turns}");
        }

        if (!(Continuation is >= 0 and <= 1))
        {
            yield return FormattableString.Invariant($"continuation is a chance from 0 to 1, not {Continuation}");
        }

        if (!(Noise is >= 0 and <= 1))
        {
            yield return FormattableString.Invariant($"noise is a chance from 0 to 1, not {Noise}");
        }

        if (!double.IsFinite(Payoffs.Temptation + Payoffs.Reward + Payoffs.Punishment + Payoffs.Sucker))
        {
            yield return "payoffs are finite numbers";
        }
    }
}

/// <summary>What both parties did in a turn.</summary>
/// <param name="A">The first party's move, as it was made.</param>
/// <param name="B">The second party's move, as it was made.</param>
public readonly record struct DeliveryTurn(DeliveryMove A, DeliveryMove B);

/// <summary>How often each outcome came up in a game; the first party's move stands first, C = delivered, D = withheld.</summary>
/// <param name="CC">Turns in which both delivered.</param>
/// <param name="CD">Turns in which the first alone delivered.</param>
/// <param name="DC">Turns in which the second alone delivered.</param>
/// <param name="DD">Turns in which both withheld.</param>
public readonly record struct DeliveryTally(int CC, int CD, int DC, int DD)
{
    /// <summary>How many turns there were.</summary>
    public int Turns => CC + CD + DC + DD;

    /// <summary>What the game was worth to the first party: the sum of its payoffs.</summary>
    public double WorthToA(DeliveryPayoffs payoffs) =>
        (CC * payoffs.Reward) + (CD * payoffs.Sucker) + (DC * payoffs.Temptation) + (DD * payoffs.Punishment);

    /// <summary>What the game was worth to the second party: the sum of its payoffs.</summary>
    public double WorthToB(DeliveryPayoffs payoffs) => (this with { CD = DC, DC = CD }).WorthToA(payoffs);
}
