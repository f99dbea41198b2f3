using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;

namespace NegotiationSim.Streams.JsonLines;

/// <summary>Streams as JSON Lines in UTF-8: one stream after another, one event a line, each with everything its hash is taken over.</summary>
public static class JsonLinesWriter
{
    private const int FlushEvery = 256;

    /// <summary>Writes these streams in this order; returns how many events there were.</summary>
    public static async ValueTask<long> ExportAsync(
        this INegotiationStreams streams, IEnumerable<NegotiationId> ids, Stream utf8, CancellationToken cancellation = default)
    {
        var pipe = PipeWriter.Create(utf8, new StreamPipeWriterOptions(leaveOpen: true));
        long count = 0;
        foreach (var id in ids)
        {
            await foreach (var stored in streams.ReadStoredAsync(id, cancellation))
            {
                WriteLine(id, stored, pipe);
                if (++count % FlushEvery == 0)
                {
                    await pipe.FlushAsync(cancellation);
                }
            }
        }

        await pipe.CompleteAsync();
        return count;
    }

    private static void WriteLine(NegotiationId id, StoredRow stored, IBufferWriter<byte> output)
    {
        Encoding.UTF8.GetBytes(
            $"{{\"id\":\"{id}\",\"version\":{stored.Version},\"alias\":\"{stored.Alias}\",\"recordedAt\":\"{HashChain.Format(stored.RecordedAt)}\",\"hash\":\"{stored.Hash}\",\"event\":",
            output);
        output.Write(stored.Json.Span);
        output.Write("}\n"u8);
    }
}
