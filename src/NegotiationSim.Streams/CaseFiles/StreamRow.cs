using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;

namespace NegotiationSim.Streams.CaseFiles;

/// <summary>A row of the table of streams; number 0 is a stream that has no row yet.</summary>
internal sealed record StreamRow(long Number, StreamSummary Summary, EventHash Head)
{
    private const string Columns = "number, id, title, version, head, last_on, forked_from, forked_at, archived, seal";

    public const string SelectOne = $"SELECT {Columns} FROM streams WHERE id = $1";

    public const string SelectAll = $"SELECT {Columns} FROM streams ORDER BY id";

    public const string Insert = "INSERT INTO streams (id, title, version, head, last_on, archived, seal) VALUES ($1, '', 0, x'', '', 0, x'') RETURNING number";

    public const string Update =
        "UPDATE streams SET title = $2, version = $3, head = $4, last_on = $5, forked_from = $6, forked_at = $7, archived = $8, seal = $9 WHERE number = $1";

    public static StreamRow None(NegotiationId id) => new(0, StreamSummary.Empty(id), EventHash.None);

    /// <summary>What <see cref="Update"/> takes.</summary>
    public object?[] Values =>
    [
        Number, Summary.Title, Summary.Version, Head.ToArray(), Summary.LastOn.ToString(),
        Summary.ForkedFrom?.Source.Value, Summary.ForkedFrom?.AtVersion, Summary.IsArchived ? 1L : 0L, Seal(),
    ];

    /// <summary>The row under the reader.</summary>
    public static StreamRow From(SqliteDataReader reader)
    {
        var forkedFrom = reader.IsDBNull(6) ? null : new ForkPoint(new NegotiationId(reader.GetString(6)), reader.GetInt64(7));
        var summary = new StreamSummary(
            new NegotiationId(reader.GetString(1)),
            reader.GetString(2),
            reader.GetInt64(3),
            WorldDate.TryParse(reader.GetString(5)) ?? throw new FormatException("a stream's date"),
            forkedFrom,
            reader.GetInt64(8) != 0);
        var row = new StreamRow(reader.GetInt64(0), summary, new EventHash(reader.GetFieldValue<byte[]>(4)));
        return row.Seal().AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(9))
            ? row
            : throw new FormatException($"the list's entry '{summary.Id}' has been changed");
    }

    private byte[] Seal() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{Summary.Id}\n{Summary.Version}\n{Head}\n{Summary.LastOn}\n{Summary.ForkedFrom?.Source}\n{Summary.ForkedFrom?.AtVersion}\n{Summary.IsArchived}\n{Summary.Title}")));
}
