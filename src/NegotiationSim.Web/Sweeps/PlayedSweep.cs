using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Web.Sweeps;

/// <summary>
/// A scenario that is played: each slice is a stretch of replications of its base and all its variants, so that what is
/// paired stays together. What a slice has counted is written as a kept sweep is. Played until it is exact it is one slice:
/// whether a replication is needed, only all before it can tell.
/// </summary>
internal sealed class PlayedSweep : ReadPlan
{
    /// <summary>So often a server plays a scenario at most.</summary>
    public const uint MostReplications = 100_000_000;

    // Short enough to be run again where a node is lost, long enough not to be felt as a message.
    private const uint ShortestStretch = 10_000;
    private const uint MostSlices = 500;

    private readonly ScenarioFile _scenario;
    private readonly IReadOnlyList<Simulated> _simulated;
    private readonly SweepWish _wish;
    private readonly uint _stretch;
    private readonly string _question;

    private PlayedSweep(string files, ScenarioFile scenario, IReadOnlyList<Simulated> simulated, SweepWish wish)
    {
        (_scenario, _simulated, _wish) = (scenario, simulated, wish);
        _stretch = Math.Max(ShortestStretch, (wish.Replications + MostSlices - 1) / MostSlices);
        _question = KeptSweep.QuestionOf(files, wish);
    }

    public override int Slices => _wish.Until is not null ? 1 : (int)((_wish.Replications + _stretch - 1) / _stretch);

    /// <summary>Makes a scenario ready to be played, or says why it cannot be.</summary>
    /// <param name="library">Where its names are looked up.</param>
    /// <param name="files">What tells scenario and library from others.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="wish">How it is swept.</param>
    public static Answer<ReadPlan> Of(Library library, string files, ScenarioFile scenario, SweepWish wish)
    {
        var simulated = library.Simulate(scenario);
        return simulated.Value is { } all ? new PlayedSweep(files, scenario, all, wish) : simulated.Why!;
    }

    public override Answer<byte[]> Run(int slice) => KeptSweep.Write(_question, _scenario.Id, Counted(slice));

    private SweepSoFar Counted(int slice)
    {
        Playable[] played = [.. _simulated.Select(one => one.Played)];
        if (_wish.Until is not null)
        {
            return _wish.Play(_simulated, new ParallelSweep(played, _wish.Seed, threads: 1), SweepSoFar.Nothing(played.Length));
        }

        var first = (uint)slice * _stretch;
        return new SweepSoFar([.. new Sweeper(played, _wish.Seed).Play(first, Math.Min(first + _stretch, _wish.Replications))], []);
    }

    public override ReadOnlyMemory<byte>? Combine(IReadOnlyList<ReadOnlyMemory<byte>> results)
    {
        var parts = results.Select((result, slice) => KeptSweep.Read(result, FormattableString.Invariant($"slice {slice}"), _question, _simulated).Value).OfType<SweepSoFar>().ToList();
        if (parts.Count < results.Count)
        {
            return null;
        }

        return SweepAnswer.Write(Swept.Of(_scenario, _simulated, _wish, parts is [var all] ? all : SweepSoFar.Together(parts)), run: null);
    }
}
