using System.Collections.Immutable;
using JasperFx;
using NegotiationSim.Web.Sweeps;

namespace NegotiationSim.Server.Sweeps;

/// <summary>What happened to a sweep.</summary>
public abstract record SweepEvent;

/// <summary>The tickets to its slices were sent out.</summary>
/// <param name="Owner">Who may see it.</param>
/// <param name="Slices">Slices in all.</param>
public sealed record SweepStarted(string Owner, int Slices) : SweepEvent;

/// <summary>A slice is about to run; not for the first time, where the node it ran on was lost.</summary>
/// <param name="Slice">Its number, from 0.</param>
/// <param name="Ticket">The ticket that runs it.</param>
public sealed record SweepSliceTaken(int Slice, int Ticket) : SweepEvent;

/// <summary>The result of a slice is there.</summary>
/// <param name="Slice">Its number, from 0.</param>
public sealed record SweepSliceDone(int Slice) : SweepEvent;

/// <summary>The result of every slice is there.</summary>
public sealed record SweepFinished : SweepEvent;

/// <summary>A slice has no result, so there is none of the whole.</summary>
/// <param name="Slice">Its number, from 0.</param>
/// <param name="Why">One sentence each.</param>
public sealed record SweepFailed(int Slice, ImmutableArray<string> Why) : SweepEvent;

/// <summary>Somebody ended it.</summary>
public sealed record SweepCancelled : SweepEvent;

/// <summary>How far a sweep is: the state its messages are decided on.</summary>
/// <param name="Id">Its stream (<see cref="StreamOf"/>).</param>
public sealed record Sweep(string Id) : IRevisioned
{
    /// <summary>No negotiation can be called so: its id has no colon.</summary>
    private const string Prefix = "sweep:";

    /// <summary>The stream's version that this is the state of.</summary>
    public int Version { get; set; }

    /// <summary>Who may see it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Slices in all.</summary>
    public int Slices { get; init; }

    /// <summary>The slices that were taken, by the tickets that run them.</summary>
    public ImmutableSortedDictionary<int, int> Taken { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    /// <summary>The slices whose results are there.</summary>
    public ImmutableSortedSet<int> Done { get; init; } = [];

    /// <summary>Running, or how it ended.</summary>
    public SweepState State { get; init; }

    /// <summary>Why it failed.</summary>
    public ImmutableArray<string> Why { get; init; } = [];

    /// <summary>What its owner is told.</summary>
    public SweepStatus Status => new(Id[Prefix.Length..], Owner, State, Done.Count, Slices, Why);

    /// <summary>The stream of a sweep.</summary>
    /// <param name="sweep">Its id as users know it.</param>
    public static string StreamOf(string sweep) => Prefix + sweep;

    /// <summary>The state after one more event.</summary>
    public Sweep After(SweepEvent happened) => happened switch
    {
        SweepStarted started => this with { Owner = started.Owner, Slices = started.Slices, State = SweepState.Running },
        SweepSliceTaken taken => this with { Taken = Taken.SetItem(taken.Ticket, taken.Slice) },
        SweepSliceDone done => this with { Done = Done.Add(done.Slice) },
        SweepFinished => this with { State = SweepState.Completed },
        SweepFailed failed => this with { State = SweepState.Failed, Why = failed.Why },
        SweepCancelled => this with { State = SweepState.Cancelled },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "no event of a sweep"),
    };

    /// <summary>
    /// What follows from a ticket's turn: it runs the next slice that no ticket took, or the same as before where it is
    /// delivered again; null where that is done, none is left, or the sweep is over.
    /// </summary>
    /// <param name="ticket">Its number.</param>
    public SweepSliceTaken? Take(int ticket)
    {
        var again = Taken.TryGetValue(ticket, out var before);
        var slice = again ? before : Taken.Count;
        var isLeft = again ? !Done.Contains(slice) : slice < Slices;
        return State == SweepState.Running && isLeft ? new SweepSliceTaken(slice, ticket) : null;
    }

    /// <summary>What follows from the end of a slice: nothing where it is known, or where the sweep is over.</summary>
    /// <param name="slice">Its number.</param>
    /// <param name="why">Why it has no result; empty when it has.</param>
    public IReadOnlyList<SweepEvent> Complete(int slice, IReadOnlyList<string> why)
    {
        if (State != SweepState.Running || slice < 0 || slice >= Slices || Done.Contains(slice))
        {
            return [];
        }

        if (why.Count > 0)
        {
            return [new SweepFailed(slice, [.. why])];
        }

        return Done.Count + 1 == Slices ? [new SweepSliceDone(slice), new SweepFinished()] : [new SweepSliceDone(slice)];
    }

    /// <summary>What follows from its being ended: nothing where it is over.</summary>
    public IReadOnlyList<SweepEvent> Cancel() => State == SweepState.Running ? [new SweepCancelled()] : [];
}
