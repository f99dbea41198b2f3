using System.Security.Cryptography;
using System.Text;
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
    /// <summary>
    /// Id of the receipt. A command's id is whatever its sender likes, a digest of it can be kept and looked up always:
    /// a name-based UUID (RFC 9562, version 8) of the negotiation and the command's id.
    /// </summary>
    public static Guid IdOf(NegotiationId negotiation, string commandId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.Unicode.GetBytes($"{negotiation.Value}/{commandId}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
