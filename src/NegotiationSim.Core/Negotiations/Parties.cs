using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Negotiations;

/// <summary>Id of a negotiation and of its stream: lower-case letters, digits and hyphens.</summary>
public readonly record struct NegotiationId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Id of a party inside its negotiation: lower-case letters, digits and hyphens.</summary>
public readonly record struct PartyId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What somebody is at a table.</summary>
public enum PartyRole
{
    /// <summary>Negotiates for a side.</summary>
    Party,

    /// <summary>Mediates, hosts or authors texts.</summary>
    Mediator,

    /// <summary>Stands behind an agreement.</summary>
    Guarantor,

    /// <summary>Is not at the table: its demands are on record and not on the table.</summary>
    Observer,
}

/// <summary>Somebody in a negotiation.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Side">Its side; a mediator or observer is a third party even where it leans to a side.</param>
/// <param name="Role">What it is at this table.</param>
/// <param name="Note">What a reader should know (says it is not a party; leans to side A).</param>
public sealed record Party(PartyId Id, string Name, Side Side, PartyRole Role, string? Note = null)
{
    /// <summary>This party in the ledger.</summary>
    public Actor Actor => Side == Side.Third ? Actor.Third(Id.Value) : new Actor(Side);

    /// <summary>True for everybody but an observer.</summary>
    public bool IsAtTable => Role != PartyRole.Observer;
}

/// <summary>What every command and every event carries beside its content.</summary>
/// <param name="On">When it happened in the world.</param>
/// <param name="By">Who did it.</param>
/// <param name="CommandId">Id of the command; the same id twice has one effect.</param>
/// <param name="Sources">Source ids.</param>
/// <param name="Confidence">How well it is supported.</param>
/// <param name="Note">A remark that carries no meaning for the model.</param>
public sealed record Stamp(
    WorldDate On,
    PartyId By,
    string CommandId,
    EquatableList<string> Sources,
    Confidence Confidence = Confidence.S,
    string? Note = null);
