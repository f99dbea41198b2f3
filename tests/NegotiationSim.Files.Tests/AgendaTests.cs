using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Simulation.Agendas;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files.Tests;

public class when_a_shipped_text_becomes_an_agenda
{
    private static readonly Library Shipped = when_all_seeds_and_scenarios_are_read.Shipped();

    public static TheoryData<string> Texts => [.. Shipped.Files.Where(file => file.Folder == "proposals").Select(file => file.Id)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void its_clauses_together_are_worth_to_each_side_what_the_signed_account_says(string id)
    {
        var (text, ledger) = Subject(id);
        var agenda = Agenda.Of(text, ledger, Perspective.Neutral, Perspective.Neutral, Reading.Headline, Switches.Default);
        var measured = ledger with
        {
            Items = [.. ledger.Items.Where(item => OfAgenda(agenda, item.Id))],
            Gifts = [.. ledger.Gifts.Where(gift => OfAgenda(agenda, gift.Id))],
        };

        var net = Appraisal.Of(measured, Perspective.Neutral, Switches.Default with { CountThirdParty = true }).Net(Reading.Headline);

        agenda.Issues.Sum(issue => issue.WorthToA).ShouldBe(net.A ?? 0, 1e-9);
        agenda.Issues.Sum(issue => issue.WorthToB).ShouldBe(net.B ?? 0, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void every_clause_is_settled_or_set_aside_with_a_reason(string id)
    {
        var (text, ledger) = Subject(id);
        var agenda = Agenda.Of(text, ledger, Perspective.Neutral, Perspective.Neutral, Reading.Headline, Switches.Default);

        agenda.Issues.Select(issue => issue.Clause.Id).Concat(agenda.SetAside.Select(aside => aside.Clause.Id))
            .ShouldBe(text.Clauses.Select(clause => clause.Id), ignoreOrder: true);
        agenda.SetAside.ShouldAllBe(aside => aside.Why.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void half_of_every_clause_is_worth_half_of_it_once_it_is_written_out(string id)
    {
        var (text, ledger) = Subject(id);
        var agenda = Agenda.Of(text, ledger, Perspective.Neutral, Perspective.Neutral, Reading.Headline, Switches.Default);

        var half = agenda.TextOf([.. agenda.Issues.Select(_ => 2)], "half");
        var again = Agenda.Of(half, ledger, Perspective.Neutral, Perspective.Neutral, Reading.Headline, Switches.Default);

        again.Issues.Select(issue => issue.Clause.Id).ShouldBe(agenda.Issues.Select(issue => issue.Clause.Id));
        foreach (var (part, whole) in again.Issues.Zip(agenda.Issues))
        {
            part.WorthToA.ShouldBe(whole.WorthToA / 2, 1e-9, whole.Clause.Id);
            part.WorthToB.ShouldBe(whole.WorthToB / 2, 1e-9, whole.Clause.Id);
        }
    }

    private static bool OfAgenda(Agenda agenda, string item) =>
        agenda.Issues.Any(issue => item == issue.Clause.Id || item.StartsWith(issue.Clause.Id + ".", StringComparison.Ordinal));

    private static (Proposal Text, ConcessionLedger Ledger) Subject(string id)
    {
        var file = Shipped.The<ProposalFile>(id);
        return (file.Proposal, Shipped.Of(file).Value!.Ledger);
    }
}
