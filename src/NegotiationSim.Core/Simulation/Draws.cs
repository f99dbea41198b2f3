using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NegotiationSim.Core.Simulation;

/// <summary>
/// The random draws of one stream in one step of one replication, in order (measurement model §6). Key = seed, counter =
/// (replication, step, stream, block): what is drawn here depends on nothing that was drawn elsewhere. One block gives two
/// draws, from the words (w0, w1) and then (w2, w3). A mutable value that allocates nothing: pass it by reference.
/// </summary>
public struct Draws
{
    private const int UniformBits = 53;
    private const double Ulp = 1.0 / (1UL << UniformBits);

    private readonly ulong _seed;
    private readonly uint _replication, _step, _stream;
    private uint _blocks;
    private ulong _second;
    private bool _hasSecond;

    /// <summary>The draws of a stream from its first.</summary>
    /// <param name="seed">The seed of the whole run.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="step">Which round or turn, from 1; 0 is what is drawn before the first.</param>
    /// <param name="stream">Whose draws, for what: see <see cref="DrawStreams"/>.</param>
    public Draws(ulong seed, uint replication, uint step, uint stream)
    {
        (_seed, _replication, _step, _stream) = (seed, replication, step, stream);
    }

    /// <summary>A number from 0 up to, but never, 1: ((a»5)·2²⁶ + (b»6)) / 2⁵³ from two words a, b.</summary>
    public double Uniform() => UniformOf(Next()) * Ulp;

    /// <summary>
    /// True with this chance: never for 0, always for 1. A draw is made even then, so that a variant that changes a chance
    /// shares every later draw with its base.
    /// </summary>
    /// <param name="chance">0..1.</param>
    public bool Happens(double chance) => UniformOf(Next()) < ThresholdOf(chance);

    /// <summary>A whole number from 0 to <paramref name="most"/>, both included, each as likely as the others (Lemire 2019).</summary>
    /// <param name="most">At least 0.</param>
    public int UpTo(int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var count = (ulong)most + 1;
        var whole = Math.BigMul(Next(), count, out var rest);
        if (rest < count)
        {
            // 2⁶⁴ is seldom a multiple of the count: the first few remainders would come up once too often.
            for (var surplus = (0 - count) % count; rest < surplus;)
            {
                whole = Math.BigMul(Next(), count, out rest);
            }
        }

        return (int)whole;
    }

    /// <summary>
    /// The first draw of each of a row of steps, as the whole number of 2⁻⁵³ that <see cref="Uniform"/> would be: compare it
    /// with <see cref="ThresholdOf"/>.
    /// </summary>
    /// <param name="seed">The seed of the whole run.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="firstStep">The first of the steps.</param>
    /// <param name="stream">Whose draws, for what.</param>
    /// <param name="uniforms">Where they go, one a step.</param>
    public static void FirstOfSteps(ulong seed, uint replication, uint firstStep, uint stream, Span<ulong> uniforms)
    {
        Philox.FirstPairs(seed, replication, firstStep, stream, 0, uniforms);
        var lanes = MemoryMarshal.Cast<ulong, Vector256<ulong>>(uniforms);
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = ((lanes[i] >> 37) << 26) | ((lanes[i] & Vector256.Create((ulong)uint.MaxValue)) >> 6);
        }

        for (var i = lanes.Length * Vector256<ulong>.Count; i < uniforms.Length; i++)
        {
            uniforms[i] = UniformOf(uniforms[i]);
        }
    }

    /// <summary>Something happens with a chance where a draw, in 2⁻⁵³, is below this: exact, because scaling by 2⁵³ is.</summary>
    /// <param name="chance">0..1.</param>
    public static ulong ThresholdOf(double chance) => (ulong)Math.Ceiling(chance * (1UL << UniformBits));

    private static ulong UniformOf(ulong pair) => ((pair >> 37) << 26) | ((pair & uint.MaxValue) >> 6);

    private ulong Next()
    {
        if (_hasSecond)
        {
            _hasSecond = false;
            return _second;
        }

        var block = Philox.Block(_seed, _replication, _step, _stream, _blocks++);
        (_second, _hasSecond) = (block.Second, true);
        return block.First;
    }
}
