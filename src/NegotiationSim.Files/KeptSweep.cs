using System.Security.Cryptography;
using System.Text;
using NegotiationSim.Core.Simulation.Sweeps;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Kinds;

namespace NegotiationSim.Files;

/// <summary>
/// A sweep that was interrupted, as a file: its counts, and the question they answer. Going on with it ends in the bytes of
/// one that was never interrupted.
/// </summary>
public static class KeptSweep
{
    /// <summary>Name and version of the document.</summary>
    public const string Schema = "negsim/kept-sweep/1";

    /// <summary>
    /// What the counts depend on, as a hash: every file that was read for them, the seed, the rule, and the program that plays.
    /// The number of replications is no part of it, so that a sweep can be made longer.
    /// </summary>
    /// <param name="library">The library, after the scenario was made ready in it.</param>
    /// <param name="wish">How it is swept.</param>
    public static string QuestionOf(Library library, SweepWish wish)
    {
        ArgumentNullException.ThrowIfNull(library);
        return QuestionOf(library.Fingerprint, wish);
    }

    /// <inheritdoc cref="QuestionOf(Library, SweepWish)"/>
    /// <param name="files">What tells the files that are read for it from others.</param>
    /// <param name="wish">How it is swept.</param>
    public static string QuestionOf(string files, SweepWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var rule = wish.Until is { } until ? FormattableString.Invariant($"{until.First} {until.Growth} {until.AbsTol} {until.RelTol} {until.Alpha} {until.Cap}") : "";
        var program = typeof(Sweeper).Module.ModuleVersionId;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Schema} {files} {wish.Seed} {rule} {program}"))));
    }

    /// <summary>The document as UTF-8.</summary>
    /// <param name="question">What is asked (<see cref="QuestionOf(Library, SweepWish)"/>).</param>
    /// <param name="scenario">Id of the scenario, for people.</param>
    /// <param name="soFar">What has been counted.</param>
    public static byte[] Write(string question, string scenario, SweepSoFar soFar)
    {
        ArgumentNullException.ThrowIfNull(soFar);
        return Json.Document(Schema, writer =>
        {
            writer.WriteString("question", question);
            writer.WriteString("scenario", scenario);
            writer.WriteNumber("replications", soFar.Replications);
            writer.Objects("looks", soFar.Looks, look =>
            {
                writer.WriteNumber("replications", look.Replications);
                writer.Number("alpha", look.Alpha);
                writer.WriteBoolean("isMet", look.IsMet);
                writer.WriteNumber("variant", look.Variant);
                writer.WriteString("measure", look.Measure.ToString());
                writer.Number("halfWidth", look.HalfWidth);
            });
            writer.Objects("tallies", soFar.Tallies, tally =>
            {
                writer.Counts("endings", tally.Endings);
                writer.WriteNumber("rounds", tally.Rounds);
                writer.Counts("outcomes", tally.Outcomes.SelectMany(one => new[] { one.Key, one.Value }));
                writer.Counts("roundsOfAgreement", tally.RoundsOfAgreement.SelectMany(one => new[] { one.Key, one.Value }));
                writer.Counts("broken", [tally.Broken.ByA, tally.Broken.ByB, tally.Broken.Kept, tally.Broken.PromisesOfA, tally.Broken.PromisesOfB]);
                writer.Counts("pairs", PairsOf(tally.Pairs));
                if (tally.Tracks.Count > 0)
                {
                    writer.Objects("tracks", tally.Tracks, track =>
                    {
                        writer.Counts("counts", track.Counts.SelectMany(one => new[] { one.Key, one.Value }));
                        writer.Counts("pairs", PairsOf(track.Pairs));
                    });
                }
            });
        });
    }

    private static IEnumerable<long> PairsOf(IEnumerable<KeyValuePair<(int Base, int Variant), long>> pairs) => pairs.SelectMany(one => new[] { one.Key.Base, one.Key.Variant, one.Value });

    /// <summary>What was counted, or why one cannot go on from there.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="fileName">What findings call it.</param>
    /// <param name="question">What is asked now.</param>
    /// <param name="simulated">The base and the variants.</param>
    public static Loaded<SweepSoFar> Read(ReadOnlyMemory<byte> utf8, string fileName, string question, IReadOnlyList<Simulated> simulated)
    {
        var (root, report) = Document.Read(utf8, fileName, json: true, largest: KeptSweeps.LargestFile);
        return root is not null && KeptSweeps.Shape.TryRead(root, report, out var written)
            ? report.Finish(KeptSweeps.SoFar(written, question, simulated, report))
            : report.Finish<SweepSoFar>(null);
    }
}
