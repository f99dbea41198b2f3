using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Shapes;

/// <summary>Makes a value of a node, or says what is wrong and answers false.</summary>
internal delegate bool TryRead<T>(Node node, Report report, [MaybeNullWhen(false)] out T value);

/// <summary>Makes a value of another, or says what is wrong and answers false.</summary>
internal delegate bool TryConvert<in T, TOther>(T value, Node node, Report report, [MaybeNullWhen(false)] out TOther other);

/// <summary>Describes what is read to an editor.</summary>
internal delegate JsonObject Describe(SchemaDefinitions definitions);

/// <summary>Adds to a description.</summary>
internal delegate void AddTo(JsonObject schema);

/// <summary>A value together with the node it came from.</summary>
internal sealed record Placed<T>(T Value, Node Node);

/// <summary>One way to read a node, which also knows how to describe itself to an editor.</summary>
internal sealed class Reading<T>(TryRead<T> read, Describe schema)
{
    public bool TryRead(Node node, Report report, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return !node.IsRefused && read(node, report, out value);
    }

    public JsonObject Schema(SchemaDefinitions definitions) => schema(definitions);

    public Reading<TOther> Select<TOther>(Func<T, TOther> f) => new(
        (Node node, Report report, [MaybeNullWhen(false)] out TOther other) =>
        {
            var done = TryRead(node, report, out var value);
            other = done ? f(value!) : default;
            return done;
        },
        schema);

    public Reading<TOther> Then<TOther>(TryConvert<T, TOther> convert) => new(
        (Node node, Report report, [MaybeNullWhen(false)] out TOther other) =>
        {
            if (TryRead(node, report, out var value))
            {
                return convert(value, node, report, out other);
            }

            other = default;
            return false;
        },
        schema);

    /// <summary>The same, refusing what <paramref name="check"/> finds wrong.</summary>
    public Reading<T> Checked(Func<T, Node, Report, bool> check) =>
        Then((T value, Node node, Report report, [MaybeNullWhen(false)] out T same) =>
        {
            same = value;
            return check(value, node, report);
        });

    public Reading<Placed<T>> Placed() =>
        Then((T value, Node node, Report _, [MaybeNullWhen(false)] out Placed<T> placed) =>
        {
            placed = new Placed<T>(value, node);
            return true;
        });

    /// <summary>The same with something added to its schema.</summary>
    public Reading<T> Described(AddTo describe) => new(read, definitions =>
    {
        var described = schema(definitions);
        describe(described);
        return described;
    });
}

/// <summary>Named schemas that several others refer to.</summary>
internal sealed class SchemaDefinitions
{
    private readonly SortedDictionary<string, JsonObject?> _definitions = new(StringComparer.Ordinal);

    /// <summary>A reference to the named schema, which is made once.</summary>
    public JsonObject Refer(string name, Func<JsonObject> make)
    {
        if (_definitions.TryAdd(name, null))
        {
            _definitions[name] = make();
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    public JsonObject ToJson()
    {
        var all = new JsonObject();
        foreach (var (name, schema) in _definitions)
        {
            all[name] = schema;
        }

        return all;
    }
}
