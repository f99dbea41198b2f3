namespace NegotiationSim.Streams.JsonLines;

/// <summary>JSON Lines into streams.</summary>
public static class Importing
{
    /// <summary>Stores every event of an export, or none and every finding with its line and column.</summary>
    public static ValueTask<ImportResult> ImportAsync(this INegotiationStreams streams, Stream utf8, CancellationToken cancellation = default) =>
        streams.StoreAsync(JsonLinesReader.ReadAsync(utf8, cancellation), cancellation);
}
