using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>What can be reported about a promised step.</summary>
internal enum Report
{
    Start,
    PartlyFulfil,
    Fulfil,
    Breach,
    Reverse,
    Lapse,
}

/// <summary>
/// How a report moves a step's standing: <c>Offered → Committed → InProgress → Fulfilled | Breached | Reversed | Expired</c>
/// (measurement model §1.5). A broken promise stays broken while part of it is done late, until it is fulfilled in whole or
/// lapses; a step undone may be taken up again.
/// </summary>
internal static class Progress
{
    /// <summary>True where the report makes sense for a step of this status.</summary>
    public static bool IsLegal(Report report, ConcessionStatus status) => report switch
    {
        Report.Start => status is ConcessionStatus.Committed or ConcessionStatus.Reversed,
        Report.PartlyFulfil or Report.Fulfil => status
            is ConcessionStatus.Committed or ConcessionStatus.InProgress or ConcessionStatus.Breached or ConcessionStatus.Reversed,
        Report.Breach => status
            is ConcessionStatus.Committed or ConcessionStatus.InProgress or ConcessionStatus.Fulfilled
            or ConcessionStatus.Breached or ConcessionStatus.Reversed or ConcessionStatus.Expired,
        Report.Reverse => status is ConcessionStatus.InProgress or ConcessionStatus.Fulfilled or ConcessionStatus.Breached,
        _ => status
            is ConcessionStatus.Offered or ConcessionStatus.Committed or ConcessionStatus.InProgress
            or ConcessionStatus.Breached or ConcessionStatus.Reversed,
    };

    /// <summary>The standing after the report; total, because a filtered replay may skip what came before.</summary>
    public static Standing After(Report report, Standing now, double fraction) => report switch
    {
        Report.Start => IsBroken(now) && now.Status != ConcessionStatus.Reversed ? now : new(ConcessionStatus.InProgress),
        Report.PartlyFulfil => new(now.Status == ConcessionStatus.Breached ? ConcessionStatus.Breached : ConcessionStatus.InProgress, fraction),
        Report.Fulfil => new(ConcessionStatus.Fulfilled),
        Report.Breach => new(ConcessionStatus.Breached, fraction),
        Report.Reverse => new(ConcessionStatus.Reversed),
        _ => IsBroken(now) ? now : new(ConcessionStatus.Expired),
    };

    /// <summary>
    /// A concession after a report. The record's own standing moves, or that of one side's reading; the day on which it was
    /// kept or broken follows it, and a breach goes on until it is made good or lapses. The report's sources join the
    /// record's; a resolution is supported no better than the report of it.
    /// </summary>
    public static Concession Move(Concession concession, Report report, double fraction, Side? reading, Stamp stamp)
    {
        var after = After(report, concession.ReadBy(reading), fraction);
        var own = reading is null ? after : concession.Standing;
        var byA = reading == Side.A ? after : concession.ReadByA;
        var byB = reading == Side.B ? after : concession.ReadByB;
        var on = stamp.On.To;
        var (resolvedOn, continuing) = report switch
        {
            Report.Breach or Report.Reverse => (reading is null && !IsBroken(concession.Standing) ? on : concession.ResolvedOn ?? on, true),
            Report.Fulfil => (reading is null || !IsResolved(concession.Standing) ? on : concession.ResolvedOn, IsBroken(own) || IsBroken(byA) || IsBroken(byB)),
            Report.Lapse when IsBroken(after) => (on, false),
            Report.Start or Report.PartlyFulfil when reading is null && !IsBroken(after) => (null, true),
            _ => (concession.ResolvedOn, concession.Continuing),
        };
        return concession with
        {
            Standing = own,
            ReadByA = byA,
            ReadByB = byB,
            ResolvedOn = resolvedOn,
            Continuing = continuing,
            Sources = Provenance.Joined(concession.Sources, stamp.Sources),
            Support = reading is null && IsResolved(own) ? Math.Min(concession.Support, stamp.Confidence.Weight()) : concession.Support,
        };
    }

    /// <summary>True for a promise kept, broken or undone.</summary>
    public static bool IsResolved(Standing standing) => standing.KeptFraction is not null;

    /// <summary>True for a promise broken or undone.</summary>
    public static bool IsBroken(Standing standing) => standing.Status is ConcessionStatus.Breached or ConcessionStatus.Reversed;

    private static bool IsBroken(Standing? standing) => standing is { } known && IsBroken(known);
}
