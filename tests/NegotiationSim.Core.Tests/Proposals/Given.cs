using NegotiationSim.Core.Proposals;

namespace NegotiationSim.Core.Tests.Proposals;

internal static class Given
{
    public static Issue Five(string id) => new Issue.Categorical(id, ["1", "2", "3", "4", "5"]);

    public static UtilityTable Table(Utility utility, OutcomeSpace space) => Tabulation.Of(utility, space).ShouldBeOfType<Tabulation.Done>().Table;
}
