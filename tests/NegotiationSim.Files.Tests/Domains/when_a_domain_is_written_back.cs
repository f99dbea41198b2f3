using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Files.Domains;

namespace NegotiationSim.Files.Tests.Domains;

public class when_a_domain_is_written_back
{
    public static TheoryData<string, string> Genius => new() { { SampleDomains.Genius, SampleDomains.GeniusProfile }, { SampleDomains.Boxes, SampleDomains.BoxesProfile } };

    [Theory]
    [MemberData(nameof(Genius))]
    public void genius_reads_it_as_the_same(string domainText, string profileText)
    {
        var (domain, profile) = (Given.Domain(domainText), Given.Profile(profileText, domainText));

        var writtenDomain = Text(Export.ToGenius(domain));
        var writtenProfile = Text(Export.ToGenius(profile, domain));

        var again = Given.Profile(writtenProfile, writtenDomain);
        Given.Domain(writtenDomain).Space.Issues.ShouldBe(domain.Space.Issues);
        Given.Domain(writtenDomain).Name.ShouldBe(domain.Name);
        again.Utility.ShouldBe(profile.Utility);
        again.DiscountFactor.ShouldBe(profile.DiscountFactor);
        Text(Export.ToGenius(again, domain)).ShouldBe(writtenProfile);
    }

    [Fact]
    public void geniusweb_reads_it_as_the_same()
    {
        var (domain, profile) = (Given.Domain(SampleDomains.GeniusWeb), Given.Profile(SampleDomains.GeniusWebProfile, SampleDomains.GeniusWeb));

        var written = Text(Export.ToGeniusWeb(profile, domain));

        Given.Domain(written).Space.Issues.ShouldBe(domain.Space.Issues);
        Given.Domain(Text(Export.ToGeniusWeb(domain))).Space.Issues.ShouldBe(domain.Space.Issues);
        Given.Profile(written, SampleDomains.GeniusWeb).ShouldBe(profile);
    }

    [Theory]
    [InlineData(SampleDomains.NegmasProfile)]
    [InlineData(SampleDomains.NegmasBoxes)]
    public void negmas_values_every_outcome_the_same(string text)
    {
        var (domain, profile) = (Given.Domain(SampleDomains.Negmas), Given.Profile(text, SampleDomains.Negmas));

        var writtenDomain = Text(Export.ToNegmas(domain));
        var again = Given.Profile(Text(Export.ToNegmas(profile, domain)), writtenDomain);

        Given.Domain(writtenDomain).Space.Issues.ShouldBe(domain.Space.Issues);
        Table(again, domain).ShouldBe(Table(profile, domain));
        again.Utility.Reservation.ShouldBe(profile.Utility.Reservation);
    }

    [Fact]
    public void from_one_format_to_another_every_outcome_keeps_its_value()
    {
        var (domain, profile) = (Given.Domain(SampleDomains.GeniusWeb), Given.Profile(SampleDomains.GeniusWebProfile, SampleDomains.GeniusWeb));
        var tabled = profile with { Utility = profile.Utility with { Criteria = [.. profile.Utility.Criteria.Take(2), new(.25, new ValueFunction.Affine(-1, 1))] } };

        var negmas = Given.Profile(Text(Export.ToNegmas(tabled, domain)), Text(Export.ToNegmas(domain)));

        Table(negmas, Given.Domain(Text(Export.ToNegmas(domain)), steps: 4)).ShouldBe(Table(tabled, domain));
    }

    [Fact]
    public void what_a_format_has_no_words_for_is_refused_with_the_reason()
    {
        var domain = Given.Domain(SampleDomains.Genius);
        var profile = Given.Profile(SampleDomains.GeniusProfile, SampleDomains.Genius);
        Profile With(Func<Utility, Utility> change) => profile with { Utility = change(profile.Utility) };

        Why(Export.ToGenius(With(utility => utility with { RedLines = [new("no", new Box([]))] }), domain)).ShouldContain("vetoes");
        Why(Export.ToNegmas(With(utility => utility with { Reservation = new Estimate(0, .1, .2) }), domain)).ShouldContain("range");
        Why(Export.ToGenius(With(utility => utility with { Terms = [new(Box.Of((1, 0)), .1)] }), domain)).ShouldContain("hyper-rectangles");
        Why(Export.ToGeniusWeb(With(utility => utility with { Terms = [new(Box.Of((1, 0)), .1)] }), domain)).ShouldContain("combinations");
        Why(Export.ToGeniusWeb(profile, domain)).ShouldContain("`share`");
        Why(Export.ToNegmas(profile, domain)).ShouldContain("discount");
        Why(Export.ToGenius(new Domain("a\u0001", domain.Space))).ShouldContain("character");
    }

    private static string Text(Export export) => export.ShouldBeOfType<Export.Done>().Text;

    private static string Why(Export export) => export.ShouldBeOfType<Export.Impossible>().Why;

    private static double[] Table(Profile profile, Domain domain) => Tabulation.Of(profile.Utility, domain.Space).ShouldBeOfType<Tabulation.Done>().Table.Values.ToArray();
}
