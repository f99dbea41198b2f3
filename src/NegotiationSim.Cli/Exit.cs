namespace NegotiationSim.Cli;

/// <summary>Exit codes, one meaning each.</summary>
internal static class Exit
{
    public const int Done = 0;

    /// <summary>Something broke that is nobody's input.</summary>
    public const int Failure = 1;

    /// <summary>Something is wrong with what was typed or written.</summary>
    public const int Findings = 2;

    /// <summary>The rules of negotiation do not allow it.</summary>
    public const int Refused = 3;

    /// <summary>Somebody else wrote first.</summary>
    public const int LostRace = 4;

    /// <summary>No such thing.</summary>
    public const int NotFound = 5;

    /// <summary>Ctrl+C: what was done by then was shown.</summary>
    public const int Interrupted = 130;
}
