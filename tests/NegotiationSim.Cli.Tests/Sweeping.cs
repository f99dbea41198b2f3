using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NegotiationSim.Cli.Output;

namespace NegotiationSim.Cli.Tests;

public sealed partial class when_a_sweep_is_run : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--replications 0", "--replications takes a number from 1 to 4294967295")]
    [InlineData("--replications 10 --until-width .1", "--replications says how often, --until-width how exactly; write one of the two")]
    [InlineData("--until-width 0", "--until-width takes a half-width above 0 and below 1: .01")]
    [InlineData("--until-width NaN", "--until-width takes a half-width above 0 and below 1: .01")]
    [InlineData("--most 10", "--most belongs to --until-width; write --replications for a number of its own")]
    [InlineData("--until-width .1 --most 0", "--most takes a number from 1 to 2147483647")]
    [InlineData("--threads 0", "--threads takes a number from 1 to 1024")]
    [InlineData("--resume a.json --replications-csv b.csv", "--replications-csv lists what is played, and what was kept is counted only; leave --resume out")]
    [InlineData("--replications-csv no/such/folder/b.csv", "\"no/such/folder/b.csv\" cannot be written")]
    public void what_does_not_go_together_is_said(string options, string said)
    {
        var ran = Terminals.Piped(["sweep", "geneva-next-round", .. options.Split(' ')]);

        ran.Error.ShouldContain(said);
        ran.Out.ShouldBeEmpty();
        ran.Exit.ShouldBe(2);
    }

    [Fact]
    public void a_file_that_is_not_there_cannot_be_resumed() => Terminals.Piped("sweep", "geneva-next-round", "--resume", "nowhere.json").Exit.ShouldBe(5);

    [Fact]
    public void its_list_of_replications_is_the_same_on_any_threads()
    {
        string Listed(int threads)
        {
            var path = Path.Combine(_folder, $"{threads}.csv");
            Terminals.Piped("sweep", "eu-symmetry-paper", "--replications", "3000", "--threads", $"{threads}", "--replications-csv", path).Exit.ShouldBe(0);
            return File.ReadAllText(path);
        }

        var alone = Listed(1);
        var rows = alone.TrimEnd('\n').Split('\n');

        rows.Length.ShouldBe(1 + (4 * 3000));
        rows[0].ShouldStartWith("replication,variant,ending,round,turns,promisesBrokenByA,promisesBrokenByB,outcome,utilityOfA");
        rows[1].ShouldStartWith("0,base,Agreement,32,");
        rows.ShouldAllBe(row => row.Split(',').Length == rows[0].Split(',').Length);
        Listed(2).ShouldBe(alone);
        Listed(3).ShouldBe(alone);
    }

    [Fact]
    public void tables_side_by_side_are_counted_one_by_one()
    {
        using var document = JsonDocument.Parse(Terminals.Piped("sweep", "geneva-working-groups", "--replications", "200", "--json").Out);
        var variants = document.RootElement.GetProperty("variants").EnumerateArray().ToList();

        int Count(int variant, string what) => variants[variant].GetProperty("tables")[0].GetProperty(what).GetProperty("count").GetInt32();
        Count(0, "lost").ShouldBe(0);
        Count(1, "lost").ShouldBe(Count(1, "agreed") - Count(1, "held"));
        Count(1, "lost").ShouldBeGreaterThan(0);
        Count(1, "agreed").ShouldBe(Count(0, "agreed"));
        variants[1].GetProperty("tables")[0].GetProperty("heldAgainstBase").GetProperty("difference").GetDouble().ShouldBe(-Count(1, "lost") / 200.0, 1e-12);
        variants[4].TryGetProperty("tables", out _).ShouldBeFalse("it has one");
    }

    [Fact]
    public void a_list_of_replications_says_which_tables_agreed_and_which_held()
    {
        var path = Path.Combine(_folder, "tables.csv");
        Terminals.Piped("sweep", "geneva-working-groups", "--replications", "200", "--replications-csv", path).Exit.ShouldBe(0);

        var rows = File.ReadAllText(path).TrimEnd('\n').Split('\n').Select(row => row.Split(',')).ToList();

        rows.ShouldAllBe(row => row.Length == rows[0].Length);
        rows[0][^2..].ShouldBe(["tablesAgreed", "tablesHeld"]);
        var tables = rows.Select(row => (Variant: row[1], Agreed: row[^2], Held: row[^1])).ToList();
        tables.ShouldContain(("pledge-needs-line", "security humanitarian", "humanitarian"));
        tables.Where(row => row.Variant == "base").ShouldAllBe(row => row.Agreed == row.Held);
    }

    [Fact]
    public void a_person_takes_no_seat_at_several_tables() =>
        Terminals.Piped("play", "geneva-working-groups", "--as", "A").Error.ShouldContain("at several tables");

    [Fact]
    public void progress_says_what_is_left_at_the_rate_so_far()
    {
        Progress.Words(done: 3_000, all: 10_000, here: 2_000, seconds: 2).ShouldBe("7 s left, 3,000 of 10,000, 1,000 a second");
        Progress.Words(0, 10, 0, 0).ShouldBe("0 of 10, 0 a second");
        Progress.Words(1, 100_001, 1, 1).ShouldBe("28 h left, 1 of 100,001, 1 a second");
        Progress.Words(1, 601, 1, 1).ShouldBe("10 min left, 1 of 601, 1 a second");
    }

    [Fact]
    public async Task an_interruption_keeps_what_is_done_and_resume_goes_on_to_the_same_bytes()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return;
        }

        var (kept, list) = (Path.Combine(_folder, "kept.json"), Path.Combine(_folder, "list.csv"));
        using var process = Start("sweep", "eu-symmetry-paper", "--replications", "4000000000", "--threads", "2", "--json", "--keep", kept, "--replications-csv", list);
        var output = process.StandardOutput.ReadToEndAsync();

        // It is interrupted once something is listed: from then on it keeps what is done.
        while (!process.HasExited && !(File.Exists(list) && new FileInfo(list).Length > 0))
        {
            await Task.Delay(50);
        }

        // The other of the two signals that interrupt: whatever is started in the background has Ctrl+C's ignored.
        Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).Dispose();
        await Ended(process);
        process.ExitCode.ShouldBe(130);
        (await output).ShouldContain("\"complete\": false");
        var done = int.Parse(Replications().Match(await File.ReadAllTextAsync(kept)).Groups["n"].Value, CultureInfo.InvariantCulture);
        File.ReadLines(list).Count().ShouldBe(1 + (4 * done));
        var most = done + 1_500;
        string[] line = ["sweep", "eu-symmetry-paper", "--replications", most.ToString(CultureInfo.InvariantCulture), "--json"];

        var resumed = Terminals.Piped([.. line, "--resume", kept]);

        resumed.Exit.ShouldBe(0, resumed.Error);
        WithoutRun(resumed.Out).ShouldBe(WithoutRun(Terminals.Piped(line).Out));
    }

    private static async Task Ended(Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static string WithoutRun(string document) => document[..document.IndexOf("\"run\"", StringComparison.Ordinal)];

    private static Process Start(params string[] args) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "negsim.dll"), .. args])
    {
        WorkingDirectory = Terminals.Root,
        UseShellExecute = false,
        RedirectStandardOutput = true,
    })!;

    [GeneratedRegex("\"replications\": (?<n>[0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Replications();
}
