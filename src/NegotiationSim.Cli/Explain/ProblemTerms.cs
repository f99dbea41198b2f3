namespace NegotiationSim.Cli.Explain;

/// <summary>What a server can answer beside refusals, findings and faults, which go by their own codes.</summary>
internal static class ProblemTerms
{
    public static IReadOnlyList<Explanation> All { get; } =
    [
        Of("NOT_FOUND", 404, "There is no such thing, or none that you may know of: another one's sweep is not there for you."),
        Of("STALE_VERSION", 409, "Somebody else was first: the negotiation is at another version than the one you saw (--expect here, If-Match there). Look at what is new, then decide again."),
        Of("ARCHIVED", 409, "The negotiation is archived and takes no more events. It can be read and forked."),
        Of("TAKEN", 409, "There is a negotiation of this id already."),
        Of("FINDINGS", 400, "Something is wrong with what was sent: each finding has its place, its own code and what to write instead. 422 where the writing is right and the meaning is not."),
        Of("MISTAKEN", 400, "A parameter or header that means nothing, or a value that it does not take."),
        Of("IF_MATCH", 400, "If-Match names no version; it is the ETag of an earlier answer, such as \"v19\"."),
        Of("BAD_REQUEST", 400, "Not a request that is understood."),
        Of("METHOD", 405, "The address is there, but not for this method; the answer's Allow says for which."),
        Of("MEDIA_TYPE", 415, "Bodies are application/yaml or application/json, an import application/jsonl, none of them compressed. Types that any page of the web may send unasked are refused."),
        Of("TOO_LARGE", 413, "More bytes than are taken here."),
        Of("UNAUTHENTICATED", 401, "No token was sent, or one that is not valid."),
        Of("FORBIDDEN", 403, "You are known, and may not do this: a party acts for itself alone."),
        Of("TOO_OFTEN", 429, "Too many requests; the answer's Retry-After says when to come back."),
        Of("BUSY", 503, "Every processor is busy and the queue is full, or too many sweeps are running."),
        Of("TIMEOUT", 504, "No answer in time. Whether a command was done is not known: repeat it with the same Idempotency-Key."),
        Of("INTERNAL", 500, "A bug; the server's log says what, under the trace id of the answer."),
        Of("SWEEP_RUNNING", 409, "The sweep is not over yet; its progress says how far it is."),
        Of("SWEEP_FAILED", 422, "A slice of the sweep has no answer; the sentence says why."),
        Of("SWEEP_CANCELLED", 409, "Somebody ended the sweep; it has no result."),
    ];

    private static Explanation Of(string code, int status, string asks) => new(code, $"problem of a server, HTTP {status}", asks);
}
