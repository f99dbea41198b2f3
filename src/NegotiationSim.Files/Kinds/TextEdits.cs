using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>Makes the text of a variant out of the text it starts from.</summary>
internal sealed class TextEdits(ProposalFile text, Report report)
{
    private readonly List<Clause> _clauses = [.. text.Proposal.Clauses];

    /// <summary>The text as it stands.</summary>
    public ProposalFile Text => text with { Proposal = text.Proposal with { Clauses = [.. _clauses] } };

    /// <summary>Makes a change, and says it in words.</summary>
    public string? Take(Edit edit)
    {
        switch (edit)
        {
            case Edit.Drop drop when Place(drop.Clause) is var place and >= 0:
                _clauses.RemoveAt(place);
                return $"without clause {drop.Clause.Value}";
            case Edit.Amend amend when Place(amend.Clause) is var place and >= 0:
                return Amend(amend, place);
            case Edit.Add add:
                return Add(add.Clause.Value.ToClause(), add.Clause.Node);
            case Edit.Demands demands when report.Library?.Find<HistoryFile>(demands.History, report) is { } history:
                return AddDemands(history.Negotiation);
            case Edit.Act act:
                report.Add(FindingCodes.DoesNotFit, act.Entry.Value.Verb!.Node.At, "a move in a text", "moves are made on a fork of a history", "write `add`, `amend` or `drop`, or let `base` be a history");
                return null;
            default:
                return null;
        }
    }

    private int Place(Placed<string> id)
    {
        var place = _clauses.FindIndex(clause => clause.Id == id.Value);
        if (place < 0)
        {
            var nearest = Spelling.Nearest(id.Value, _clauses.Select(clause => clause.Id));
            report.Add(FindingCodes.NamedNowhere, id.Node.At, $"`{text.Id}` has no clause {id.Node.Noun}", "no such clause in this text", nearest is null ? null : $"write `{nearest}`", $"its clauses: {string.Join(", ", _clauses.Select(clause => clause.Id))}");
        }

        return place;
    }

    private string Amend(Edit.Amend amend, int place)
    {
        var old = _clauses[place];
        var changed = Clauses.Body.Lay(amend.Changes.Without("amend"), new Clauses.Written(old, new Steps.Terms.Written(), []), report);
        var terms = changed.Terms.ToDraft();
        // Whoever coded the old size has not coded the new one.
        var under = terms.Magnitude is null ? old.Terms : old.Terms with { CodedBy = null };
        _clauses[place] = changed.Clause with { Terms = terms.Over(under) };
        return $"clause {amend.Clause.Value} changed: {string.Join(", ", amend.Changes.Entries.Where(entry => entry.Key != "amend").Select(entry => entry.Key))}";
    }

    private string? Add(Clause clause, Node node)
    {
        if (_clauses.Exists(old => old.Id == clause.Id))
        {
            report.Add(FindingCodes.DuplicateId, (node as MapNode)?.Place("id") ?? node.At, $"`{text.Id}` has a clause `{clause.Id}` already", "again here", $"give it another id, or write `amend: \"{clause.Id}\"`");
            return null;
        }

        _clauses.Add(clause);
        return $"with clause {clause.Id}";
    }

    /// <summary>Open demands become clauses, unless the text says the same already.</summary>
    private string AddDemands(Negotiation history)
    {
        var open = history.Demands.Counted.Where(demand => demand.IsOpen && (demand.Clause is null || !_clauses.Exists(clause => clause.Id == demand.Clause))).ToList();
        foreach (var demand in open.Where(demand => !_clauses.Exists(clause => clause.Id == demand.Id)))
        {
            _clauses.Add(AsClause(demand, history));
        }

        return $"with {open.Count} demands of {history.Id}, as if tabled";
    }

    private static Clause AsClause(Demand demand, Negotiation history)
    {
        var asked = history.Demands.Origins.Find(demand.Id)!.Terms;
        return new Clause
        {
            Id = demand.Id,
            Form = ClauseForm.OneSided,
            Obligated = [new Actor(demand.Askee)],
            Beneficiaries = asked.Beneficiaries ?? [new Actor(demand.Askee.Other())],
            Terms = asked with { Line = demand.Line, Magnitude = demand.Magnitude, Text = demand.Text, CodedBy = demand.CodedBy, Sources = demand.Sources },
        };
    }
}
