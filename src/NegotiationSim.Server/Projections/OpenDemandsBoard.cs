using System.Collections.Immutable;
using JasperFx.Events;
using Marten.Events.Projections;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Server.Projections;

/// <summary>What is still asked in a negotiation, of whom and since when.</summary>
/// <param name="Id">The negotiation's id.</param>
/// <param name="IsFork">Whether it is a fork: then nobody really asks.</param>
/// <param name="Phase">How far the negotiation has come.</param>
/// <param name="Demands">The open demands, in the order in which they came on record.</param>
public sealed record OpenDemandsBoard(string Id, bool IsFork, Phase Phase, ImmutableArray<OpenDemand> Demands)
{
    /// <summary>Null where nothing is asked.</summary>
    internal static OpenDemandsBoard? Of(RecordSoFar negotiation)
    {
        var state = negotiation.State;
        ImmutableArray<OpenDemand> open =
        [
            .. state.Demands.Origins.Select(origin => (Origin: origin, Demand: state.Demands.At(origin.Place)))
                .Where(one => one.Demand.IsOpen).Select(one => OpenDemand.Of(one.Demand, one.Origin, state)),
        ];
        return open.IsEmpty ? null : new OpenDemandsBoard(negotiation.Id, negotiation.IsFork(), state.Phase, open);
    }
}

/// <summary>A demand that was neither dropped nor met.</summary>
/// <param name="Id">The demand's id.</param>
/// <param name="Asker">Who asks.</param>
/// <param name="Role">In which role; an observer's demand is not on the table.</param>
/// <param name="Askee">Of whom.</param>
/// <param name="Line">What it is about.</param>
/// <param name="Text">In words.</param>
/// <param name="Since">When it was first made.</param>
/// <param name="SinceVersion">The version that first had it.</param>
/// <param name="LastAskedOn">When it was last made or sharpened.</param>
/// <param name="Due">By when it is asked for; null when that was not said.</param>
/// <param name="Clause">The clause that contains it already; null when none does.</param>
/// <param name="AnsweredBy">Steps of the one asked that are on record and are about what the demand is about, by id; empty: no answer yet.</param>
public sealed record OpenDemand(
    string Id,
    PartyId Asker,
    AskerRole Role,
    PartyId Askee,
    Line Line,
    string Text,
    WorldDate Since,
    int SinceVersion,
    DateOnly LastAskedOn,
    DateOnly? Due,
    string? Clause,
    ImmutableArray<string> AnsweredBy)
{
    internal static OpenDemand Of(Demand demand, DemandOrigin origin, Negotiation state) => new(
        demand.Id, origin.Asker, demand.Role, origin.Askee, demand.Line, demand.Text, origin.FirstOn, origin.Since, demand.On, demand.Due, demand.Clause,
        [.. StepsOf(origin.Askee, state).Where(step => AnswerClasses.IsSame(step.Line, demand.Line)).Select(step => step.Id)]);

    // A step that was taken back, ran out, was broken or undone answers nothing.
    private static IEnumerable<Concession> StepsOf(PartyId askee, Negotiation state) =>
        state.PartyOf(askee) is not { } party ? []
        : state.Concessions.Origins.Select(origin => state.Concessions.At(origin.Place)).Where(step => step.Giver == party.Actor && step.Standing.Rank >= 0 && step.ObligationClass != ObligationClass.Dropped);
}

/// <summary>Keeps the board of each negotiation, archived ones too: they are left out where the boards are shown.</summary>
public sealed class OpenDemandsProjection : MultiStreamProjection<OpenDemandsBoard, string>
{
    public OpenDemandsProjection() => Identity<Updated<RecordSoFar>>(updated => updated.Entity.Id);

    /// <inheritdoc/>
    public override OpenDemandsBoard? Evolve(OpenDemandsBoard? snapshot, string id, IEvent e) =>
        e.Data is Updated<RecordSoFar> updated ? OpenDemandsBoard.Of(updated.Entity) : snapshot;
}
