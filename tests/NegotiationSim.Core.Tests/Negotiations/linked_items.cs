using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Negotiations;
using static NegotiationSim.Core.Tests.Negotiations.Bargaining;
using static NegotiationSim.Core.Tests.Negotiations.Table;

namespace NegotiationSim.Core.Tests.Negotiations;

/// <summary>Geneva: the pledge of non-use of force is wanted together with a delimitation of borders, or not at all.</summary>
public class when_the_pledge_is_linked_with_the_delimitation
{
    private static readonly NegotiationEvent[] Linked =
    [
        Opened,
        Asked(Russia, "delimitation", Georgia),
        Offered(Georgia, "pledge"),
        new ItemsLinked(By(Russia), "pledge-with-borders", ["pledge", "delimitation"]),
    ];

    [Fact]
    public void the_pledge_alone_is_refused_and_the_sentence_says_by_whom_and_since_when()
    {
        var refusal = Given(Linked).When(new CommitConcession(By(Georgia), "pledge", ConcessionDraft.Empty)).ThenRefused(RefusalCode.LinkedItem);

        refusal.Why.ShouldBe("Georgia cannot commit to pledge on its own. pledge and delimitation are linked all-or-none since v4, by Russia.");
        refusal.LegalNow.ShouldBe([
            "Georgia offers what delimitation asks, as a step on TER; once all of it is on offer, each can be promised.",
            "Ask Russia to untie pledge-with-borders."]);
        refusal.CodeText.ShouldBe("LINKED_ITEM");
    }
}
