using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Findings;
using NegotiationSim.Streams;
using NegotiationSim.Streams.Desks;

namespace NegotiationSim.Web.Answers;

/// <summary>Everything that can be wrong with a request, as problem details (RFC 9457). Codes and words are those of the command line.</summary>
internal static class Problems
{
    private const int Most = 100;

    /// <summary>
    /// A refused move. 409: the state is in the way, and the same move may be legal another time. 422: the move is wrong in
    /// itself, for this party at this table.
    /// </summary>
    public static IResult Of(Refusal why, long version) =>
        Problem(StatusOf(why.Code), why.CodeText, "The rules of negotiation refuse this move", why.Why, ("version", version), ("legalNow", why.LegalNow.ToArray()));

    /// <summary>What became of a command that was not done.</summary>
    public static IResult Of(DeskAnswer answer, NegotiationId id) => answer switch
    {
        DeskAnswer.Refused refused => Of(refused.Why, refused.Version),
        DeskAnswer.LostRace lost => StaleVersion(lost.Expected, lost.Actual),
        DeskAnswer.NotFound => NoSuchNegotiation(id.Value),
        DeskAnswer.Archived => Archived(id.Value),
        DeskAnswer.Unstorable unstorable => Of(unstorable.Findings),
        _ => throw new InvalidOperationException($"{answer} is no problem."),
    };

    /// <summary>Somebody else was first.</summary>
    public static IResult StaleVersion(long expected, long actual) =>
        Problem(StatusCodes.Status409Conflict, ProblemCode.StaleVersion, "Lost race", $"you saw v{expected}; the history is at v{actual}. Nothing was written. Look at what is new, then repeat with If-Match: \"v{actual}\"", ("expected", expected), ("actual", actual));

    /// <summary>The stream takes no more events.</summary>
    public static IResult Archived(string id) =>
        Problem(StatusCodes.Status409Conflict, ProblemCode.Archived, "Archived", $"\"{id}\" is archived and takes no more events; nothing was written");

    /// <summary>The id is taken.</summary>
    public static IResult Taken(string id, long version) =>
        Problem(StatusCodes.Status409Conflict, ProblemCode.Taken, "The id is taken", $"\"{id}\" is here already, at v{version}; nothing was written", ("actual", version));

    /// <summary>No such thing.</summary>
    public static IResult NotFound(string sentence) => Problem(StatusCodes.Status404NotFound, ProblemCode.NotFound, "Not found", sentence);

    /// <summary>No such negotiation.</summary>
    public static IResult NoSuchNegotiation(string id) => NotFound($"there is no negotiation \"{id}\"");

    /// <summary>Signed in, but not for this.</summary>
    public static IResult Forbidden(string sentence) => Problem(StatusCodes.Status403Forbidden, ProblemCode.Forbidden, "Not allowed", sentence);

    /// <summary>Not now.</summary>
    public static IResult Busy(string sentence) => Problem(StatusCodes.Status503ServiceUnavailable, ProblemCode.Busy, "Busy", sentence);

    /// <summary>More than the endpoint takes.</summary>
    public static IResult TooLarge(long? limit) =>
        Problem(StatusCodes.Status413PayloadTooLarge, ProblemCode.TooLarge, "Too large", limit is null ? "the body is larger than is taken here" : $"the body may have {limit} bytes here", ("limit", limit));

    /// <summary>Neither YAML nor JSON.</summary>
    public static IResult MediaType(params string[] expected) =>
        Problem(StatusCodes.Status415UnsupportedMediaType, ProblemCode.MediaType, "Another media type", $"send it with Content-Type: {string.Join(" or ", expected)}, not compressed");

    /// <summary>Too many requests of one caller.</summary>
    public static IResult TooOften() => Problem(StatusCodes.Status429TooManyRequests, ProblemCode.TooOften, "Too often", "too many requests; try again after the time in Retry-After");

    /// <summary>It took too long.</summary>
    public static IResult TooSlow(TimeSpan limit) =>
        Problem(StatusCodes.Status504GatewayTimeout, ProblemCode.Timeout, "It took too long", $"no answer within {limit.TotalSeconds} s. Whether a command was done is not known; repeat it with the same Idempotency-Key");

    /// <summary>The storage is out of reach for a time.</summary>
    public static IResult Unavailable(string code, string trace) =>
        Problem(StatusCodes.Status503ServiceUnavailable, code, "The storage is out of reach", "try again. Whether a command was done is not known; repeat it with the same Idempotency-Key", ("traceId", trace));

