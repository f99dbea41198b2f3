using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using NegotiationSim.Web.Exchange;
using NegotiationSim.Web.Judging;
using NegotiationSim.Web.Negotiations;
using NegotiationSim.Web.Sweeps;

namespace NegotiationSim.Web.Answers;

/// <summary>How answers are spelled: camelCase, what is absent is left out, characters as they are.</summary>
[JsonSerializable(typeof(Done))]
[JsonSerializable(typeof(NegotiationPage))]
[JsonSerializable(typeof(NegotiationView))]
[JsonSerializable(typeof(EventPage))]
[JsonSerializable(typeof(StateView))]
[JsonSerializable(typeof(IReadOnlyList<SeedView>))]
[JsonSerializable(typeof(SweepView))]
[JsonSerializable(typeof(Imported))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(FindingView[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolverChain.Insert(0, Default);
    }
}
