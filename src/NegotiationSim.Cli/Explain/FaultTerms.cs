using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Streams;

namespace NegotiationSim.Cli.Explain;

/// <summary>What can be wrong with a case file or an import, and why a demand counts as unanswered.</summary>
internal static class FaultTerms
{
    public static IEnumerable<Explanation> All =>
    [
        .. Enum.GetValues<UnansweredBecause>().Select(because => new Explanation(ScoreAnswer.WordOf(because), "why a demand is unanswered", Of(because)) { Aliases = [because.ToString(), ScoreAnswer.WordOf(because).Replace(' ', '-')] }),
        .. Enum.GetValues<StreamFault>().Select(fault => new Explanation(new StreamFinding(fault, "", "").Code, "fault of a case file or an import", Of(fault)) { Aliases = [fault.ToString()] }),
    ];

    private static string Of(UnansweredBecause because) => because switch
    {
        UnansweredBecause.NoCounterpart => "Nothing of its class is asked of the other side.",
        UnansweredBecause.TooSmall => "All that is asked of the other side in its class does not cover 80 % of it.",
        UnansweredBecause.WeakerStatus => "The answers are less binding or less advanced.",
        UnansweredBecause.LaterOrUndated => "The answers come more than 30 days later, or have no date where the demand has one.",
        UnansweredBecause.WeakerVerification => "The answers can be verified less well.",
        UnansweredBecause.UsedUpElsewhere => "The answers already answer larger demands; no step is used twice.",
        _ => "",
    };

    private static string Of(StreamFault fault) => fault switch
    {
        StreamFault.NotACaseFile => "The file is something else than a case file.",
        StreamFault.NewerCaseFile => "The case file was written by a newer version of the program.",
        StreamFault.DamagedCaseFile => "A case file whose pages, tables or list contradict themselves. Take a copy from before the damage, or import an export.",
        StreamFault.NoCaseFile => "There is no case file at this path; negsim import makes one.",
        StreamFault.UnreadableCaseFile => "The case file is there and may not be opened or read.",
        StreamFault.UnwritableCaseFile => "The place cannot be written to: full, read-only, or failing.",
        StreamFault.BusyCaseFile => "Another process has been writing for longer than we waited.",
        StreamFault.SnapshotBehind => "What a server keeps beside a stream (its state, list entry and verdict) is not level with its events; the next command folds them anew.",
        StreamFault.StoreOutOfReach => "The server's database does not answer, or cannot write. Nothing is lost; try again.",
        StreamFault.BrokenChain => "The hash of an event does not follow from the event and its predecessor: something was changed after it was recorded.",
        StreamFault.BrokenVersions => "A version is missing, doubled or out of order.",
        StreamFault.UnknownAlias => "An event of a type that this program does not know.",
        StreamFault.UnreadableEvent => "The JSON of an event is not what its type promises.",
        StreamFault.Unstorable => "A text or number that no host can keep: U+0000, half a surrogate pair, NaN.",
        StreamFault.NotJson => "A line of the import is no JSON object.",
        StreamFault.BadLine => "A line of the import has a missing, doubled, unknown or ill-formed key.",
        StreamFault.Diverged => "The stream is here already and has gone another way; import it into another case file.",
        StreamFault.ArchivedStream => "The stream is archived here and takes no more events.",
        _ => "",
    };
}
