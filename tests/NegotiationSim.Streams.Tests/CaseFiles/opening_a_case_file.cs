using Microsoft.Data.Sqlite;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.CaseFiles;

namespace NegotiationSim.Streams.Tests.CaseFiles;

public sealed class opening_a_case_file : IDisposable
{
    private readonly CaseFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private async Task<string> RefusalAsync(bool create = false) =>
        (await CaseFile.OpenAsync(_folder.PathOf("case"), create, TimeSpan.Zero)).ShouldBeOfType<CaseFileOpening.Refused>().Finding.Code;

    private async Task WriteCaseAsync()
    {
        using var streams = await _folder.OpenAsync();
        await streams.AppendAsync(new NegotiationId("talks"), 0, Samples.Everything, Samples.Noon);
    }

    private void Execute(string sql) => _folder.Execute("case", sql);

    [Fact]
    public async Task where_there_is_none_is_refused_and_leaves_nothing_behind()
    {
        (await RefusalAsync()).ShouldBe("NO_CASE_FILE");

        File.Exists(_folder.PathOf("case")).ShouldBeFalse();
    }

    [Fact]
    public async Task makes_one_when_asked_and_finds_it_again()
    {
        await WriteCaseAsync();

        using var again = await _folder.OpenAsync(create: false);

        (await again.ReadAsync(new NegotiationId("talks")).ToListAsync()).Select(recorded => recorded.Event).ShouldBe(Samples.Everything);
    }

    [Fact]
    public async Task leaves_one_file_when_it_is_closed()
    {
        await WriteCaseAsync();

        Directory.GetFiles(Path.GetDirectoryName(_folder.PathOf("case"))!).ShouldBe([_folder.PathOf("case")]);
    }

    [Fact]
    public async Task twice_at_once_makes_one_file()
    {
        var openings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await _folder.OpenAsync())));

        await Task.WhenAll(openings.Select((streams, i) => streams.AppendAsync(new NegotiationId($"talks-{i}"), 0, [Samples.Opened()], Samples.Noon).AsTask()));

        (await openings[0].ListAsync()).Count.ShouldBe(8);
    }

    [Theory]
    [InlineData("kind: history\nid: talks\n")]
    [InlineData("SQLite format 3\0 and then something else")]
    [InlineData("x")]
    public async Task that_is_something_else_is_refused_and_left_alone(string text)
    {
        File.WriteAllText(_folder.PathOf("case"), text);

        (await RefusalAsync(create: true)).ShouldBe("NOT_A_CASE_FILE");

        File.ReadAllText(_folder.PathOf("case")).ShouldBe(text);
    }

    [Fact]
    public async Task that_is_empty_is_refused_unless_one_is_to_be_made()
    {
        File.WriteAllText(_folder.PathOf("case"), "");

        (await RefusalAsync()).ShouldBe("NOT_A_CASE_FILE");
        (await CaseFile.OpenAsync(_folder.PathOf("case"), create: true)).ShouldBeOfType<CaseFileOpening.Opened>().Streams.Dispose();
    }

    [Fact]
    public async Task that_is_another_programs_database_is_refused_and_left_alone()
    {
        Execute("CREATE TABLE streams (id TEXT)");

        (await RefusalAsync(create: true)).ShouldBe("NOT_A_CASE_FILE");

        Execute("INSERT INTO streams VALUES ('still here')");
    }

    [Fact]
    public async Task of_a_newer_format_is_refused()
    {
        await WriteCaseAsync();
        Execute("PRAGMA user_version = 2");

        (await RefusalAsync()).ShouldBe("NEWER_CASE_FILE");
    }

    [Theory]
    [InlineData("PRAGMA user_version = 0")]
    [InlineData("DROP TABLE events")]
    [InlineData("CREATE TABLE notes (text)")]
    [InlineData("ALTER TABLE streams ADD COLUMN note TEXT")]
    public async Task whose_tables_have_been_changed_is_refused(string change)
    {
        await WriteCaseAsync();
        Execute(change);

        (await RefusalAsync()).ShouldBe("DAMAGED_CASE_FILE");
    }

    [Fact]
    public async Task that_is_a_folder_is_refused()
    {
        Directory.CreateDirectory(_folder.PathOf("case"));

        (await RefusalAsync(create: true)).ShouldBe("UNREADABLE_CASE_FILE");
    }

    [Fact]
    public async Task in_a_folder_that_is_not_there_is_refused() =>
        (await CaseFile.OpenAsync(Path.Combine(_folder.PathOf("no"), "case.negsim"), create: true)).ShouldBeOfType<CaseFileOpening.Refused>()
            .Finding.Code.ShouldBe("UNREADABLE_CASE_FILE");

    [Fact]
    public async Task another_process_that_writes_for_too_long_is_an_answer()
    {
        await WriteCaseAsync();
        using var streams = (await CaseFile.OpenAsync(_folder.PathOf("case"), patience: TimeSpan.FromMilliseconds(20))).ShouldBeOfType<CaseFileOpening.Opened>().Streams;
        using var other = new SqliteConnection($"Data Source={_folder.PathOf("case")};Pooling=False");
        other.Open();
        using var writing = other.BeginTransaction();

        var busy = await Should.ThrowAsync<StreamsBrokenException>(async () =>
            await streams.AppendAsync(new NegotiationId("more"), 0, [Samples.Opened()], Samples.Noon));
        busy.Finding.Code.ShouldBe("BUSY_CASE_FILE");
        (await streams.ListAsync()).Count.ShouldBe(1);

        writing.Rollback();
        (await streams.AppendAsync(new NegotiationId("more"), 0, [Samples.Opened()], Samples.Noon)).ShouldBe(new AppendResult.Appended(1));
    }

    [Fact]
    public async Task a_commit_is_synced_to_the_disk()
    {
        await WriteCaseAsync();
        using var streams = await _folder.OpenAsync();

        streams.Setting("synchronous").ShouldBe(2);
        streams.Setting("fullfsync").ShouldBe(1);
        _folder.Query("case", "PRAGMA journal_mode").ShouldBe("wal");
    }
}
