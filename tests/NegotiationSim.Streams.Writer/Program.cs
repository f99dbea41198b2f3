// NegotiationSim.Streams.Writer CASE-FILE: appends to two streams in batches, without end, and says after each batch which
// version is acknowledged: "left 12". What event n of a stream says follows from the stream and n.
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Streams.CaseFiles;

var opening = await CaseFile.OpenAsync(args[0], create: true);
if (opening is not CaseFileOpening.Opened { Streams: var streams })
{
    Console.Error.WriteLine(opening);
    return 1;
}

var versions = new Dictionary<string, long>(StringComparer.Ordinal);
foreach (var stream in (string[])["left", "right"])
{
    versions[stream] = (await streams.FindAsync(new NegotiationId(stream)))?.Version ?? 0;
}

for (var batch = 1; ; batch++)
{
    var stream = batch % 3 == 0 ? "right" : "left";
    var events = Enumerable.Range(1, 1 + (batch % 7)).Select(i => Said(stream, versions[stream] + i)).ToList();
    if (await streams.AppendAsync(new NegotiationId(stream), versions[stream], events, DateTimeOffset.UnixEpoch) is not AppendResult.Appended appended)
    {
        return 1;
    }

    versions[stream] = appended.Version;
    Console.Out.WriteLine($"{stream} {appended.Version}");
    Console.Out.Flush();
}

static NegotiationEvent Said(string stream, long version) => new StatementMade(
    new Stamp(new DateOnly(2026, 2, 24), new PartyId("ukraine"), $"{stream}-{version}", []),
    StatementKind.Statement,
    new string('x', (int)(version * 37 % 3000)),
    null);
