using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NegotiationSim.Streams.Chain;

/// <summary>
/// What makes a stream tamper-evident. The hash of event n is
/// <code>SHA-256( hash of event n−1 ‖ envelope of event n )</code>
/// where the hash before the first event is 32 zero bytes, ‖ joins bytes, and the envelope is this canonical JSON
/// (<see cref="Contract.CanonicalJson"/>) in UTF-8:
/// <code>{"alias":"round_opened","event":{…},"recordedAt":"2026-02-24T12:00:00.000Z","version":7}</code>
/// <c>event</c> is the event's own canonical JSON as stored; <c>recordedAt</c> is UTC with exactly three decimals and
/// <c>Z</c>; <c>version</c> counts from 1. The stream's id is left out, so that a fork's copied prefix keeps its hashes.
/// </summary>
public static class HashChain
{
    private const int TimeLength = 24;

    // Kept, because setting one up costs as much as hashing an event.
    [ThreadStatic]
    private static IncrementalHash? _sha;

    /// <summary>The hash of an event after the hash of the one before it.</summary>
    public static EventHash Next(EventHash previous, long version, string alias, DateTimeOffset recordedAt, ReadOnlySpan<byte> canonicalJson)
    {
        var size = EventHash.Size + 128 + (3 * alias.Length) + canonicalJson.Length;
        var rented = size > 2048 ? ArrayPool<byte>.Shared.Rent(size) : null;
        var buffer = rented ?? stackalloc byte[2048];
        previous.CopyTo(buffer);
        var length = EventHash.Size;
        length += Put("{\"alias\":\""u8, buffer[length..]);
        length += Encoding.UTF8.GetBytes(alias, buffer[length..]);
        length += Put("\",\"event\":"u8, buffer[length..]);
        length += Put(canonicalJson, buffer[length..]);
        length += Put(",\"recordedAt\":\""u8, buffer[length..]);
        length += PutTime(recordedAt, buffer[length..]);
        length += Put("\",\"version\":"u8, buffer[length..]);
        version.TryFormat(buffer[length..], out var digits, default, CultureInfo.InvariantCulture);
        length += digits;
        length += Put("}"u8, buffer[length..]);

        Span<byte> hash = stackalloc byte[EventHash.Size];
        var sha = _sha ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(buffer[..length]);
        sha.GetHashAndReset(hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return new EventHash(hash);
    }

    /// <summary>The time as it is kept: UTC, whole milliseconds.</summary>
    public static DateTimeOffset ToMilliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    /// <summary>The time as it is written: <c>2026-02-24T12:00:00.000Z</c>.</summary>
    public static string Format(DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[TimeLength + 4];
        return Encoding.ASCII.GetString(text[..PutTime(time, text)]);
    }

    /// <summary>Reads what <see cref="Format"/> writes; null for anything else.</summary>
    public static DateTimeOffset? TryParseTime(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;

    private static int Put(ReadOnlySpan<byte> bytes, Span<byte> destination)
    {
        bytes.CopyTo(destination);
        return bytes.Length;
    }

    private static int PutTime(DateTimeOffset time, Span<byte> destination)
    {
        // The round-trip format has seven decimals and 'Z': keep three of them.
        Utf8Formatter.TryFormat(time.UtcDateTime, destination, out _, 'O');
        destination[TimeLength - 1] = (byte)'Z';
        return TimeLength;
    }
}
