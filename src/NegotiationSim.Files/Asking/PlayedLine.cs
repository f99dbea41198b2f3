using System.Globalization;
using NegotiationSim.Core.Behaviour.Delivery;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Simulation.Talks;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Asking;

/// <summary>What a person at the table typed.</summary>
public abstract record PlayedLine
{
    private const string All = "all";
    private const double Near = 1e-9;

    private static readonly (PersonsMoves Move, string Verb, string Terms)[] Verbs =
    [
        (PersonsMoves.Accept, "accept", ""), (PersonsMoves.Offer, "offer", " CLAUSE=PART …"), (PersonsMoves.Decline, "decline", ""), (PersonsMoves.WalkOut, "walk out", ""),
        (PersonsMoves.None, "help", ""), (PersonsMoves.None, "quit", ""),
    ];

    private PlayedLine()
    {
    }

    /// <summary>A move.</summary>
    public sealed record Made(PersonsMove Move) : PlayedLine;

    /// <summary>A move in a delivery.</summary>
    public sealed record Delivered(DeliveryMove Move) : PlayedLine;

    /// <summary>What can be typed is asked for.</summary>
    public sealed record Help : PlayedLine;

    /// <summary>The person leaves the program; the talks stand as they are.</summary>
    public sealed record Quit : PlayedLine;

    /// <summary>It means nothing; one sentence a mistake.</summary>
    public sealed record Mistaken(IReadOnlyList<string> Sentences) : PlayedLine;

    /// <summary>What can be typed in a turn: <c>accept</c>, <c>offer CLAUSE=PART …</c> and so on.</summary>
    /// <param name="moves">The moves there are.</param>
    public static IReadOnlyList<string> Shapes(PersonsMoves moves) => [.. Verbs.Where(verb => moves.HasFlag(verb.Move)).Select(verb => verb.Verb + verb.Terms)];

    /// <summary>Reads a line: <c>accept</c>, <c>offer 1=.5 2=full</c>, <c>decline</c>, <c>walk out</c>, <c>help</c> or <c>quit</c>.</summary>
    /// <param name="line">What was typed.</param>
    /// <param name="moves">The moves there are: what else is known is read too, and is for the rules to refuse.</param>
    /// <param name="agenda">What is negotiated.</param>
    /// <param name="from">The package that an offer changes: what it does not name stays as it is there.</param>
    public static PlayedLine Read(string line, PersonsMoves moves, Agenda agenda, IReadOnlyList<int> from)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(agenda);
        ArgumentNullException.ThrowIfNull(from);
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return (words.FirstOrDefault() ?? "", words.Length) switch
        {
            ("accept", 1) => new Made(new PersonsMove.Accept()),
            ("decline", 1) => new Made(new PersonsMove.Decline()),
            ("walk", 2) when words[1] == "out" => new Made(new PersonsMove.WalkOut()),
            ("help", 1) => new Help(),
            ("quit", 1) => new Quit(),
            ("offer", > 1) => Offer(words[1..], agenda, [.. from]),
            ("offer", _) => new Mistaken(["an offer says what is different: offer CLAUSE=PART …, as in offer all=full"]),
            _ => new Mistaken([Unknown(string.Join(' ', words.Take(2)), [.. Verbs.Where(verb => moves.HasFlag(verb.Move)).Select(verb => verb.Verb)])]),
        };
    }

    /// <summary>What can be typed in a delivery.</summary>
    public static IReadOnlyList<string> ShapesOfDelivery { get; } = ["deliver", "withhold", "help", "quit"];

    /// <summary>Reads a line of a delivery.</summary>
    /// <param name="line">What was typed.</param>
    public static PlayedLine Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Trim() switch
        {
            "deliver" => new Delivered(DeliveryMove.Deliver),
            "withhold" => new Delivered(DeliveryMove.Withhold),
            "help" => new Help(),
            "quit" => new Quit(),
            var other => new Mistaken([Unknown(other, [.. ShapesOfDelivery])]),
        };
    }

    private static string Unknown(string typed, string[] verbs) => Spelling.Unknown("move", typed, verbs, $"write one of {string.Join(", ", verbs)}");

    private static PlayedLine Offer(string[] terms, Agenda agenda, int[] package)
    {
        var mistakes = new List<string>();
        foreach (var term in terms)
        {
            var equals = term.LastIndexOf('=');
            var clause = equals < 0 ? term : term[..equals];
            var issues = Enumerable.Range(0, package.Length).Where(issue => clause == All || agenda.Issues[issue].Clause.Id == clause).ToList();
            if (equals < 0)
            {
                mistakes.Add($"\"{term}\" is no CLAUSE=PART");
            }
            else if (issues.Count == 0)
            {
                mistakes.Add(Spelling.Unknown("clause", clause, agenda.Issues.Select(issue => issue.Clause.Id), $"clauses: {string.Join(", ", agenda.Issues.Select(issue => issue.Clause.Id))}"));
            }
            else if (issues.Select(issue => OptionOf(agenda.Issues[issue], term[(equals + 1)..])).ToList() is var options && options.Exists(option => option < 0))
            {
                mistakes.Add($"\"{term[(equals + 1)..]}\" is no part of {clause}; write one of {string.Join(", ", agenda.Issues[issues[options.IndexOf(-1)]].Options.Select(PartOf))}");
            }
            else
            {
                issues.ForEach(issue => package[issue] = OptionOf(agenda.Issues[issue], term[(equals + 1)..]));
            }
        }

        return mistakes.Count > 0 ? new Mistaken(mistakes) : new Made(new PersonsMove.Offer([.. package]));
    }

    /// <summary>A part of a clause as it is typed: <c>absent</c>, <c>full</c>, or percent.</summary>
    public static string PartOf(double fraction) => fraction switch
    {
        0 => "absent",
        1 => "full",
        _ => (100 * fraction).ToString("0.##", CultureInfo.InvariantCulture) + "%",
    };

    private static int OptionOf(AgendaIssue issue, string written) =>
        Fraction(written) is { } wanted ? Enumerable.Range(0, issue.Options.Length).Where(option => Math.Abs(issue.Options[option] - wanted) < Near).DefaultIfEmpty(-1).First() : -1;

    private static double? Fraction(string written) => written switch
    {
        "absent" => 0,
        "full" => 1,
        _ when double.TryParse(written.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => written.EndsWith('%') ? number / 100 : number,
        _ => null,
    };
}
