using System.Text;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.Chain;

namespace NegotiationSim.Streams.CaseFiles;

/// <summary>What is read from and written to the two tables, inside whatever transaction there is.</summary>
internal static class Rows
{
    private const int Chunk = 512;

    private const string InsertEvent = "INSERT INTO events (stream, version, alias, recorded_at, hash, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    private const string SelectEvents = "SELECT version, alias, recorded_at, hash, json FROM events WHERE stream = ?1 AND version BETWEEN ?2 AND ?3 ORDER BY version LIMIT ?4";
    private const string SelectHash = "SELECT hash FROM events WHERE stream = ?1 AND version = ?2";
    private const string CopyEvents =
        "INSERT INTO events SELECT ?1, version, alias, recorded_at, hash, json FROM events WHERE stream = ?2 AND version <= ?3";

    public static StreamRow? Find(this Session session, NegotiationId id)
    {
        var statement = session[StreamRow.SelectOne].With(id.Value);
        try
        {
            return statement.Step() ? StreamRow.From(statement) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    public static List<StreamSummary> List(this Session session)
    {
        var statement = session[StreamRow.SelectAll];
        try
        {
            var list = new List<StreamSummary>();
            while (statement.Step())
            {
                list.Add(StreamRow.From(statement).Summary);
            }

            return list;
        }
        finally
        {
            statement.Reset();
        }
    }

    public static List<StoredRow> Events(this Session session, long number, long from, long to)
    {
        var statement = session.SelectingEvents(number, from, to);
        try
        {
            var events = new List<StoredRow>();
            while (statement.Step())
            {
                events.Add(new StoredRow(statement.Number(0), statement.Text(1), RecordedAt(statement), new EventHash(statement.Bytes(3)), statement.Bytes(4).ToArray()));
            }

            return events;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The next events, decoded where they lie; fewer, and what is wrong, where one cannot be.</summary>
    public static (List<RecordedEvent> Events, StreamFinding? Broken) Decode(this Session session, long number, ref Decoding decoding, long to)
    {
        var statement = session.SelectingEvents(number, decoding.Version + 1, to);
        try
        {
            var events = new List<RecordedEvent>();
            while (statement.Step())
            {
                var stored = new StoredView(statement.Number(0), statement.Text(1), RecordedAt(statement), new EventHash(statement.Bytes(3)), statement.Bytes(4));
                if (decoding.Next(stored, out var broken) is not { } recorded)
                {
                    return (events, broken);
                }

                events.Add(recorded);
            }

            return (events, null);
        }
        finally
        {
            statement.Reset();
        }
    }

    public static EventHash HashAt(this Session session, long number, long version)
    {
        var statement = session[SelectHash].With(number, version);
        try
        {
            return statement.Step() ? new EventHash(statement.Bytes(0)) : throw new FormatException($"event {version} is missing");
        }
        finally
        {
            statement.Reset();
        }
    }

    public static long Begin(this Session session, NegotiationId id)
    {
        session.Run(StreamRow.Insert, id.Value);
        return session.Number("SELECT last_insert_rowid()");
    }

    public static StreamRow Extend(this Session session, StreamRow row, IEnumerable<(NegotiationEvent Event, StoredRow Stored)> chained)
    {
        foreach (var (@event, stored) in chained)
        {
            row = session.Add(row.Number == 0 ? row with { Number = session.Begin(row.Summary.Id) } : row, @event, stored);
        }

        session.Save(row);
        return row;
    }

    public static StreamRow Add(this Session session, StreamRow row, NegotiationEvent @event, StoredRow stored)
    {
        Span<byte> hash = stackalloc byte[EventHash.Size];
        stored.Hash.CopyTo(hash);
        session[InsertEvent]
            .Bind(1, row.Number)
            .Bind(2, stored.Version)
            .Bind(3, Encoding.UTF8.GetBytes(stored.Alias), isText: true)
            .Bind(4, stored.RecordedAt.ToUnixTimeMilliseconds())
            .Bind(5, hash)
            .Bind(6, stored.Json.Span)
            .Run();
        return row with { Summary = row.Summary.After(@event), Head = stored.Hash };
    }

    public static void Save(this Session session, StreamRow row) => session.Run(StreamRow.Update, row.Values);

    public static void Copy(this Session session, long from, long to, long upTo) => session.Run(CopyEvents, to, from, upTo);

    private static Statement SelectingEvents(this Session session, long number, long from, long to) =>
        session[SelectEvents].Bind(1, number).Bind(2, from).Bind(3, to).Bind(4, Chunk);

    private static DateTimeOffset RecordedAt(Statement row) => DateTimeOffset.FromUnixTimeMilliseconds(row.Number(2));
}
