using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Explain;

/// <summary>Everything that can be explained, by every name it has.</summary>
internal static class Terms
{
    /// <summary>All explanations, in the order in which they are listed.</summary>
    public static IReadOnlyList<Explanation> All { get; } =
        [.. Metrics.All, .. ReadingTerms.All, .. StatesAndFlags.All, .. SwitchTerms.All, .. Enum.GetValues<RefusalCode>().Select(Of), .. FaultTerms.All, .. ProblemTerms.All, .. FindingCodes.All.Select(Of)];

    /// <summary>Every name that finds an explanation.</summary>
    public static IEnumerable<string> Names => All.SelectMany(one => one.Aliases.Prepend(one.Name));

    /// <summary>The explanation of a name: as written, else in any case; null when there is none.</summary>
    public static Explanation? Find(string name) => Find(name, StringComparison.Ordinal) ?? Find(name, StringComparison.OrdinalIgnoreCase);

    private static Explanation? Find(string name, StringComparison how) =>
        All.FirstOrDefault(one => string.Equals(one.Name, name, how)) ?? All.FirstOrDefault(one => one.Aliases.Any(alias => string.Equals(alias, name, how)));

    private static Explanation Of(FindingCode code) =>
        new(code.Code, $"finding: {code.Title}", code.Means) { Example = code.Example, TryNow = code.Fix };

    private static Explanation Of(RefusalCode code) => new(new Refusal(code, "", []).CodeText, "refusal, exit 3: nothing was written", Says(code))
    {
        Aliases = [code.ToString()],
    };

    private static string Says(RefusalCode code) => code switch
    {
        RefusalCode.NotOpened => "Nothing has been opened yet: open the negotiation with its parties first.",
        RefusalCode.AlreadyOpened => "This negotiation is open; another one needs another id.",
        RefusalCode.Ended => "The negotiation has ended. After an agreement what was agreed may still be carried out, reported and corrected; after a break-off nothing follows.",
        RefusalCode.Suspended => "The talks are suspended: resume them, or do what needs no talks.",
        RefusalCode.UnknownParty => "No such party at this table; `negsim show` lists who is there.",
        RefusalCode.RoleMayNot => "The party's role does not allow it: an observer is not at the table, and a mediator does not bind the parties.",
        RefusalCode.AbsentParty => "The party has walked out: it returns to the table first.",
        RefusalCode.NotOnRecord => "It names a round, demand, text, step, link or version that is not on record.",
        RefusalCode.AlreadyOnRecord => "The id is taken; another thing needs another id.",
        RefusalCode.NotYours => "Only who put it on record may change or take it.",
        RefusalCode.WrongStatus => "The item's status does not allow it: a step is offered, promised, begun and carried out in that order.",
        RefusalCode.WrongRound => "A round is open already, or none is.",
        RefusalCode.LinkedItem => "The item is linked all-or-none with one that does not move with it: offer the others too, or have the link untied.",
        RefusalCode.NotAccepted => "Too few have accepted the text: a party of each side has to.",
        RefusalCode.OutOfRange => "A number or set lies outside its range.",
        _ => "It would change nothing.",
    };
}
