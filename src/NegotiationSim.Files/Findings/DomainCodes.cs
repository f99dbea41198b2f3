namespace NegotiationSim.Files.Findings;

/// <content>Domains and profiles of other programs.</content>
public static partial class FindingCodes
{
    /// <summary>Not XML.</summary>
    public static FindingCode NotXml { get; } = new(
        "NS3001",
        "not XML",
        "The text breaks a rule of XML, so nothing after this place can be read. It hides every other finding of the file.",
        "<issue index=\"1\" name=\"price\">    (never closed)",
        "Look at and just before the marked place for an element, quote or ampersand that does not match.");

    /// <summary>A document type definition.</summary>
    public static FindingCode Doctype { get; } = new(
        "NS3002",
        "a document type definition",
        "A DOCTYPE can name other files and define texts that grow without end. No domain needs one, so none is read and nothing outside the file is ever fetched.",
        "<!DOCTYPE negotiation_template SYSTEM \"domain.dtd\">",
        "Leave the DOCTYPE out.");

    /// <summary>Neither a domain nor a profile.</summary>
    public static FindingCode NotADomain { get; } = new(
        "NS3003",
        "neither a domain nor a profile",
        "A GENIUS domain is a `negotiation_template`, its profile a `utility_space`; a GeniusWeb domain has `issuesValues`, its profile a `LinearAdditiveUtilitySpace`; NegMAS writes `issues`, and `weights` with `values`. An agreement settles at least one issue, and an issue has at least one option.",
        "<html>…</html>    or    {\"issues\": []}",
        "Give the domain first and each party's profile after it.");

    /// <summary>Not of the domain.</summary>
    public static FindingCode NotOfTheDomain { get; } = new(
        "NS3004",
        "an issue or option that the domain does not have",
        "A profile says what the options of one domain are worth. A name that the domain does not have belongs to another domain, or is misspelt.",
        "<item value=\"Blu\" evaluation=\"3\"/>    (the domain says Blue)",
        "Write the name as the domain does.");

    /// <summary>A domain beyond the limits.</summary>
    public static FindingCode DomainTooLarge { get; } = new(
        "NS3005",
        "a domain beyond the limits",
        "A domain may have 500 issues, an issue 100,000 options, a profile 20,000 hyper-rectangles. How many outcomes that makes is another matter: a space too large to go through says so when it is used.",
        "<issue type=\"integer\" lowerbound=\"0\" upperbound=\"2000000000\"/>",
        "Give long ranges a coarser scale, or leave issues out.");

    /// <summary>Not supported.</summary>
    public static FindingCode NotSupported { get; } = new(
        "NS3006",
        "a part of the format that has no equal here",
        "Utilities are sums: weighted values of single issues, bonuses and penalties on hyper-rectangles. What is no sum (a minimum, a maximum, a program) would come out as something else, so it is refused.",
        "<ufun type=\"PlainUfun\" aggregation=\"min\">",
        "Write it as a sum, or as a table of values.");

    /// <summary>Not valued.</summary>
    public static FindingCode NotValued { get; } = new(
        "NS3007",
        "an issue or option that nobody valued",
        "Every option of every issue needs a value, and every issue a weight: without it the outcomes that have the option have no utility, which is not the same as 0.",
        "a profile without an `item` for one of the domain's options",
        "Add the value; write 0 if it is worth nothing.");
}
