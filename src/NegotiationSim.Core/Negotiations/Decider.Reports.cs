using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <content>
/// What became of a promise. Whoever is in the negotiation may report it, observers included: a monitor that may say "kept"
/// has to be able to say "broken"; the stamp says who says so, with which source. Without a reading the record's own status
/// moves. One side's reading is put on record by a party of that side, or by a mediator or guarantor for it, and moves
/// nothing else.
/// </content>
public static partial class Decider
{
    private static Decision Decide(StartConcession c, Negotiation state, Party by) =>
        RefusedReport(Report.Start, c.ConcessionId, 0, c.InReadingOf, state, by)
        ?? Accept(new ConcessionStarted(c.Stamp, c.ConcessionId, c.InReadingOf));

    private static Decision Decide(PartlyFulfilConcession c, Negotiation state, Party by) =>
        RefusedReport(Report.PartlyFulfil, c.ConcessionId, c.Fraction, c.InReadingOf, state, by)
        ?? Accept(new ConcessionPartlyFulfilled(c.Stamp, c.ConcessionId, c.Fraction, c.InReadingOf));

    private static Decision Decide(FulfilConcession c, Negotiation state, Party by) =>
        RefusedReport(Report.Fulfil, c.ConcessionId, 1, c.InReadingOf, state, by)
        ?? Accept(new ConcessionFulfilled(c.Stamp, c.ConcessionId, c.InReadingOf));

    private static Decision Decide(BreachConcession c, Negotiation state, Party by) =>
        RefusedReport(Report.Breach, c.ConcessionId, c.Fraction, c.InReadingOf, state, by)
        ?? Accept(new ConcessionBreached(c.Stamp, c.ConcessionId, c.Fraction, c.InReadingOf));

    private static Decision Decide(ReverseConcession c, Negotiation state, Party by) =>
        RefusedReport(Report.Reverse, c.ConcessionId, 0, c.InReadingOf, state, by)
        ?? Accept(new ConcessionReversed(c.Stamp, c.ConcessionId, c.InReadingOf));

    /// <summary>A broken promise that lapses stays broken, and the breach ends that day (measurement model §1.5).</summary>
    private static Decision Decide(LetConcessionLapse c, Negotiation state, Party by) =>
        RefusedReport(Report.Lapse, c.ConcessionId, 0, c.InReadingOf, state, by)
        ?? Accept(new ConcessionLapsed(c.Stamp, c.ConcessionId, c.InReadingOf));

    private static Decision? RefusedReport(Report report, string id, double fraction, Side? reading, Negotiation state, Party by)
    {
        if (state.Concessions.Find(id) is not { } concession)
        {
            return NotOnRecord("concession", id, "Offer it, or commit to it, first.");
        }

        if (!IsShare(fraction))
        {
            return Refuse(RefusalCode.OutOfRange, "The fraction done is out of its range.", "f goes from 0 to 1.");
        }

        return RefusedReading(reading, state, by) ?? RefusedMove(report, concession, fraction, reading);
    }

    private static Decision? RefusedReading(Side? reading, Negotiation state, Party by) => reading switch
    {
        null => null,
        Side.A or Side.B when reading == by.Side || by.Role is PartyRole.Mediator or PartyRole.Guarantor => null,
        Side.A or Side.B => Refuse(
            RefusalCode.NotYours,
            $"{by.Name} cannot say how side {reading} reads it.",
            $"{NameOf(new Actor(reading.Value), state)}, or a mediator, can.",
            $"{by.Name} can report it for the record, without a reading."),
        _ => Refuse(RefusalCode.OutOfRange, "A reading is side A's or side B's.", "Name A or B, or no reading."),
    };

    private static Decision? RefusedMove(Report report, Concession concession, double fraction, Side? reading)
    {
        var now = concession.ReadBy(reading);
        var called = reading is null ? concession.Id : $"In side {reading}'s reading {concession.Id}";
        var endsBreach = report == Report.Lapse && Progress.IsBroken(now) && reading is null && concession.Continuing;
        if (!endsBreach && Progress.After(report, now, fraction) == now)
        {
            return Refuse(RefusalCode.NoChange, $"{called} is {InWords(now.Status)} already.", LegalReports(now.Status));
        }

        if (!Progress.IsLegal(report, now.Status))
        {
            return Refuse(RefusalCode.WrongStatus, $"{called} is {InWords(now.Status)}.", LegalReports(now.Status));
        }

        return report == Report.PartlyFulfil && fraction < now.Fraction
            ? Refuse(RefusalCode.OutOfRange, FormattableString.Invariant($"{called} is done to {now.Fraction} already; what is done does not shrink."), "Report a larger fraction, or report the step as undone or broken.")
            : null;
    }

    private static string[] LegalReports(ConcessionStatus status)
    {
        var reports = Enum.GetValues<Report>().Where(report => Progress.IsLegal(report, status)).Select(InWords).ToList();
        var first = status switch
        {
            ConcessionStatus.Offered => "Commit to it, or withdraw it.",
            ConcessionStatus.Withdrawn or ConcessionStatus.Expired => "Offer it again, or commit to it anew.",
            _ => null,
        };
        var second = reports.Count > 0 ? $"It can be reported as {Listed(reports, "or")}." : null;
        return [.. new[] { first, second }.OfType<string>()];
    }

    private static string InWords(Report report) => report switch
    {
        Report.Start => "begun",
        Report.PartlyFulfil => "done in part",
        Report.Fulfil => "fulfilled",
        Report.Breach => "broken",
        Report.Reverse => "undone",
        _ => "lapsed",
    };
}
