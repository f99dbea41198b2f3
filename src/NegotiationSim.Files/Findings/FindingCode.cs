namespace NegotiationSim.Files.Findings;

/// <summary>A kind of finding: NS1… is about the shape of a file, NS2… about what it means, NS3… about another program's domain. All end with exit code 2.</summary>
/// <param name="Code"><c>NS1004</c>.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Means">What it means, and why it is refused.</param>
/// <param name="Example">How it comes about.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record FindingCode(string Code, string Title, string Means, string Example, string Fix)
{
    /// <inheritdoc/>
    public override string ToString() => Code;
}
