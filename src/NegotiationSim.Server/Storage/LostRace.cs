using JasperFx;
using Marten.Exceptions;
using Npgsql;

namespace NegotiationSim.Server.Storage;

/// <summary>The many ways in which Marten says that somebody else was first.</summary>
public static class LostRace
{
    /// <summary>True where another append, or an archiving, came between loading a stream and appending to it.</summary>
    public static bool Is(Exception e) =>
        e is ConcurrencyException or ExistingStreamIdCollisionException or DocumentAlreadyExistsException or InvalidStreamOperationException
        || (e as PostgresException ?? e.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.UniqueViolation;
}
