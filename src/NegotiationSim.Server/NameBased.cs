using System.Security.Cryptography;
using System.Text;

namespace NegotiationSim.Server;

/// <summary>Ids that follow from what they stand for, so that the same thing is never kept twice.</summary>
internal static class NameBased
{
    /// <summary>A name-based UUID (RFC 9562, version 8): a digest, so whatever a name contains and however long it is, its id can be kept.</summary>
    public static Guid Id(ReadOnlySpan<byte> name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(name, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>The same of a text, every character of it.</summary>
    public static Guid Id(string name) => Id(Encoding.Unicode.GetBytes(name));
}
