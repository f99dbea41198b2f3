using System.Text;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Streams.Tests;

/// <summary>Everything that a place holds, as text.</summary>
internal static class Exporting
{
    public static async Task<string> AllAsync(INegotiationStreams streams)
    {
        var output = new MemoryStream();
        await streams.ExportAsync((await streams.ListAsync(includeArchived: true)).Select(summary => summary.Id), output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
