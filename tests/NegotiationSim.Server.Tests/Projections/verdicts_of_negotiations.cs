using Microsoft.Extensions.Configuration;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;
using NegotiationSim.Server.Projections;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams.Tests;
using NegotiationSim.Web;

namespace NegotiationSim.Server.Tests.Projections;

[Collection(OnPostgres.Name)]
public sealed class verdicts_of_negotiations(Postgres postgres) : IAsyncLifetime
{
    private const string Verdicts = "select id, data->>'verdict' from {0}.mt_doc_negotiationsnapshot order by id";

    private Place _place = null!;

    public async Task InitializeAsync() => _place = await postgres.RentAsync();

    public async Task DisposeAsync() => await _place.DisposeAsync();

    private Place NodeWith(VerdictChoice choice) => _place.AnotherNode(settings => settings with { Verdicts = choice.In(new Shelf(Seeds.Library)).Value! });

    private static Task StartAsync(Place node) => new FirstStart(node.Store, node.Streams, Seeds.Histories).StartAsync(CancellationToken.None);

    [Fact]
    public async Task are_those_that_the_command_line_gives_of_every_shipped_history()
    {
        await using var node = NodeWith(new VerdictChoice());
        await StartAsync(node);
        await using var session = node.Store.QuerySession();
        var (defined, undefined) = (0, 0);

        foreach (var history in Seeds.Histories)
        {
            var verdict = (await session.LoadAsync<NegotiationSnapshot>(history.Id))!.Verdict!;

            var subject = Seeds.Library.Of(history).Value!;
            verdict.Cutoff.ShouldBe(subject.Ledger.Cutoff, history.Id);
            var appraisal = Appraisal.Of(subject.Ledger, Beholders.Neutral, Switches.Default);
            Of(verdict.Headline).ShouldBe(Of(appraisal.Judge(AskedReadings.Default.Headline)), history.Id);
            verdict.Norms.Select(Of).ShouldBe(Norms.All.Select(norm => Of(appraisal.Judge(AskedReadings.Default.Headline with { Norm = norm }))), history.Id);
            defined += verdict.Norms.Count(one => one.Index is not null);
            undefined += verdict.Norms.Count(one => one.Index is null);
        }

        defined.ShouldBeGreaterThan(30);
        undefined.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task are_kept_level_event_by_event()
    {
        await using var node = NodeWith(new VerdictChoice());
        await using var session = node.Store.QuerySession();
        var history = Seeds.Histories.Single(one => one.Id == "us-led-track");

        foreach (var (i, one) in history.Events.Index())
        {
            await node.Streams.AppendAsync(new NegotiationId(history.Id), i, [one.Event], Samples.Noon);
        }

        (await session.LoadAsync<NegotiationSnapshot>(history.Id))!.Verdict!.Headline.Index
            .ShouldBe(Appraisal.Of(Seeds.Library.Of(history).Value!.Ledger, Beholders.Neutral, Switches.Default).Judge(AskedReadings.Default.Headline).Index);
    }

    [Fact]
    public async Task a_fork_is_measured_as_what_it_was_forked_from()
    {
        await using var node = NodeWith(new VerdictChoice());
        await StartAsync(node);
        var history = Seeds.Histories.Single(one => one.Id == "cfe-1990");

        await node.Streams.ForkAsync(new NegotiationForked(Samples.Stamp("fork"), new NegotiationId("what-if"), new NegotiationId(history.Id), history.Events.Length, []), Samples.Noon);

        await using var session = node.Store.QuerySession();
        var (fork, source) = ((await session.LoadAsync<NegotiationSnapshot>("what-if"))!, (await session.LoadAsync<NegotiationSnapshot>(history.Id))!);
        fork.Verdict!.Norms.Select(one => one.Index).ShouldBe(source.Verdict!.Norms.Select(one => one.Index));
        fork.Verdict.Headline.Index.ShouldNotBeNull();
    }

    [Fact]
    public async Task are_worked_out_anew_when_a_node_starts_with_another_perspective_or_reading()
    {
        await using var first = NodeWith(new VerdictChoice());
        await StartAsync(first);
        var before = await _place.QueryAsync(Verdicts);
        await using var second = NodeWith(new VerdictChoice { Perspective = "ukraine", Norm = "equal-number", Lens = "delivered" });

        await StartAsync(second);

        var after = await _place.QueryAsync(Verdicts);
        after.ShouldAllBe(row => row.Contains("ukraine EqualNumber Delivered StatusQuo Cost", StringComparison.Ordinal));
        await using var third = NodeWith(new VerdictChoice());
        await StartAsync(third);
        (await _place.QueryAsync(Verdicts)).ShouldBe(before);
        (await _place.QueryAsync("select count(*) from {0}.mt_doc_negotiationsnapshot d join {0}.mt_streams s on s.id = d.id and s.version = d.mt_version")).ShouldBe(["21"]);
    }

    [Theory]
    [InlineData("Ukrane", null, "ukraine")]
    [InlineData(null, "own-scal", "own-scale")]
    [InlineData(null, "all", "one perspective and reading")]
    [InlineData("ukraine,russia", null, "one perspective and reading")]
    [InlineData("", null, "one perspective and reading")]
    public void a_word_that_means_nothing_is_answered_with_what_would(string? perspective, string? norm, string said) =>
        new VerdictChoice { Perspective = perspective, Norm = norm }.In(new Shelf(Seeds.Library)).Why!.InWords().ShouldHaveSingleItem().ShouldContain(said);

    [Fact]
    public void gains_less_costs_have_no_verdict_to_keep() =>
        new VerdictChoice { Account = "net" }.In(new Shelf(Seeds.Library)).Why!.InWords().ShouldHaveSingleItem().ShouldContain("cost or gain");

    [Fact]
    public void a_norm_without_steps_leaves_the_timeline_in_the_usual_one()
    {
        var level = new VerdictChoice { Norm = "equal-ceiling" }.In(new Shelf(Seeds.Library)).Value!;

        level.Headline.Norm.ShouldBe(Norm.EqualCeiling);
        level.Followed.ShouldBe(AskedReadings.Default.Headline);
        new VerdictChoice { Norm = "equal-share" }.In(new Shelf(Seeds.Library)).Value!.Followed.Norm.ShouldBe(Norm.EqualProportion);
    }

    [Fact]
    public void what_the_program_comes_with_is_what_holds_where_nothing_is_said()
    {
        var shipped = new ConfigurationBuilder().AddJsonFile(Path.Combine(Path.GetDirectoryName(typeof(Hosting).Assembly.Location)!, "appsettings.json"), optional: false)
            .AddInMemoryCollection([new("Server:Postgres", "Host=nowhere")]).Build();
        var shelf = new Shelf(Seeds.Library);

        ServerSettings.In(shipped)!.Verdict.In(shelf).Value!.Name.ShouldBe(new VerdictChoice().In(shelf).Value!.Name);
    }

    [Fact]
    public void other_tables_are_other_settings()
    {
        var shelf = new Shelf(Seeds.Library);
        var other = new Shelf(Seeds.Library.With(new LibraryFile("holdings/another.yaml", IsNamedById: true, () => "kind: holdings"u8.ToArray())));

        new VerdictChoice().In(other).Value!.Name.ShouldNotBe(new VerdictChoice().In(shelf).Value!.Name);
    }

    private static (Norm Norm, VerdictState State, double? Index, Band? Band) Of(NormBalance one) => (one.Norm, one.State, one.Index, one.Band);

    private static (Norm Norm, VerdictState State, double? Index, Band? Band) Of(Verdict one) => (one.Reading.Norm, one.State, one.Index, one.Band);
}
