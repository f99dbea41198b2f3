using System.Text.Json;
using NegotiationSim.Tests;

namespace NegotiationSim.Files.Tests;

public class when_an_editor_asks_for_a_schema
{
    public static TheoryData<string> Kinds => new(Schemas.Names);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void there_is_an_approved_one_for_each_kind(string kind) => Goldens.ShouldMatch(Schemas.For(kind)!, kind);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void every_reference_leads_somewhere(string kind)
    {
        using var schema = JsonDocument.Parse(Schemas.For(kind)!);
        var definitions = schema.RootElement.GetProperty("$defs").EnumerateObject().Select(definition => definition.Name).ToHashSet();
        ReferencesIn(schema.RootElement).ShouldAllBe(reference => definitions.Contains(reference));
    }

    [Fact]
    public void there_is_none_for_what_is_no_kind() => Schemas.For("nothing").ShouldBeNull();

    private static IEnumerable<string> ReferencesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == "$ref" ? [member.Value.GetString()!["#/$defs/".Length..]] : ReferencesIn(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ReferencesIn),
        _ => [],
    };
}
