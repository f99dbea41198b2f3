namespace NegotiationSim.Streams.Tests;

/// <summary>Random damage to bytes, the same for the same seed.</summary>
internal static class Mutations
{
    private static readonly byte[][] Troublemakers =
    [
        [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], "\""u8.ToArray(), "\\u0000"u8.ToArray(), "\\ud800"u8.ToArray(), "null"u8.ToArray(), "NaN"u8.ToArray(),
        "1e999"u8.ToArray(), "-0.0"u8.ToArray(), "1E400"u8.ToArray(), "[[[[[[[["u8.ToArray(), "{}"u8.ToArray(), "}{"u8.ToArray(), ","u8.ToArray(), "\n"u8.ToArray(),
        "\r\n"u8.ToArray(), "\uFEFF"u8.ToArray(), "9223372036854775808"u8.ToArray(), new string('[', 5000).Select(c => (byte)c).ToArray(),
    ];

    public static byte[] Of(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            Damage(bytes, random);
        }

        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 60), bytes.Count - at);
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2 when bytes.Count > length:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4 when at > 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                break;
            default:
                bytes.InsertRange(at, Troublemakers[random.Next(Troublemakers.Length)]);
                break;
        }
    }
}