    /// <summary>What is stored cannot be trusted or read.</summary>
    public static IResult Broken(StreamFinding finding, string trace) =>
        Problem(StatusCodes.Status500InternalServerError, finding.Code, "What is stored is broken", finding.ToString(), ("traceId", trace));

    /// <summary>A bug.</summary>
    public static IResult Internal(string trace) =>
        Problem(StatusCodes.Status500InternalServerError, ProblemCode.Internal, "Something broke here", "the log of this host says what, under this trace id", ("traceId", trace));

    /// <summary>Something that cannot be asked like this.</summary>
    public static IResult Mistaken(params IReadOnlyList<string> sentences) =>
        Problem(StatusCodes.Status400BadRequest, ProblemCode.Mistaken, "This cannot be asked like this", string.Join("; ", sentences));

    /// <summary>Why a question has no answer.</summary>
    public static IResult Of(NoAnswer why) => why switch
    {
        NoAnswer.Wrong wrong => Of(wrong.Findings),
        NoAnswer.NotThere missing => NotFound(missing.Sentence),
        NoAnswer.Mistaken mistaken => Mistaken(mistaken.Sentences),
        _ => throw new InvalidOperationException($"{why} is no problem."),
    };

    /// <summary>What is wrong with what was written: 400 for its shape, 422 for its meaning, 413 for its size.</summary>
    public static IResult Of(IReadOnlyList<Finding> findings)
    {
        var status = findings.Any(finding => finding.Code == FindingCodes.TooBig) ? StatusCodes.Status413PayloadTooLarge
            : findings.Any(finding => finding.Code.Code.StartsWith("NS1", StringComparison.Ordinal)) ? StatusCodes.Status400BadRequest
            : StatusCodes.Status422UnprocessableEntity;
        return Findings(status, findings.Count, findings.Take(Most).Select(FindingView.Of));
    }

    /// <summary>What is wrong with events that were to be stored: 400 for a line's shape, 422 for what it says, 409 where this place stands against it.</summary>
    public static IResult Of(IReadOnlyList<StreamFinding> findings)
    {
        var status = findings.Any(finding => finding.Fault is StreamFault.NotJson or StreamFault.BadLine) ? StatusCodes.Status400BadRequest
            : findings.All(finding => finding.Fault is StreamFault.Diverged or StreamFault.ArchivedStream) ? StatusCodes.Status409Conflict
            : StatusCodes.Status422UnprocessableEntity;
        return Findings(status, findings.Count, findings.Take(Most).Select(FindingView.Of));
    }

    /// <summary>Any other problem.</summary>
    public static IResult Problem(int status, ProblemCode code, string title, string detail, params (string Name, object? Value)[] more) =>
        Problem(status, code.Text(), title, detail, more);

    private static ProblemHttpResult Problem(int status, string code, string title, string detail, params (string Name, object? Value)[] more)
    {
        var details = new ProblemDetails { Type = $"urn:negsim:problem:{code}", Status = status, Title = title, Detail = detail };
        details.Extensions["code"] = code;
        foreach (var (name, value) in more.Where(one => one.Value is not null))
        {
            details.Extensions[name] = value;
        }

        return TypedResults.Problem(details);
    }

    private static IResult Findings(int status, int count, IEnumerable<FindingView> findings) =>
        Problem(status, ProblemCode.Findings, "Something is wrong with what was sent", $"{count} {(count == 1 ? "finding" : "findings")}. Nothing was written", ("findings", findings.ToArray()));

    /// <summary>Whether the state or the move itself is at fault.</summary>
    internal static int StatusOf(RefusalCode code) => code switch
    {
        RefusalCode.UnknownParty or RefusalCode.RoleMayNot or RefusalCode.NotYours or RefusalCode.OutOfRange => StatusCodes.Status422UnprocessableEntity,
        RefusalCode.NotOpened or RefusalCode.AlreadyOpened or RefusalCode.Ended or RefusalCode.Suspended or RefusalCode.AbsentParty
            or RefusalCode.NotOnRecord or RefusalCode.AlreadyOnRecord or RefusalCode.WrongStatus or RefusalCode.WrongRound
            or RefusalCode.LinkedItem or RefusalCode.NotAccepted or RefusalCode.NoChange => StatusCodes.Status409Conflict,
        _ => throw new InvalidOperationException($"{code} has no status."),
    };
}
