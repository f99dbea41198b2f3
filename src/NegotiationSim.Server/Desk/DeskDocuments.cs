using Marten;

namespace NegotiationSim.Server.Desk;

/// <summary>What the desk keeps beside the streams.</summary>
internal static class DeskDocuments
{
    public static void Configure(StoreOptions options)
    {
        options.Schema.For<CommandReceipt>();
        options.Schema.For<DeadlineNotice>().Index(notice => notice.Negotiation);
    }
}
