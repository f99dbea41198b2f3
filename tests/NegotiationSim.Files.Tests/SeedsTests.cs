using System.Runtime.CompilerServices;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests;

public class when_all_seeds_and_scenarios_are_read
{
    internal static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    internal static Library Shipped() => Library.Of([], [Path.Combine(Root(), "seeds"), Path.Combine(Root(), "scenarios")]);

    [Fact]
    public void nothing_is_wrong_with_them() => FindingText.Of(Shipped().Validate(), most: 500).ShouldBeEmpty();
}
