using System.Net.Sockets;
using NegotiationSim.Streams;
using Npgsql;

namespace NegotiationSim.Server.Storage;

/// <summary>The database is away, restarting, or cannot write: whatever Marten wraps that in.</summary>
public static class Outage
{
    /// <summary>The finding for whoever asked; null where the exception is something else, and then a bug.</summary>
    public static StreamFinding? In(Exception? e) => e switch
    {
        null => null,
        PostgresException { SqlState: var state } refused => IsOutage(state) ? Finding(refused) : null,
        NpgsqlException or SocketException or TimeoutException => Finding(e),
        _ => In(e.InnerException),
    };

    /// <summary>Waits, and says so where the database is out of reach.</summary>
    /// <exception cref="StreamsBrokenException">It is.</exception>
    internal static async Task OrOutage(this Task work)
    {
        try
        {
            await work;
        }
        catch (Exception e) when (In(e) is { } finding)
        {
            throw new StreamsBrokenException(finding, e);
        }
    }

    // Connection lost, out of resources, shut down or starting up, disk failing (PostgreSQL's classes of error codes); the
    // database is not there (being restored).
    private static bool IsOutage(string sqlState) => sqlState[..2] is "08" or "53" or "57" or "58" || sqlState == PostgresErrorCodes.InvalidCatalogName;

    private static StreamFinding Finding(Exception e) =>
        new(StreamFault.StoreOutOfReach, $"the database is out of reach ({e.Message})", "a database that answers and can write");
}
