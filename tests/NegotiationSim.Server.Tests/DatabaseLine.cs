using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace NegotiationSim.Server.Tests;

/// <summary>The line between a server and its database, which can be cut and mended.</summary>
internal sealed class DatabaseLine : IAsyncDisposable
{
    private readonly (string Host, int Port) _database;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _connections = [];
    private readonly Task _accepting;
    private volatile bool _isCut;

    /// <summary>A line to where the connection string points.</summary>
    public DatabaseLine(string connectionString)
    {
        var ends = new NpgsqlConnectionStringBuilder(connectionString);
        _database = (ends.Host!, ends.Port);
        _listener.Start();
        (ends.Host, ends.Port, ends.Timeout) = ("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port, 5);
        ConnectionString = ends.ToString();
        _accepting = AcceptAsync();
    }

    /// <summary>The same database over this line.</summary>
    public string ConnectionString { get; }

    /// <summary>Every connection breaks, and no new one gets through.</summary>
    public void Cut()
    {
        _isCut = true;
        while (_connections.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    /// <summary>New connections get through again.</summary>
    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var here = await _listener.AcceptTcpClientAsync();
                _ = CarryAsync(here);
            }
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }

    private async Task CarryAsync(TcpClient here)
    {
        using var there = new TcpClient();
        using (here)
        {
            if (_isCut)
            {
                return;
            }

            try
            {
                await there.ConnectAsync(_database.Host, _database.Port);
                _connections.Add(here);
                _connections.Add(there);
                await Task.WhenAny(here.GetStream().CopyToAsync(there.GetStream()), there.GetStream().CopyToAsync(here.GetStream()));
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut.
            }
        }
    }
}
