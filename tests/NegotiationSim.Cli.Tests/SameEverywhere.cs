using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files;
using NegotiationSim.Streams;
using NegotiationSim.Streams.CaseFiles;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Cli.Tests;

public sealed class the_same_negotiation : IDisposable
{
    private static readonly DateTimeOffset Recorded = new(2026, 2, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string> Histories =>
        [.. Directory.EnumerateFiles(Path.Combine(Terminals.Root, "seeds", "histories")).Order(StringComparer.Ordinal).Select(file => Path.GetFileNameWithoutExtension(file))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Histories))]
    public async Task has_the_live_state_bit_for_bit_when_it_is_replayed_from_a_stream(string id)
    {
        var live = History(id);
        var opened = (CaseFileOpening.Opened)await CaseFile.OpenAsync(Path.Combine(_folder, "talks.negsim"), create: true);
        using var streams = opened.Streams;

        foreach (INegotiationStreams kept in new INegotiationStreams[] { new InMemoryStreams(), streams })
        {
            await kept.AppendAsync(live.Negotiation.Id, 0, [.. live.Events.Select(one => one.Event)], Recorded);
            var state = Negotiation.NotOpened;
            await foreach (var recorded in kept.ReadAsync(live.Negotiation.Id))
            {
                state = Negotiation.Evolve(state, recorded.Event);
            }

            state.ShouldBe(live.Negotiation);
        }
    }

    [Theory]
    [MemberData(nameof(Histories))]
    public void has_the_live_state_bit_for_bit_when_it_goes_on_from_a_snapshot(string id)
    {
        var (live, kept) = (Negotiation.NotOpened, Negotiation.NotOpened);
        foreach (var one in History(id).Events)
        {
            live = Negotiation.Evolve(live, one.Event);
            kept = Negotiation.Evolve(SnapshotJson.Decode(SnapshotJson.Encode(kept)), one.Event);

            kept.WithoutHandled().ShouldBe(live.WithoutHandled());
            kept.LedgerAt(one.Event.Stamp.On.To).Items.ShouldBe(live.LedgerAt(one.Event.Stamp.On.To).Items);
        }
    }

    [Theory]
    [InlineData("whatif eu-symmetry-paper --json")]
    [InlineData("replay geneva-international-discussions --json")]
    public void gives_the_same_bytes_on_any_number_of_threads(string line)
    {
        var alone = Terminals.Piped(line.Split(' ')).Out;
        var together = new string[8];
        Parallel.For(0, together.Length, i => together[i] = Terminals.Piped(line.Split(' ')).Out);

        together.ShouldAllBe(one => one == alone);
    }

    private static HistoryFile History(string id)
    {
        var library = Library.Of([], [Path.Combine(Terminals.Root, "seeds")]);
        var loaded = library.Read(library.Files.First(file => file.Id == id && file.Folder == "histories"));
        loaded.Findings.ShouldBeEmpty();
        return (HistoryFile)loaded.Value!;
    }
}
