using System.Collections.Concurrent;

namespace NegotiationSim.Streams.CaseFiles;

/// <summary>The connections of one case file: one for every reader of the moment, and one writer at a time.</summary>
internal sealed class SessionPool(CaseFilePlace place, Session first) : IDisposable
{
    private readonly ConcurrentBag<Session> _idle = [first];
    private readonly SemaphoreSlim _turn = new(1, 1);

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }

        _turn.Dispose();
    }

    /// <summary>Reads; whatever a damaged file throws becomes the one exception of a broken host.</summary>
    public T Read<T>(Func<Session, T> read)
    {
        Session? session = null;
        try
        {
            session = Rent();
            return read(session);
        }
        catch (Exception e) when (SqliteFaults.IsDamage(e))
        {
            throw SqliteFaults.Broken(e);
        }
        finally
        {
            Return(session);
        }
    }

    /// <inheritdoc cref="WriteAsync{T}(Func{Session, ValueTask{ValueTuple{bool, T}}}, CancellationToken)"/>
    public ValueTask<T> WriteAsync<T>(Func<Session, (bool Keep, T Answer)> write, CancellationToken cancellation) =>
        WriteAsync(session => ValueTask.FromResult(write(session)), cancellation);

    /// <summary>One transaction: kept when the answer says so, undone otherwise.</summary>
    public async ValueTask<T> WriteAsync<T>(Func<Session, ValueTask<(bool Keep, T Answer)>> write, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        Session? session = null;
        try
        {
            session = Rent();
            session.Run("BEGIN IMMEDIATE");
            var (keep, answer) = await write(session);
            session.Run(keep ? "COMMIT" : "ROLLBACK");
            return answer;
        }
        catch (Exception e) when (SqliteFaults.IsDamage(e))
        {
            throw SqliteFaults.Broken(e);
        }
        finally
        {
            session?.Undo();
            Return(session);
            _turn.Release();
        }
    }

    private Session Rent() => _idle.TryTake(out var session) ? session : Session.Open(place);

    private void Return(Session? session)
    {
        if (session is not null)
        {
            _idle.Add(session);
        }
    }
}
