using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Web.Access;

/// <summary>
/// A move that somebody is about to make: what <see cref="Policies.Act"/> is asked about once the body has been read, so
/// that a host can hold a token to its own party (<c>Command.Stamp.By</c>).
/// </summary>
/// <param name="Negotiation">In which negotiation.</param>
/// <param name="Command">The move.</param>
public sealed record ActingAs(NegotiationId Negotiation, NegotiationCommand Command);
