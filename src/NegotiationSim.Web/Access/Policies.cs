namespace NegotiationSim.Web.Access;

/// <summary>
/// Who may do what, by name. Every endpoint asks for one of these; what each demands (a token, a role, nothing at all) is
/// for the host to say.
/// </summary>
public static class Policies
{
    /// <summary>Look at negotiations, their histories and verdicts.</summary>
    public const string Read = "negsim.read";

    /// <summary>Make a move. Asked once without, and once with the move: see <see cref="ActingAs"/>.</summary>
    public const string Act = "negsim.act";

    /// <summary>Score what one brings along, fork, compare, sweep: nothing of it touches a real negotiation.</summary>
    public const string Simulate = "negsim.simulate";

    /// <summary>Take histories in as they are, archive.</summary>
    public const string Administer = "negsim.administer";

    /// <summary>All of them: a host has to register each.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Act, Simulate, Administer];
}
