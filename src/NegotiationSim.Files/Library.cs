namespace NegotiationSim.Files;

/// <summary>Files by kind and id.</summary>
public sealed class Library
{
    /// <summary>Sources by id.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string>();
}
