using Microsoft.Data.Sqlite;
using NegotiationSim.Streams.CaseFiles;

namespace NegotiationSim.Streams.Tests;

/// <summary>A folder of case files that is gone after the test.</summary>
internal sealed class CaseFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("negsim-");
    private readonly List<SqliteStreams> _opened = [];

    public string PathOf(string name) => Path.Combine(_folder.FullName, $"{name}.negsim");

    public async Task<SqliteStreams> OpenAsync(string name = "case", bool create = true)
    {
        var opening = await CaseFile.OpenAsync(PathOf(name), create);
        var streams = opening.ShouldBeOfType<CaseFileOpening.Opened>($"{opening}").Streams;
        lock (_opened)
        {
            _opened.Add(streams);
        }

        return streams;
    }

    /// <summary>Runs a statement behind the program's back.</summary>
    public void Execute(string name, string sql) => Query(name, sql);

    public object? Query(string name, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={PathOf(name)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        lock (_opened)
        {
            _opened.ForEach(streams => streams.Dispose());
        }

        _folder.Delete(recursive: true);
    }
}
