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

    [Fact]
    public void both_can_be_offered_in_turn_and_then_promised_in_turn()
    {
        var borders = new OfferConcession(By(Georgia), "delimitation-offer", Terms("TER", 0.5));
        var state = Given(Linked).When(borders).ThenAfter(new ConcessionOffered(borders.Stamp, "delimitation-offer", borders.Terms));

        state.When(new CommitConcession(By(Georgia), "pledge", ConcessionDraft.Empty)).Decision.ShouldBeOfType<Decision.Accepted>();
    }

    [Fact]
    public void two_linked_steps_of_two_sides_wait_for_each_other()
    {
        var steps = Given(Opened, Offered(Georgia, "pull-back-a"), Offered(Russia, "pull-back-b"), new ItemsLinked(By(Georgia), "equal-distance", ["pull-back-a", "pull-back-b"]));
        steps.And(new ConcessionWithdrawn(By(Russia), "pull-back-b")).When(new CommitConcession(By(Georgia), "pull-back-a", ConcessionDraft.Empty))
            .ThenRefused(RefusalCode.LinkedItem).LegalNow[0].ShouldBe("Russia or Abkhaz participants offers pull-back-b as well; once all of it is on offer, each can be promised.");
        steps.When(new CommitConcession(By(Georgia), "pull-back-a", ConcessionDraft.Empty)).Decision.ShouldBeOfType<Decision.Accepted>();
        steps.When(new CommitConcession(By(Russia), "pull-back-b", ConcessionDraft.Empty)).Decision.ShouldBeOfType<Decision.Accepted>();
    }

    [Fact]
    public void a_dropped_demand_or_an_untied_link_frees_the_pledge()
    {
        var commit = new CommitConcession(By(Georgia), "pledge", ConcessionDraft.Empty);
        Given(Linked).And(new DemandDropped(By(Russia), "delimitation")).When(commit).Decision.ShouldBeOfType<Decision.Accepted>();

        var untie = new UnlinkItems(By(Russia), "pledge-with-borders");
        Given(Linked).When(untie).ThenAfter(new ItemsUnlinked(untie.Stamp, "pledge-with-borders")).When(commit).Decision.ShouldBeOfType<Decision.Accepted>();
    }

    [Fact]
    public void a_text_that_takes_in_only_one_of_two_linked_demands_is_not_accepted()
    {
        var state = Given(
            Opened,
            Asked(Russia, "binding-act", Georgia, "LEG/force", inClause: "1"),
            Asked(Russia, "delimitation", Georgia, inClause: "2"),
            new ItemsLinked(By(Russia), "both-or-none", ["binding-act", "delimitation"]),
            new ProposalTabled(By(CoChairs), Text("half", Clause("1", "LEG/force", Actor.A))),
            new ProposalTabled(By(CoChairs), Text("whole", Clause("1", "LEG/force", Actor.A), Clause("2", "TER", Actor.A))));

        state.When(new AcceptProposal(By(Georgia), "half")).ThenRefused(RefusalCode.LinkedItem).Why.ShouldStartWith("Georgia cannot accept half: it takes in only part of what is linked.");
        var accept = new AcceptProposal(By(Georgia), "whole");
        state.When(accept).Then(new ProposalAccepted(accept.Stamp, "whole"));
    }
}

public class when_items_are_tied
{
    private static readonly NegotiationEvent[] Items = [Opened, Asked(Russia, "delimitation", Georgia), Offered(Georgia, "pledge")];

    [Fact]
    public void the_link_knows_who_tied_it_and_when()
    {
        var command = new LinkItems(By(Russia), "link", ["pledge", "delimitation"]);
        Given(Items).When(command).ThenAfter(new ItemsLinked(command.Stamp, "link", command.Items))
            .Now.Links.Find("link").ShouldBe(new Link("link", command.Items, Russia.Id, 4));
    }

    [Fact]
    public void they_are_two_items_on_record_at_least()
    {
        Given(Items).When(new LinkItems(By(Russia), "link", ["pledge"])).ThenRefused(RefusalCode.OutOfRange);
        Given(Items).When(new LinkItems(By(Russia), "link", ["pledge", "pledge"])).ThenRefused(RefusalCode.OutOfRange);
        Given(Items).When(new LinkItems(By(Russia), "link", ["pledge", "21d"])).ThenRefused(RefusalCode.NotOnRecord);
    }

    [Fact]
    public void only_who_tied_them_unties_them_once()
    {
        var tied = Given(Items).And(new ItemsLinked(By(Russia), "link", ["pledge", "delimitation"]));
        tied.When(new LinkItems(By(Georgia), "link", ["pledge", "delimitation"])).ThenRefused(RefusalCode.AlreadyOnRecord);
        tied.When(new UnlinkItems(By(Georgia), "link")).ThenRefused(RefusalCode.NotYours);
        tied.When(new UnlinkItems(By(Russia), "other")).ThenRefused(RefusalCode.NotOnRecord);
        tied.And(new ItemsUnlinked(By(Russia), "link")).When(new UnlinkItems(By(Russia), "link")).ThenRefused(RefusalCode.NoChange);
    }
}
