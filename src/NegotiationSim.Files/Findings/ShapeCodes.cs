namespace NegotiationSim.Files.Findings;

/// <summary>Every kind of finding, in one catalogue: here the shape of a file.</summary>
public static partial class FindingCodes
{
    /// <summary>Not YAML, or not JSON.</summary>
    public static FindingCode NotReadable { get; } = new(
        "NS1001",
        "not YAML or not JSON",
        "The text breaks a rule of YAML (or of JSON, for a bare ledger), so nothing after this place can be read. It is the only finding that hides others.",
        "holdings: {FOR: {A: 880000    (the brackets are never closed)",
        "Look at and just before the marked place for a quote, bracket, comma or indent that does not match.");

    /// <summary>Not UTF-8.</summary>
    public static FindingCode NotUtf8 { get; } = new(
        "NS1002",
        "not UTF-8",
        "Files are UTF-8, so that names and quotations look the same on every machine. The marked byte belongs to no character.",
        "a file saved as Windows-1251 or UTF-16",
        "Save the file as UTF-8.");

    /// <summary>Too big.</summary>
    public static FindingCode TooBig { get; } = new(
        "NS1003",
        "too big",
        "A file may have five million bytes. A negotiation that people write down stays far below that; a larger file is most likely something else.",
        "a data dump with the ending .yaml",
        "Split it into several files, or import a stream with `negsim import`.");

    /// <summary>Unknown key.</summary>
    public static FindingCode UnknownKey { get; } = new(
        "NS1004",
        "unknown key",
        "Every key has one meaning everywhere, and a key without a meaning would be ignored in silence: a mistyped `irr` would score as if nothing had been said.",
        "perpective: equal-weights",
        "Write one of the keys that the note lists; remarks go into `note:` or a comment.");

    /// <summary>Duplicate key.</summary>
    public static FindingCode DuplicateKey { get; } = new(
        "NS1005",
        "a key that comes twice",
        "Two values for one key contradict each other, and readers disagree on which one wins.",
        "A: {TER: .25, FOR: .1, TER: .2}",
        "Leave one of them.");

    /// <summary>Missing key.</summary>
    public static FindingCode MissingKey { get; } = new(
        "NS1006",
        "missing key",
        "Without this key the entry says too little to be scored, and no default would be honest.",
        "- {id: \"6\", obligated: [A]}    (a clause without `form`)",
        "Add the key.");

    /// <summary>Another kind of value.</summary>
    public static FindingCode WrongValue { get; } = new(
        "NS1007",
        "another kind of value",
        "The key wants a value of another kind: a number, a text, a list, a map. Quotes make a text of a number.",
        "f: half    or    obligated: A",
        "Write what the message asks for: `f: .5`, `obligated: [A]`.");

    /// <summary>Unknown word.</summary>
    public static FindingCode UnknownWord { get; } = new(
        "NS1008",
        "a word that is not one of the allowed ones",
        "The key allows a few words only; each has a meaning in the model.",
        "status: Comitted",
        "Write one of the words that the note lists, in this spelling.");

    /// <summary>Anchor, alias, tag or merge key.</summary>
    public static FindingCode NotPlainYaml { get; } = new(
        "NS1009",
        "anchor, alias, tag or merge key",
        "Anchors and merge keys make a file mean something that its lines do not show, and tags make programs of texts. Facts are written out.",
        "A: &weights {TER: .25}    B: *weights",
        "Write the value out, or use a key made for it: `weights: {shared: …}`, `basedOn:`.");

    /// <summary>No document, or several.</summary>
    public static FindingCode NoDocument { get; } = new(
        "NS1010",
        "not one document",
        "A file holds one document: one proposal, one history, one scenario.",
        "--- in the middle of a file, or an empty file",
        "Write each document into a file of its own.");

    /// <summary>Not a finite number.</summary>
    public static FindingCode NotFinite { get; } = new(
        "NS1011",
        "not a finite number",
        "NaN, infinity and numbers beyond 10^15 are no quantities. What nobody knows is `null`, which is shown as unknown and never counted as zero.",
        "magnitude: {quantity: .nan}",
        "Write a number, a range `[low, mode, high]`, or `null` for unknown.");

    /// <summary>Not a date.</summary>
    public static FindingCode NotADate { get; } = new(
        "NS1012",
        "not a date",
        "Dates are written `2026-02-28`; where only the month or year is known, `2026-02` or `2026`; a span is `2025-11-20/2025-11-21`. The day has to exist.",
        "on: 2026-02-30",
        "Write the day as it is in the calendar, or only as precisely as it is known.");

    /// <summary>Not the kind expected.</summary>
    public static FindingCode WrongKind { get; } = new(
        "NS1013",
        "another kind of file",
        "Each file says what it is: `kind:` comes first. A key that names a file expects one kind, for example `against:` a holdings file.",
        "kind: perspectives",
        "Write one of: proposal, holdings, history, perspective, catalogue, sources, scenario.");

    /// <summary>Control character.</summary>
    public static FindingCode ControlCharacter { get; } = new(
        "NS1014",
        "a tab or control character",
        "Tabs look like spaces and count differently in every editor; other control characters cannot be seen, and U+0000 cannot be stored.",
        "a line indented by a tab",
        "Write spaces; leave the character out.");

    /// <summary>Not an id.</summary>
    public static FindingCode NotAnId { get; } = new(
        "NS1015",
        "not an id",
        "Ids are used on the command line and in addresses: lower-case letters, digits and hyphens, starting with a letter or digit, 64 characters at most.",
        "id: US 28 points",
        "Write it like `us-28-2025-11`.");

    /// <summary>Too deep.</summary>
    public static FindingCode TooDeep { get; } = new(
        "NS1016",
        "too deep",
        "Maps and lists may stand 64 levels deep. No format here needs more than ten; a deeper file is a mistake or an attack.",
        "[[[[[[[[…",
        "Write it flatter.");

    /// <summary>A magnitude with none or several of its keys.</summary>
    public static FindingCode NotOneMagnitude { get; } = new(
        "NS1017",
        "not exactly one magnitude",
        "The size of a step is a quantity, a cap, a ladder or a share, and one of them only: two would contradict each other.",
        "magnitude: {quantity: 100, x: .1}",
        "Leave the one that was published; leave `magnitude` out when its size is unknown.");
}
