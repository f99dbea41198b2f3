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
        _opened.Add(streams);
        return streams;
    }

    public void Dispose()
    {
        foreach (var streams in _opened)
        {
            streams.Dispose();
        }

        _folder.Delete(recursive: true);
    }
}
