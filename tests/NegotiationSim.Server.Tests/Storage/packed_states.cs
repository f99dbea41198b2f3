using System.Text.Json;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Server.Tests.Storage;

public sealed class a_state_in_a_document
{
    private static readonly JsonSerializerOptions Json = StoreJson.Options();

    public static TheoryData<string> Histories => [.. Seeds.Histories.Select(history => history.Id)];

    private static Negotiation StateOf(string history) => Replay.All(Seeds.Histories.Single(one => one.Id == history).Events.Select(one => one.Event));

    [Theory]
    [MemberData(nameof(Histories))]
    public void comes_back_whole_and_takes_less_room(string history)
    {
        var state = StateOf(history);

        var kept = JsonSerializer.SerializeToUtf8Bytes(state, Json);

        SnapshotJson.Encode(JsonSerializer.Deserialize<Negotiation>(kept, Json)!).ShouldBe(SnapshotJson.Encode(state));
        kept.Length.ShouldBeLessThan(SnapshotJson.Encode(state).Length);
    }

    [Theory]
    [MemberData(nameof(Histories))]
    public void is_still_read_where_it_was_kept_as_json(string history)
    {
        var plain = SnapshotJson.Encode(StateOf(history));

        SnapshotJson.Encode(JsonSerializer.Deserialize<Negotiation>(plain, Json)!).ShouldBe(plain);
    }
}
