using Microsoft.AspNetCore.Http;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Streams;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Negotiations;

/// <summary>Answers about one negotiation, with its version as their entity tag.</summary>
internal static class Tagged
{
    /// <summary>Not found, or not modified since the caller last asked, or what <paramref name="answer"/> says.</summary>
    /// <param name="call">The request.</param>
    /// <param name="id">Id of the negotiation.</param>
    /// <param name="also">What the answer depends on beside the version; null: nothing.</param>
    /// <param name="answer">The answer, about the version that the summary names.</param>
    public static async Task<IResult> AnswerAsync(this Call call, string id, Func<StreamSummary, string?> also, Func<StreamSummary, ValueTask<IResult>> answer)
    {
        if (await call.Streams.FindAsync(new NegotiationId(id), call.Cancellation) is not { } summary)
        {
            return Problems.NoSuchNegotiation(id);
        }

        var tag = VersionTag.Of(summary.Version, also(summary));
        var result = VersionTag.IsKnown(call.Http.Request, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : await answer(summary);
        if (result is not IStatusCodeHttpResult { StatusCode: >= 400 })
        {
            VersionTag.Put(call.Http.Response, tag);
        }

        return result;
    }
}
