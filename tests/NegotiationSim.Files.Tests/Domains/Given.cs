using NegotiationSim.Files.Domains;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Tests.Domains;

internal static class Given
{
    public static Domain Domain(string text, int steps = NegotiationSim.Files.Domains.Domain.DefaultSteps) =>
        Without(NegotiationSim.Files.Domains.Domain.Read(Reads.Utf8(text), "domain", steps));

    public static Profile Profile(string text, string domain) => Without(NegotiationSim.Files.Domains.Profile.Read(Reads.Utf8(text), "profile", Domain(domain)));

    public static double Value(Profile profile, string domain, params string[] options)
    {
        var space = Domain(domain).Space;
        return profile.Utility.ValueOf(space, [.. options.Select((name, issue) => space.Issues[issue].Find(name) ?? throw new ArgumentException(name, nameof(options)))])!.Value;
    }

    private static T Without<T>(Loaded<T> loaded)
        where T : class
    {
        loaded.Findings.Select(finding => finding.ToString()).ShouldBeEmpty();
        return loaded.Value!;
    }
}
