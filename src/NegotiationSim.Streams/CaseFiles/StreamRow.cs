using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;

namespace NegotiationSim.Streams.CaseFiles;

/// <summary>A row of the table of streams; number 0 is a stream that has no row yet.</summary>
internal sealed record StreamRow(long Number, StreamSummary Summary, EventHash Head)
{
    private const string Columns = "number, id, title, version, head, last_on, forked_from, forked_at, archived, seal";

    public const string SelectOne = $"SELECT {Columns} FROM streams WHERE id = ?1";

    public const string SelectAll = $"SELECT {Columns} FROM streams ORDER BY id";

    public const string Insert = "INSERT INTO streams (id, title, version, head, last_on, archived, seal) VALUES (?1, '', 0, x'', '', 0, x'')";

    public const string Update =
        "UPDATE streams SET title = ?2, version = ?3, head = ?4, last_on = ?5, forked_from = ?6, forked_at = ?7, archived = ?8, seal = ?9 WHERE number = ?1";

    public static StreamRow None(NegotiationId id) => new(0, StreamSummary.Empty(id), EventHash.None);

    /// <summary>What <see cref="Update"/> takes.</summary>
    public object?[] Values =>
    [
        Number, Summary.Title, Summary.Version, Head.ToArray(), Summary.LastOn.ToString(),
        Summary.ForkedFrom?.Source.Value, Summary.ForkedFrom?.AtVersion, Summary.IsArchived ? 1L : 0L, Seal(),
    ];

    /// <summary>The row that the statement stands on.</summary>
    public static StreamRow From(Statement row)
    {
        var summary = new StreamSummary(
            new NegotiationId(row.Text(1)),
            row.Text(2),
            row.Number(3),
            WorldDate.TryParse(row.Text(5)) ?? throw new FormatException("a date in the list cannot be read"),
            row.IsNull(6) ? null : new ForkPoint(new NegotiationId(row.Text(6)), row.Number(7)),
            row.Number(8) != 0);
        var read = new StreamRow(row.Number(0), summary, new EventHash(row.Bytes(4)));
        return read.Seal().AsSpan().SequenceEqual(row.Bytes(9))
            ? read
            : throw new FormatException($"the entry of '{summary.Id}' in the list has been changed");
    }

    private byte[] Seal() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{Summary.Id}\n{Summary.Version}\n{Head}\n{Summary.LastOn}\n{Summary.ForkedFrom?.Source}\n{Summary.ForkedFrom?.AtVersion}\n{Summary.IsArchived}\n{Summary.Title}")));
}
