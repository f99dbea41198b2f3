using System.Net;
using System.Text.Json.Nodes;
using NegotiationSim.Tests;
using NegotiationSim.Web.OpenApi;

namespace NegotiationSim.Web.Tests;

public class the_description_of_the_interface
{
    [Fact]
    public async Task is_as_approved()
    {
        await using var served = await Served.Start();
        Goldens.ShouldMatch(JsonNode.Parse((await served.Get("/openapi/v1.json")).Text)!.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task names_and_explains_every_operation_and_its_problems()
    {
        var operations = await Operations();
        operations.ShouldNotBeEmpty();
        foreach (var (place, operation) in operations)
        {
            ((string?)operation["operationId"]).ShouldNotBeNullOrEmpty(place);
            ((string?)operation["summary"]).ShouldNotBeNullOrEmpty(place);
            ((string?)operation["description"]).ShouldNotBeNull(place).ShouldContain("Needs the right");
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                ((string?)parameter!["description"]).ShouldNotBeNullOrEmpty($"{place} {parameter["name"]}");
            }
        }

        operations.Select(one => (string?)one.Operation["operationId"]).ShouldBeUnique();
    }

    [Fact]
    public async Task has_examples_that_work()
    {
        var places = (await Operations()).ToDictionary(one => (string)one.Operation["operationId"]!, one => one.Place.Split(' ')[1]);
        Examples.ByOperation.Keys.ShouldBeSubsetOf(places.Keys);
        await using var served = await Served.Start();
        await served.Post("/api/negotiations", Examples.History);
        foreach (var (name, example) in Examples.ByOperation.Where(one => one.Key != "OpenNegotiation"))
        {
            foreach (var (body, type) in new[] { (example.Yaml, "application/yaml"), (example.Json, "application/json") })
            {
                var path = places[name].Replace("{id}", "talks");
                if (body is not null)
                {
                    var sent = body.Replace("pull-back", $"pull-back-{type[12..]}").Replace("freeze-first", $"freeze-{type[12..]}");
                    ((int)(await served.Send(HttpMethod.Post, path, sent, type)).Status).ShouldBeLessThan(300, $"{name}\n{body}");
                }
            }
        }
    }

    private static async Task<List<(string Place, JsonNode Operation)>> Operations()
    {
        await using var served = await Served.Start();
        var document = await served.Get("/openapi/v1.json");
        document.Status.ShouldBe(HttpStatusCode.OK);
        return [.. document.Json["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(one => ($"{one.Key} {path.Key}", one.Value!)))];
    }
}
