using System.Security.Cryptography;
using NegotiationSim.Files;

namespace NegotiationSim.Web;

/// <summary>The shipped files: read once, for all requests.</summary>
public sealed class Shelf
{
    private readonly Lazy<string> _tag;

    /// <summary>A shelf with this library on it.</summary>
    public Shelf(Library library) => (Library, _tag) = (library, new Lazy<string>(() => TagOf(library)));

    /// <summary>The files.</summary>
    public Library Library { get; }

    /// <summary>Tells these files from others: answers that lean on them carry it in their entity tag.</summary>
    public string Tag => _tag.Value;

    private static string TagOf(Library library)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in library.Files)
        {
            sha.AppendData(file.Open().Span);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset().AsSpan(0, 4));
    }
}
