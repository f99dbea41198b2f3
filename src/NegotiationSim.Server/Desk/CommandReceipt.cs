using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Server.Desk;

/// <summary>
/// That a command was done, written with its events. Whoever sends it again, to whichever node, is answered from this.
/// </summary>
/// <param name="Id">Of the negotiation and the command's id together.</param>
/// <param name="Negotiation">In which negotiation.</param>
/// <param name="Version">The version after the command's last event.</param>
public sealed record CommandReceipt(Guid Id, string Negotiation, long Version)
{
    /// <summary>Id of the receipt of a command in a negotiation.</summary>
    public static Guid IdOf(NegotiationId negotiation, string commandId) => NameBased.Id($"{negotiation.Value}/{commandId}");
}
