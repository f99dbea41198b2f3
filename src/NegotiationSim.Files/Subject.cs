using System.Collections.Immutable;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;

namespace NegotiationSim.Files;

/// <summary>What can be scored: a text, a history, a fork or a bare ledger, turned into a ledger.</summary>
public sealed record Subject
{
    /// <summary>Kind, id and title.</summary>
    public required SubjectName Name { get; init; }

    /// <summary>What sentences call it and the sides.</summary>
    public required Naming Naming { get; init; }

    /// <summary>The ledger.</summary>
    public required ConcessionLedger Ledger { get; init; }

    /// <summary>Clauses that became no item.</summary>
    public ImmutableArray<SetAside> SetAside { get; init; } = [];

    /// <summary>What a verdict leans on.</summary>
    public ImmutableArray<Lean> LeansOn { get; init; } = [];

    /// <summary>What holds for this subject beside its facts: how it is read, what was scaled.</summary>
    public ImmutableArray<SwitchSetting> Assumptions { get; init; } = [];

    /// <summary>Its own perspectives; empty: whoever asks decides.</summary>
    public ImmutableArray<Perspective> Perspectives { get; init; } = [];

    /// <summary>Its own switches.</summary>
    public Switches Switches { get; init; } = Switches.Default;

    /// <summary>The state of a history or fork; null for a text or bare ledger.</summary>
    public Negotiation? Negotiation { get; init; }

    /// <summary>The events of a history or fork that count, in the order of their stream; empty for a text or bare ledger.</summary>
    public ImmutableArray<NegotiationEvent> Events { get; init; } = [];

    /// <summary>What a history or fork is measured with: holdings, references, targets and earlier record, without items.</summary>
    public ConcessionLedger? Tables { get; init; }
}

/// <summary>What a negotiation is measured with, and the day for ages and due dates.</summary>
/// <param name="Tables">Holdings, references, targets and earlier record, without items.</param>
/// <param name="Cutoff">The day.</param>
public sealed record Measures(ConcessionLedger Tables, DateOnly Cutoff)
{
    /// <summary>Measured with nothing but itself.</summary>
    public static Measures None(DateOnly last) => new(new ConcessionLedger { Cutoff = last }, last);

    /// <summary>The ledger of a state.</summary>
    public ConcessionLedger LedgerOf(Negotiation state) => state.LedgerAt(Cutoff).MeasuredWith(Tables);
}

/// <summary>Up to where a history counts. Everything may be left open.</summary>
public sealed record Until
{
    /// <summary>All of it.</summary>
    public static Until End { get; } = new();

    /// <summary>So many events.</summary>
    public int? Version { get; init; }

    /// <summary>Events that had happened by this day for certain.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Events that were known by this day.</summary>
    public DateOnly? KnownBy { get; init; }

    /// <summary>The day for ages and due dates; also leaves out what happened later.</summary>
    public DateOnly? Cutoff { get; init; }

    /// <summary>By version the first so many events; by day what had happened for certain; what was not known yet is left out.</summary>
    public IEnumerable<NegotiationEvent> Counted(IEnumerable<Occurrence> events)
    {
        var day = (Day, Cutoff) switch
        {
            ({ } at, { } cutoff) => at < cutoff ? at : cutoff,
            var (at, cutoff) => at ?? cutoff,
        };
        return events
            .Take(Version ?? int.MaxValue)
            .Where(one => (day is null || one.Event.Stamp.On.To <= day) && (KnownBy is null || (one.Known ?? one.Event.Stamp.On.To) <= KnownBy))
            .Select(one => one.Event);
    }
}
