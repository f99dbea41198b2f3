using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>What a person does in its turn.</summary>
public abstract record PersonsMove
{
    private PersonsMove()
    {
    }

    /// <summary>Which of the moves it is.</summary>
    public abstract PersonsMoves Kind { get; }

    /// <summary>It takes what it has before it: the other side's offer, or a mediator's text.</summary>
    public sealed record Accept : PersonsMove
    {
        /// <inheritdoc/>
        public override PersonsMoves Kind => PersonsMoves.Accept;
    }

    /// <summary>It tables a text.</summary>
    /// <param name="Package">An option of each issue of the agenda.</param>
    public sealed record Offer(EquatableList<int> Package) : PersonsMove
    {
        /// <inheritdoc/>
        public override PersonsMoves Kind => PersonsMoves.Offer;
    }

    /// <summary>It does not take what it has before it, and stands by what it offered last.</summary>
    public sealed record Decline : PersonsMove
    {
        /// <inheritdoc/>
        public override PersonsMoves Kind => PersonsMoves.Decline;
    }

    /// <summary>It leaves the table for good.</summary>
    public sealed record WalkOut : PersonsMove
    {
        /// <inheritdoc/>
        public override PersonsMoves Kind => PersonsMoves.WalkOut;
    }
}

/// <summary>Moves that a person may make in a turn.</summary>
[Flags]
public enum PersonsMoves
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="PersonsMove.Accept"/>.</summary>
    Accept = 1,

    /// <summary><see cref="PersonsMove.Offer"/>.</summary>
    Offer = 1 << 1,

    /// <summary><see cref="PersonsMove.Decline"/>.</summary>
    Decline = 1 << 2,

    /// <summary><see cref="PersonsMove.WalkOut"/>.</summary>
    WalkOut = 1 << 3,
}

/// <summary>A turn of a person's.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Moves">What it may do.</param>
/// <param name="Before">The outcome it has before it: what the other side offers, or a mediator's text; null: nothing.</param>
/// <param name="IsBridged">Is that the text of a mediator?</param>
public sealed record PersonsTurn(int Round, PersonsMoves Moves, int? Before, bool IsBridged = false)
{
    /// <summary>Why a move is out of place in this turn; null if it is not.</summary>
    internal Refusal? WhyNot(PersonsMove move) => Moves.HasFlag(move.Kind) ? null : new Refusal(
        RefusalCode.WrongStatus,
        IsBridged ? "The mediator's text is taken or declined as it is." : "This move is none of this turn's.",
        [.. Legal.Where(one => Moves.HasFlag(one.Move)).Select(one => one.InWords)]);

    private static readonly (PersonsMoves Move, string InWords)[] Legal =
    [
        (PersonsMoves.Accept, "Accept what is before you."),
        (PersonsMoves.Offer, "Make an offer."),
        (PersonsMoves.Decline, "Decline, and stand by what you offered last."),
        (PersonsMoves.WalkOut, "Walk out."),
    ];
}
