using NegotiationSim.Core.Negotiations;

namespace NegotiationSim.Server.Desk;

/// <summary>That a day went by without what it was set for. No judgement: the parties may have their reasons, or a breach to report.</summary>
/// <param name="Id">Of the negotiation and the deadline together.</param>
/// <param name="Negotiation">In which negotiation.</param>
/// <param name="Deadline">Which day, set for what.</param>
/// <param name="NoticedAt">When it was noticed here.</param>
public sealed record DeadlineNotice(Guid Id, string Negotiation, Deadline Deadline, DateTimeOffset NoticedAt)
{
    /// <summary>The notice of a deadline.</summary>
    public static DeadlineNotice Of(DeadlinePassed passed, DateTimeOffset now) =>
        new(NameBased.Id($"{passed.Negotiation}/{passed.Deadline.Kind}/{passed.Deadline.Day:O}/{passed.Deadline.Item}"), passed.Negotiation, passed.Deadline, now);
}
