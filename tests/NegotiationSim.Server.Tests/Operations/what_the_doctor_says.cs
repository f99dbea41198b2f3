using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NegotiationSim.Core.Negotiations;
using NegotiationSim.Server.Operations;
using NegotiationSim.Server.Storage;
using NegotiationSim.Streams;
using NegotiationSim.Streams.JsonLines;
using NegotiationSim.Streams.Tests;
using Npgsql;

namespace NegotiationSim.Server.Tests.Operations;

[Collection(OnPostgres.Name)]
public sealed class what_the_doctor_says(Postgres postgres) : IAsyncLifetime
{
    private static readonly string[] Names = ["database", "schema", "nodes", "projections", "dead letters", "streams", "seeds", "verdicts", "access", "limits", "telemetry"];

    private StoreSettings _place = null!;
    private RunningServer _server = null!;
    private string _password = "";

    public async Task InitializeAsync()
    {
        var settings = postgres.Settings();
        // A cluster that asks for no password is told one all the same: it must not be told on.
        var place = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        _password = place.Password ??= "open-sesame";
        _place = settings with { ConnectionString = place.ToString() };
        _server = await RunningServer.StartAsync(_place);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task a_server_in_order_works_in_every_line_and_tells_no_secret()
    {
        await LoadSeedsAsync();
        await _server.ViewsFollowAsync();

        var text = await _server.Client.GetStringAsync(new Uri("/api/server/doctor", UriKind.Relative));

        var report = JsonSerializer.Deserialize<DoctorReport>(text, JsonSerializerOptions.Web)!;
        report.Lines.Select(line => line.Name).ShouldBe(Names);
        report.Lines.Where(line => line.Condition != Condition.Ok).Select(line => line.Name).ShouldBeSubsetOf(["access", "database"]);
        text.ShouldNotContain(_password);
        var at = new NpgsqlConnectionStringBuilder(postgres.ConnectionString);
        Says(report, "database").ShouldContain("PostgreSQL 1");
        Says(report, "database").ShouldContain($"\"{at.Database}\" on {at.Host}:{at.Port}");
        Says(report, "schema").ShouldContain($"\"{_place.Schema}\"");
        Says(report, "nodes").ShouldStartWith("1 on this database");
        Says(report, "projections").ShouldContain("\"views\" has every event up to sequence ");
        Says(report, "dead letters").ShouldStartWith("none;");
        Says(report, "streams").ShouldBe("21 negotiations, every event can be read");
        Says(report, "seeds").ShouldBe("all 21 shipped histories are loaded");
        Says(report, "verdicts").ShouldBe("kept as \"neutral\" weighs: Sacrifice, Expected, StatusQuo, Cost");
        Says(report, "access").ShouldBe("nobody signs in; this machine alone can reach the server");
        Says(report, "limits").ShouldStartWith("a command of 65536 bytes");
        Says(report, "telemetry").ShouldStartWith("not exported");
        (await ReadyAsync()).ShouldBe((HttpStatusCode.OK, """{"status":"healthy","checks":{"streams":"healthy","server":"healthy"}}"""));
    }

    [Fact]
    public async Task a_server_without_its_seeds_is_not_ready_and_says_which_are_missing()
    {
        await _server.Streams.RecordAsync(new NegotiationId("minsk-2014"), [.. Seeds.Histories.Single(history => history.Id == "minsk-2014").Events.Select(one => (one.Event, one.Known))]);

        var report = await LookAsync();

        Line(report, "seeds").Condition.ShouldBe(Condition.Warning);
        Says(report, "seeds").ShouldStartWith("20 of 21 shipped histories are not loaded: ");
        Says(report, "seeds").ShouldNotContain("minsk-2014");
        (await ReadyAsync()).ShouldBe((HttpStatusCode.ServiceUnavailable, """{"status":"unhealthy","checks":{"streams":"healthy","server":"unhealthy"}}"""));
        (await GetAsync("/health/live")).ShouldBe((HttpStatusCode.OK, """{"status":"healthy","checks":{}}"""));
    }

    [Fact]
    public async Task a_message_that_was_given_up_is_counted()
    {
        await RunAsync("insert into {0}.wolverine_dead_letters (id, body, message_type, received_at) select gen_random_uuid(), '', 'some', 'local://here' from generate_series(1, 3)");

        var report = await LookAsync();

        Line(report, "dead letters").Condition.ShouldBe(Condition.Warning);
        Says(report, "dead letters").ShouldStartWith("3 messages were given up;");
    }

    [Fact]
    public async Task an_event_that_cannot_be_read_is_named_and_the_projections_stand()
    {
        await _server.Streams.AppendAsync(new NegotiationId("talks"), 0, Samples.Many(5), Samples.Noon);
        await _server.ViewsFollowAsync();
        await RunAsync("""
            create function {0}.damage() returns trigger language plpgsql as $$ begin new.type := 'statement_spoken'; return new; end $$;
            create trigger damage before insert on {0}.mt_events for each row when (new.version = 8) execute function {0}.damage();
            """);
        await _server.Streams.AppendAsync(new NegotiationId("talks"), 5, [.. Samples.Many(10).Skip(5)], Samples.Noon);

        var report = await LookAsync();

        report.Condition.ShouldBe(Condition.Failed);
        Line(report, "projections").Condition.ShouldBe(Condition.Failed);
        Says(report, "projections").ShouldStartWith("\"views\" stands at sequence ");
        Line(report, "streams").Condition.ShouldBe(Condition.Failed);
        Says(report, "streams").ShouldStartWith("1 damaged, commands on them are refused: talks v8: ");
        Says(report, "streams").ShouldContain("type statement_spoken");
        var refused = await Should.ThrowAsync<StreamsBrokenException>(async () => await _server.Streams.AppendAsync(new NegotiationId("talks"), 10, [Samples.Many(11)[10]], Samples.Noon));
        refused.Finding.Version.ShouldBe(8);
    }

    [Fact]
    public async Task a_table_that_is_not_as_it_should_be_is_a_failure()
    {
        await RunAsync("alter table {0}.mt_doc_compliancerecord drop column mt_last_modified");

        Line(await LookAsync(), "schema").ShouldSatisfyAllConditions(
            line => line.Condition.ShouldBe(Condition.Failed),
            line => line.Says.ShouldContain("not as this version wants them"));
    }

    [Fact]
    public async Task without_its_database_the_server_lives_is_not_ready_and_the_doctor_says_so()
    {
        var own = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = $"doctor_{Guid.NewGuid():n}" };
        await postgres.RunAsync($"create database {own.Database}");
        await using var server = await RunningServer.StartAsync(new StoreSettings { ConnectionString = own.ConnectionString });
        await postgres.RunAsync($"drop database {own.Database} with (force)");

        var report = (await server.Client.GetFromJsonAsync<DoctorReport>("/api/server/doctor"))!;

        report.Lines.Select(line => line.Name).ShouldBe(Names);
        Line(report, "database").Condition.ShouldBe(Condition.Failed);
        Says(report, "database").ShouldContain($"\"{own.Database}\" does not exist");
        report.Lines.Where(line => line.Says == "not looked at: the database is out of reach").Select(line => line.Name).ShouldBe(Names[1..7]);
        using var ready = await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var live = await server.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static DoctorLine Line(DoctorReport report, string name) => report.Lines.Single(line => line.Name == name);

    private static string Says(DoctorReport report, string name) => Line(report, name).Says;

    private Task<DoctorReport> LookAsync() => _server.Services.GetRequiredService<Doctor>().LookAsync(CancellationToken.None);

    private Task<(HttpStatusCode Status, string Said)> ReadyAsync() => GetAsync("/health/ready");

    private async Task<(HttpStatusCode Status, string Said)> GetAsync(string path)
    {
        using var response = await _server.Client.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task LoadSeedsAsync()
    {
        foreach (var history in Seeds.Histories)
        {
            (await _server.Streams.RecordAsync(new NegotiationId(history.Id), [.. history.Events.Select(one => (one.Event, one.Known))])).ShouldBeOfType<ImportResult.Imported>();
        }
    }

    private Task RunAsync(string sql) => postgres.RunAsync(sql.Replace("{0}", _place.Schema, StringComparison.Ordinal));
}
