using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>What terms may say. Fields are called as in the files that people write.</content>
public static partial class Decider
{
    private static Decision? WithoutLine(string what, ConcessionDraft terms) => terms.Line is null
        ? Refuse(RefusalCode.OutOfRange, $"The {what} names no dimension.", "Name one: TER, FOR, WPN, BAS, SEC, LEG, ECO, HUM, VER or POL, or a class of it.")
        : null;

    /// <summary>How far a step has come is reported by moves of its own, or nobody could tell when and by whom.</summary>
    private static Decision? StandingSaid(ConcessionDraft terms) =>
        terms.Standing is null && terms.ReadByA is null && terms.ReadByB is null && terms.ResolvedOn is null && terms.Continuing is null
            ? null
            : Refuse(RefusalCode.WrongStatus, "Terms do not say how far a step has come.", "Leave status, statusBy, resolvedOn and continuing out, and report each move when it happens.");

    private static Decision? OutOfRange(ConcessionDraft terms) => OutOfRange(FindingsIn(terms));

    private static Decision? OutOfRange(Clause clause) => OutOfRange(
        FindingsIn(clause.Terms).Concat(FindingsIn(clause.ForA)).Concat(FindingsIn(clause.ForB)).Select(finding => $"Clause {clause.Id}: {finding}"));

    private static Decision? OutOfRange(IEnumerable<string> findings) =>
        findings.ToArray() is { Length: > 0 } all
            ? Refuse(RefusalCode.OutOfRange, all.Length == 1 ? "One number is out of its range." : $"{all.Length} numbers are out of their ranges.", all)
            : null;

    private static IEnumerable<string> FindingsIn(ConcessionDraft terms)
    {
        (string Name, double? Value)[] shares =
        [
            ("irr", terms.Irreversibility), ("verification", terms.Verification), ("enforcement", terms.Enforcement), ("confidence", terms.Support),
            ("f", terms.Standing?.Fraction), ("f of statusBy A", terms.ReadByA?.Fraction), ("f of statusBy B", terms.ReadByB?.Fraction),
        ];
        foreach (var (name, value) in shares)
        {
            if (value is { } share && !IsShare(share))
            {
                yield return $"{name} goes from 0 to 1.";
            }
        }

        if (terms.ReceiverShare is { } y && !IsAmount(y))
        {
            yield return "y is a number, or low, mode and high in this order; none is below 0.";
        }

        if (FindingIn(terms.Magnitude) is { } finding)
        {
            yield return finding;
        }

        foreach (var condition in terms.Conditions ?? [])
        {
            if (condition is Condition.ThirdParty { P: { } p } third && !IsShare(p))
            {
                yield return $"p of condition {third.Id} goes from 0 to 1.";
            }
        }
    }

    private static string? FindingIn(Magnitude? magnitude) => magnitude switch
    {
        Magnitude.Quantity { Amount: var amount } when !IsAmount(amount) => "quantity is a number, or low, mode and high in this order; none is below 0.",
        Magnitude.Cap { Level: var level } when !IsAmount(level) => "cap is a number, or low, mode and high in this order; none is below 0.",
        Magnitude.Share { X: var x } when !IsAmount(x) || x.High > 1 => "x is a number, or low, mode and high in this order, from 0 to 1.",
        Magnitude.Ladder ladder when !IsShare(ladder.Before) || !IsShare(ladder.After) || !IsShare(ladder.Half) => "ladder goes from 0 to 1, and so does its half.",
        _ => null,
    };

    private static bool IsShare(double value) => value is >= 0 and <= 1;

    private static bool IsAmount(Estimate estimate) => estimate.IsOrdered && estimate.Low >= 0;
}
