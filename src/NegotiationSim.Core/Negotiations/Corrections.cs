using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>What a draft laid over an item makes of it. The decider asks whether anything would change, the fold does it.</summary>
internal static class Corrections
{
    /// <summary>A concession with what <paramref name="draft"/> says in place of what was on record; its giver stays.</summary>
    public static Concession Of(Concession concession, ConcessionDraft draft) =>
        draft.Over(concession.ToDraft()).Settle(concession.Id, concession.Giver, concession.Line) with
        {
            TiltUncoded = concession.TiltUncoded && draft.Magnitude is null,
        };

    /// <summary>A demand with what <paramref name="draft"/> says in place of what was on record.</summary>
    public static Demand Of(Demand demand, ConcessionDraft draft) => demand with
    {
        Line = draft.Line ?? demand.Line,
        Magnitude = draft.Magnitude ?? demand.Magnitude,
        Due = draft.Due ?? demand.Due,
        Verification = draft.Verification ?? demand.Verification,
        Text = draft.Text ?? demand.Text,
        CodedBy = draft.CodedBy ?? demand.CodedBy,
        Sources = draft.Sources ?? demand.Sources,
    };
}
