namespace NegotiationSim.Web.Answers;

/// <summary>
/// What kind of problem, beside the codes of refusals, findings and stored events, which go by their own names.
/// <c>negsim explain</c> knows them all.
/// </summary>
public enum ProblemCode
{
    /// <summary>No such thing, or none that the caller may know of.</summary>
    NotFound,

    /// <summary>Somebody else was first.</summary>
    StaleVersion,

    /// <summary>The negotiation takes no more events.</summary>
    Archived,

    /// <summary>There is a negotiation of this id already.</summary>
    Taken,

    /// <summary>Something is wrong with what was sent, and the findings say what.</summary>
    Findings,

    /// <summary>An address or header that means nothing.</summary>
    Mistaken,

    /// <summary>If-Match names no version.</summary>
    IfMatch,

    /// <summary>Not a request that is understood.</summary>
    BadRequest,

    /// <summary>The address is there, but not for this method.</summary>
    Method,

    /// <summary>Another media type is expected.</summary>
    MediaType,

    /// <summary>More than is taken here.</summary>
    TooLarge,

    /// <summary>No token, or one that is not valid.</summary>
    Unauthenticated,

    /// <summary>Signed in, but not for this.</summary>
    Forbidden,

    /// <summary>Too many requests of one caller.</summary>
    TooOften,

    /// <summary>Not now: everything is busy.</summary>
    Busy,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>A bug.</summary>
    Internal,

    /// <summary>The sweep is not over yet.</summary>
    SweepRunning,

    /// <summary>A slice of the sweep has no answer.</summary>
    SweepFailed,

    /// <summary>Somebody ended the sweep.</summary>
    SweepCancelled,
}

/// <summary>Problem codes as they are written.</summary>
public static class ProblemCodes
{
    /// <summary><c>STALE_VERSION</c>.</summary>
    public static string Text(this ProblemCode code) =>
        string.Concat(code.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
}
