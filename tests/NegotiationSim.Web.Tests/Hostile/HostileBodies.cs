using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace NegotiationSim.Tests;

/// <summary>
/// Bodies that are nearly right, by the thousands, against any host of the interface: each is done or refused with a
/// problem, none breaks the host, and none leaves anything behind in memory.
/// </summary>
/// <param name="client">The host.</param>
/// <param name="seed">The same seed sends the same bodies.</param>
internal sealed class HostileBodies(HttpClient client, int seed)
{
    private const long MostGrowth = 128 * 1024 * 1024;

    private static readonly (string Path, string Type, string Body)[] Given =
    [
        ("/api/negotiations/{0}/commands", "application/yaml", "{on: 2026-02-25, by: ukraine, do: table-demand, demand: d1, of: russia, dimension: TER, text: Pull back 10 km}"),
        ("/api/negotiations/{0}/commands", "application/json", """{"on": "2026-02-25", "by": "russia", "do": "offer", "concession": "c1", "dimension": "FOR", "magnitude": {"x": [0.1, 0.2, 0.3]}, "codedBy": "ours", "text": "Fewer guns"}"""),
        ("/api/negotiations/{0}/commands", "application/yaml", "on: 2026-02-25\nby: ukraine\ndo: table-proposal\nproposal:\n  id: p1\n  title: T\n  date: 2026-02-25\n  clauses:\n    - {id: \"1\", form: one_sided, obligated: [A], beneficiaries: [B], dimension: FOR, text: A cap, magnitude: {cap: 600000}}\n"),
        ("/api/negotiations/{0}/commands", "application/json", """{"on": "2026-02", "by": "ukraine", "do": "walk-out", "topic": "refugees", "note": "é💥"}"""),
        ("/api/negotiations/{0}/forks", "application/json", """{"id": "fork-1", "atVersion": 1, "overrides": ["the freeze comes first"]}"""),
        ("/api/negotiations", "application/yaml", "kind: history\nid: other\ntitle: Other talks\nparties:\n  - {id: a, name: A, side: A, role: party}\n  - {id: b, name: B, side: B, role: party}\nopened: {on: 2026-02-24, by: a}\nentries:\n  - {on: 2026-02-25, by: a, do: open-round, round: \"1\"}\n"),
        ("/api/score", "application/json", """{"cutoff": "2026-02-24", "holdings": {"FOR": {"A": 880000, "B": 1500000}}, "items": [{"id": "a1", "side": "A", "dimension": "FOR", "magnitude": {"quantity": 280000}, "status": "Committed"}]}"""),
        ("/api/score", "application/yaml", "kind: proposal\nid: one\ntitle: One\ndate: 2026-02-24\nclauses:\n  - {id: \"1\", form: one_sided, obligated: [A], beneficiaries: [B], dimension: FOR, text: A cap, magnitude: {x: [.1, .2, .3]}, codedBy: ours}\n"),
        ("/api/whatif", "application/yaml", "kind: scenario\nid: s\ntitle: S\nproposal:\n  id: one\n  title: One\n  date: 2026-02-24\n  clauses:\n    - {id: \"1\", form: one_sided, obligated: [A], beneficiaries: [B], dimension: FOR, text: A cap, magnitude: {x: [.1, .2, .3]}, codedBy: ours}\nvariants:\n  - {id: v, apply: [{drop: \"1\"}]}\n"),
        ("/api/import", "application/jsonl", """{"id":"i","version":1,"alias":"statement_made","recordedAt":"2026-02-24T12:00:00.000Z","hash":"0000000000000000000000000000000000000000000000000000000000000000","event":{"kind":"statement","stamp":{"by":"a","commandId":"1","confidence":"S","on":"2026-02-24","sources":[]},"text":"t"}}""" + "\n"),
    ];

    private static readonly byte[][] Troublemakers =
    [
        [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], "\""u8.ToArray(), "\\u0000"u8.ToArray(), "\\ud800"u8.ToArray(), "null"u8.ToArray(), "NaN"u8.ToArray(), ".inf"u8.ToArray(),
        "1e999"u8.ToArray(), "-0.0"u8.ToArray(), "&a"u8.ToArray(), "*a"u8.ToArray(), "!!python/object "u8.ToArray(), "<<: "u8.ToArray(), "[[[[[[[["u8.ToArray(), "{}"u8.ToArray(), "}{"u8.ToArray(),
        "\n"u8.ToArray(), "\t"u8.ToArray(), "\r\n"u8.ToArray(), "\uFEFF"u8.ToArray(), "9223372036854775808"u8.ToArray(), "---\n"u8.ToArray(), "2026-02-30"u8.ToArray(), Encoding.UTF8.GetBytes(new string('[', 5000)),
    ];

    /// <summary>Sends so many, several at a time, to a negotiation between ukraine and russia.</summary>
    /// <param name="count">How many.</param>
    /// <param name="negotiation">Its id.</param>
    /// <param name="atOnce">How many at a time.</param>
    /// <returns>How many answers there were of each status.</returns>
    public async Task<IReadOnlyDictionary<HttpStatusCode, int>> SendAsync(int count, string negotiation, int atOnce = 4)
    {
        var statuses = new ConcurrentDictionary<HttpStatusCode, int>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (number, cancellation) =>
        {
            var status = await SendAsync(number, negotiation, cancellation);
            statuses.AddOrUpdate(status, 1, (_, known) => known + 1);
        });
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(MostGrowth);
        return statuses;
    }

    private async Task<HttpStatusCode> SendAsync(int number, string negotiation, CancellationToken cancellation)
    {
        var random = new Random(HashCode.Combine(seed, number));
        var (path, type, text) = Given[random.Next(Given.Length)];
        var body = Mutated(Encoding.UTF8.GetBytes(text), random);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var response = await client.PostAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, negotiation), content, cancellation);
        var answer = await response.Content.ReadAsStringAsync(cancellation);
        var said = $"body {number} of seed {seed} to {path}: {(int)response.StatusCode} {answer}\n{Encoding.UTF8.GetString(body)}";
        ((int)response.StatusCode).ShouldBeInRange(200, 499, said);
        if (!response.IsSuccessStatusCode)
        {
            response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", said);
            answer.ShouldContain("\"code\":", Case.Sensitive, said);
        }

        answer.Contains("   at NegotiationSim", StringComparison.Ordinal).ShouldBeFalse(said);
        answer.Contains("Exception", StringComparison.Ordinal).ShouldBeFalse(said);
        return response.StatusCode;
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 0; times--)
        {
            Damage(bytes, random);
        }

        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 40), bytes.Count - at);
        switch (random.Next(6))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                break;
            default:
                bytes.InsertRange(at, Troublemakers[random.Next(Troublemakers.Length)]);
                break;
        }
    }
}
