using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Shapes;

namespace NegotiationSim.Files.Kinds;

/// <summary>One change of a variant: of a text, or a move on a fork.</summary>
internal abstract record Edit(Node Node)
{
    /// <summary>A step-by-step move, decided on a fork.</summary>
    public sealed record Act(Placed<Entry> Entry) : Edit(Entry.Node);

    /// <summary>Demands of a history, as if a party had tabled them in this text.</summary>
    public sealed record Demands(Reference History, Node At) : Edit(At);

    /// <summary>Strikes a clause out.</summary>
    public sealed record Drop(Placed<string> Clause) : Edit(Clause.Node);

    /// <summary>Changes what is said of a clause.</summary>
    public sealed record Amend(Placed<string> Clause, MapNode Changes) : Edit(Clause.Node);

    /// <summary>Adds a clause at the end.</summary>
    public sealed record Add(Placed<Clauses.Written> Clause) : Edit(Clause.Node);

    private sealed record One(Placed<Reference>? History, Placed<string>? Id, Placed<Clauses.Written>? Clause, Clauses.Written Changes);

    private static One Nothing() => new(null, null, null, Clauses.Nothing);

    private static readonly Shape<One> DemandsShape = new Shape<One>("edit-demands", "a `demands` edit", Nothing)
        .Key("demands", Header.IdOf("history").Placed(), (edit, id) => edit with { History = id }, "Demands of a history, as if a party had tabled them in this text.", required: true)
        .Remark("note", "A remark without meaning for the model.");

    private static readonly Shape<One> DropShape = new Shape<One>("edit-drop", "a `drop` edit", Nothing)
        .Key("drop", Values.Name.Placed(), (edit, id) => edit with { Id = id }, "Id of the clause that is struck out.", required: true)
        .Remark("note", "A remark without meaning for the model.");

    private static readonly Shape<One> AmendShape = new Shape<One>("edit-amend", "an `amend` edit", Nothing)
        .Key("amend", Values.Name.Placed(), (edit, id) => edit with { Id = id }, "Id of the clause that is changed; what is not said stays as it was.", required: true)
        .With(Clauses.Body, edit => edit.Changes, (edit, changes) => edit with { Changes = changes });

    private static readonly Shape<One> AddShape = new Shape<One>("edit-add", "an `add` edit", Nothing)
        .Key("add", Clauses.Shape.Reading.Placed(), (edit, clause) => edit with { Clause = clause }, "A clause of its own.", required: true)
        .Remark("note", "A remark without meaning for the model.");

    private static readonly (string Key, Reading<Edit> Reading)[] Kinds =
    [
        ("demands", DemandsShape.Reading.Placed().Select(edit => (Edit)new Demands(edit.Value.History!.Value, edit.Value.History.Node))),
        ("drop", DropShape.Reading.Select(edit => (Edit)new Drop(edit.Id!))),
        ("amend", AmendShape.Reading.Placed().Select(edit => (Edit)new Amend(edit.Value.Id!, (MapNode)edit.Node))),
        ("add", AddShape.Reading.Select(edit => (Edit)new Add(edit.Clause!))),
        ("do", Moves.Entry.Select(entry => (Edit)new Act(entry))),
    ];

    /// <summary>Any change, told by its key.</summary>
    public static Reading<Edit> Any { get; } = new(TryEdit, definitions => new JsonObject
    {
        ["anyOf"] = new JsonArray([.. Kinds.Select(kind => (JsonNode)kind.Reading.Schema(definitions))]),
    });

    private static bool TryEdit(Node node, Report report, [MaybeNullWhen(false)] out Edit edit)
    {
        edit = null;
        var kind = Array.Find(Kinds, kind => (node as MapNode)?.Find(kind.Key) is not null);
        if (kind.Reading is { } reading)
        {
            return reading.TryRead(node, report, out edit);
        }

        var names = string.Join(", ", Kinds.Select(known => $"`{known.Key}`"));
        return Values.Refuse(report, FindingCodes.MissingKey, node, "a change that does not say what it does", "no change is named here", $"add one of {names}");
    }
}
