using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Shapes;

/// <summary>One key of a shape: how its value changes the thing that is being read.</summary>
internal sealed record Key<T>(string Name, string About, bool IsRequired, Take<T> Take, Describe Schema);

/// <summary>Reads a value into the thing; false when something is wrong with it, found here or when the text was read.</summary>
internal delegate bool Take<T>(ref T thing, Node node, Report report);

/// <summary>
/// A map with known keys. Each key is declared once, and from that come the reading, the note that lists what there may
/// be, and the schema for editors.
/// </summary>
internal sealed class Shape<T>
    where T : class
{
    private readonly string _name;
    private readonly string _noun;
    private readonly Func<T> _seed;
    private readonly List<Key<T>> _keys = [];
    private readonly List<Action<T, MapNode, Report>> _checks = [];

    /// <param name="name">Name of the schema.</param>
    /// <param name="noun">What it is, with its article: <c>a clause</c>.</param>
    /// <param name="seed">What is there before the first key is read.</param>
    public Shape(string name, string noun, Func<T> seed) => (_name, _noun, _seed) = (name, noun, seed);

    /// <summary>The keys, in the order of declaration.</summary>
    public IEnumerable<string> Names => _keys.Select(key => key.Name);

    /// <summary>The shape as a reading.</summary>
    public Reading<T> Reading => new(TryRead, Schema);

    public Shape<T> Key<TValue>(string name, Reading<TValue> reading, Func<T, TValue, T> put, string about, bool required = false)
    {
        bool Take(ref T thing, Node node, Report report)
        {
            var isRead = reading.TryRead(node, report, out var value);
            thing = isRead ? put(thing, value!) : thing;
            return isRead;
        }

        _keys.Add(new Key<T>(name, about, required, Take, reading.Schema));
        return this;
    }

    /// <summary>A key whose value carries no meaning.</summary>
    public Shape<T> Remark(string name, string about) => Key(name, Values.Text, (thing, _) => thing, about);

    /// <summary>The keys and checks of another shape stand in this one, but for those this one has already.</summary>
    public Shape<T> With<TPart>(Shape<TPart> part, Func<T, TPart> get, Func<T, TPart, T> put)
        where TPart : class
    {
        foreach (var key in part._keys.Where(key => !_keys.Exists(own => own.Name == key.Name)))
        {
            bool Take(ref T thing, Node node, Report report)
            {
                var inner = get(thing);
                var isRead = key.Take(ref inner, node, report);
                thing = put(thing, inner);
                return isRead;
            }

            _keys.Add(new Key<T>(key.Name, key.About, key.IsRequired, Take, key.Schema));
        }

        _checks.AddRange(part._checks.Select(check => (Action<T, MapNode, Report>)((thing, node, report) => check(get(thing), node, report))));
        return this;
    }

    /// <summary>A check of the whole; it runs only when nothing inside is wrong, so that one mistake is found once.</summary>
    public Shape<T> Check(Action<T, MapNode, Report> check)
    {
        _checks.Add(check);
        return this;
    }

    public bool TryRead(Node node, Report report, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (node is not MapNode map)
        {
            report.Add(FindingCodes.WrongValue, node.At, $"{node.Noun} where {_noun} belongs", "a map is expected here", note: MayHave);
            return false;
        }

        var before = report.Count;
        value = _seed();
        var isRead = TakeKeys(map, ref value, report);
        AddMissing(map, report);
        if (isRead && report.Count == before)
        {
            foreach (var check in _checks)
            {
                check(value, map, report);
            }
        }

        return isRead && report.Count == before;
    }

    /// <summary>What a map that was read before says, laid over another thing.</summary>
    public T Lay(MapNode map, T under, Report report)
    {
        TakeKeys(map, ref under, report);
        return under;
    }

    public JsonObject Schema(SchemaDefinitions definitions) => definitions.Refer(_name, () =>
    {
        var properties = new JsonObject();
        foreach (var key in _keys)
        {
            properties[key.Name] = DescriptionOf(key, definitions);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (_keys.Exists(key => key.IsRequired))
        {
            schema["required"] = new JsonArray([.. _keys.Where(key => key.IsRequired).Select(key => JsonValue.Create(key.Name))]);
        }

        return schema;
    });

    private string MayHave => $"{_noun} may have: {string.Join(", ", Names)}";

    private bool TakeKeys(MapNode map, ref T thing, Report report)
    {
        var isRead = true;
        foreach (var entry in map.Entries)
        {
            if (_keys.Find(key => key.Name == entry.Key) is not { } known)
            {
                AddUnknown(entry, map, report);
            }
            else if (!entry.Value.IsNull)
            {
                isRead &= known.Take(ref thing, entry.Value, report);
            }
        }

        return isRead;
    }

    private void AddUnknown(MapEntry entry, MapNode map, Report report)
    {
        if (report.IsFull)
        {
            return;
        }

        var nearest = Spelling.Nearest(entry.Key, Names);
        report.Add(
            FindingCodes.UnknownKey,
            entry.KeyAt,
            $"unknown key `{Shorten(entry.Key)}`",
            $"no such key in {_noun}",
            Correction(entry, nearest),
            MayHave,
            entry.KeyAt.Line > map.At.Line ? report.Place(map.At with { Length = 0 }) : null);
    }

    private static string? Correction(MapEntry entry, string? nearest) =>
        nearest is not null ? $"write `{nearest}`"
        : entry.Value.IsNull && entry.Key.Contains(' ', StringComparison.Ordinal) ? "put quotes around a text with a comma in it: what follows the comma is read as a key"
        : null;

    private void AddMissing(MapNode map, Report report)
    {
        foreach (var key in _keys.Where(key => key.IsRequired && map.Find(key.Name) is null or { Value.IsNull: true }))
        {
            report.Add(FindingCodes.MissingKey, map.At, $"{_noun} without `{key.Name}`", $"`{key.Name}` is missing here", $"add `{key.Name}:` {key.About}");
        }
    }

    private static string Shorten(string key) => key.Length <= 60 ? key : string.Concat(key.AsSpan(0, char.IsHighSurrogate(key[58]) ? 58 : 59), "…");

    private static JsonObject DescriptionOf(Key<T> key, SchemaDefinitions definitions)
    {
        var value = key.Schema(definitions);
        var described = key.IsRequired ? value : Schemas.OrNull(value);
        described["description"] = key.About;
        return described;
    }
}
