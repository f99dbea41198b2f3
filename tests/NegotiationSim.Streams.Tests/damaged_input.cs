using System.Text;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams.CaseFiles;
using NegotiationSim.Streams.JsonLines;

namespace NegotiationSim.Streams.Tests;

/// <summary>Whatever happens to the bytes: the meaning is untouched, or there are findings.</summary>
public class damaged_input
{
    private static async Task FillAsync(INegotiationStreams streams)
    {
        await streams.AppendAsync(new NegotiationId("talks"), 0, Samples.Everything, Samples.Noon);
        await streams.AppendAsync(new NegotiationId("sparse"), 0, Samples.Sparse, Samples.Noon);
        await streams.AppendAsync(new NegotiationId("many"), 0, Samples.Many(20), Samples.Noon);
        await streams.ForkAsync(new NegotiationForked(Samples.Stamp(), new NegotiationId("what-if"), new NegotiationId("talks"), 12, []), Samples.Noon);
        await streams.ArchiveAsync(new NegotiationId("many"));
    }

    private static async Task<string> MeaningAsync(SqliteStreams streams) =>
        $"{string.Join('\n', await streams.ListAsync(includeArchived: true))}\n{await Exporting.AllAsync(streams)}";

    [Fact]
    public async Task lines_import_whole_or_not_at_all()
    {
        var source = new InMemoryStreams();
        await FillAsync(source);
        var text = await Exporting.AllAsync(source);
        var whole = text.Split('\n').ToHashSet(StringComparer.Ordinal);
        var original = Encoding.UTF8.GetBytes(text);
        var random = new Random(20260224);
        var refused = 0;
        for (var i = 0; i < 6_000; i++)
        {
            var (target, mutated) = (new InMemoryStreams(), Mutations.Of(original, random));
            var result = await target.ImportAsync(new MemoryStream(mutated));
            if (result is ImportResult.Refused { Findings: var findings })
            {
                refused++;
                findings.ShouldAllBe(finding => finding.Line > 0 && finding.Column > 0 && finding.What.Length > 0);
                (await target.ListAsync(includeArchived: true)).ShouldBeEmpty($"mutation {i}");
            }
            else
            {
                // A cut between lines leaves fewer lines; those that are left are the ones that were written.
                (await Exporting.AllAsync(target)).Split('\n').ShouldAllBe(line => whole.Contains(line), $"mutation {i}");
                (await target.VerifyAsync()).ShouldBeEmpty($"mutation {i}");
            }
        }

        refused.ShouldBeGreaterThan(4_000);
    }

    [Fact]
    public async Task a_case_file_takes_in_all_lines_or_none()
    {
        using var folder = new CaseFolder();
        using var target = await folder.OpenAsync();
        var source = new InMemoryStreams();
        await FillAsync(source);
        var original = Encoding.UTF8.GetBytes(await Exporting.AllAsync(source));
        var random = new Random(65);
        await target.ImportAsync(new MemoryStream(original));
        var before = await MeaningAsync(target);
        for (var i = 0; i < 1_000; i++)
        {
            await target.ImportAsync(new MemoryStream(Mutations.Of(original, random)));
        }

        (await MeaningAsync(target)).ShouldBe(before);
        (await target.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_case_file_with_flipped_bytes_is_found_out()
    {
        using var folder = new CaseFolder();
        var (original, meaning) = await OriginalAsync(folder);
        var random = new Random(1999);
        var found = 0;
        for (var i = 0; i < 4_000; i++)
        {
            // The first page says what the file is and has its tables: half of the flips go there.
            var bytes = (byte[])original.Clone();
            for (var flips = i % 3 == 0 ? 4 : 1; flips > 0; flips--)
            {
                bytes[random.Next(random.Next(2) == 0 ? 4096 : bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            found += await CheckAsync(folder.PathOf("flipped"), bytes, meaning, i) ? 1 : 0;
        }

        found.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task a_case_file_that_was_cut_off_is_found_out()
    {
        using var folder = new CaseFolder();
        var (original, meaning) = await OriginalAsync(folder);
        var found = 0;
        for (var length = 1; length < original.Length; length += 499)
        {
            // The last page may end in unused bytes; without those it is the same file.
            found += await CheckAsync(folder.PathOf("cut"), original[..length], meaning, length) ? 1 : 0;
        }

        found.ShouldBeGreaterThan((original.Length - 4096) / 499);
    }

    private static async Task<(byte[] Bytes, string Meaning)> OriginalAsync(CaseFolder folder)
    {
        string meaning;
        using (var streams = await folder.OpenAsync())
        {
            await FillAsync(streams);
            meaning = await MeaningAsync(streams);
        }

        return (await File.ReadAllBytesAsync(folder.PathOf("case")), meaning);
    }

    // True when there were findings; otherwise everything has to be as it was.
    private static async Task<bool> CheckAsync(string path, byte[] bytes, string meaning, int which)
    {
        await File.WriteAllBytesAsync(path, bytes);
        try
        {
            if (await CaseFile.OpenAsync(path) is not CaseFileOpening.Opened { Streams: var streams })
            {
                return true;
            }

            using (streams)
            {
                var findings = await streams.VerifyAsync();
                await UseAsync(streams);
                if (findings.Count > 0)
                {
                    return true;
                }

                string.Equals(await MeaningAsync(streams), meaning, StringComparison.Ordinal).ShouldBeTrue($"damage {which}");
                return false;
            }
        }
        finally
        {
            foreach (var file in (string[])[path, $"{path}-wal", $"{path}-shm", $"{path}-journal"])
            {
                File.Delete(file);
            }
        }
    }

    // Whatever is wrong, nothing but the one exception comes out.
    private static async Task UseAsync(SqliteStreams streams)
    {
        var talks = new NegotiationId("talks");
        foreach (var use in (Func<Task>[])
        [
            async () => await streams.ListAsync(includeArchived: true),
            async () => await streams.ReadAsync(talks).CountAsync(),
            async () => await streams.ReadAsync(new NegotiationId("what-if"), 5, 9).CountAsync(),
            async () => await Exporting.AllAsync(streams),
            async () => await streams.LineageAsync(new NegotiationId("what-if")),
        ])
        {
            try
            {
                await use();
            }
            catch (StreamsBrokenException e)
            {
                e.Finding.What.ShouldNotBeEmpty();
            }
        }
    }
}
