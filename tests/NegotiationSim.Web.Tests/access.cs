using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NegotiationSim.Web.Access;

namespace NegotiationSim.Web.Tests;

/// <summary>A host that knows its callers, by a header that says who they are.</summary>
public class where_people_sign_in
{
    [Theory]
    [InlineData("GET", "/api/negotiations")]
    [InlineData("GET", "/api/negotiations/talks/verdict")]
    [InlineData("GET", "/api/seeds")]
    [InlineData("GET", "/api/export?id=talks")]
    [InlineData("POST", "/api/negotiations")]
    [InlineData("POST", "/api/negotiations/talks/commands")]
    [InlineData("POST", "/api/negotiations/talks/forks")]
    [InlineData("POST", "/api/score")]
    [InlineData("POST", "/api/whatif")]
    [InlineData("POST", "/api/sweeps")]
    [InlineData("POST", "/api/import")]
    [InlineData("DELETE", "/api/negotiations/talks")]
    [InlineData("GET", "/api/sweeps/x/progress")]
    public async Task nobody_who_has_not_gets_anything(string method, string path)
    {
        await using var served = await Start();
        var answer = await served.Send(new HttpMethod(method), path, method == "POST" ? "x: 1" : null, path == "/api/import" ? "application/jsonl" : "application/yaml");
        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("UNAUTHENTICATED");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    public async Task anybody_may_ask_how_the_host_is_and_what_it_does(string path)
    {
        await using var served = await Start();
        (await served.Get(path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_party_acts_for_itself_alone()
    {
        await using var served = await Start();
        (await served.Post("/api/negotiations", Written.Opening(), As("ukraine"))).Status.ShouldBe(HttpStatusCode.Created);
        (await served.Post("/api/negotiations/talks/commands", Written.Demand(), As("ukraine"))).Status.ShouldBe(HttpStatusCode.OK);
        var borrowed = await served.Post("/api/negotiations/talks/commands", Written.Demand("other", by: "russia", of: "ukraine"), As("ukraine"));
        borrowed.Status.ShouldBe(HttpStatusCode.Forbidden);
        borrowed.Code.ShouldBe("FORBIDDEN");
        (await served.Streams.FindAsync(new("talks")))!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task a_party_brings_no_record_of_what_all_of_them_did()
    {
        await using var served = await Start();
        var history = Written.Opening().Replace("entries: []", "entries:\n  - {on: 2026-02-25, by: russia, do: open-round, round: \"1\"}");
        (await served.Post("/api/negotiations", history, As("ukraine"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await served.Post("/api/negotiations", history, As("admin"))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task a_sweep_is_seen_by_whoever_started_it_and_by_nobody_else()
    {
        await using var served = await Start();
        var started = await served.Post("/api/sweeps", Written.Seed("scenarios/eu-symmetry-paper.yaml"), As("ukraine"));
        var id = (string)started.Json["id"]!;
        foreach (var part in new[] { "", "/progress", "/result" })
        {
            var theirs = await served.Get($"/api/sweeps/{id}{part}", As("russia"));
            theirs.Status.ShouldBe(HttpStatusCode.NotFound);
            theirs.Text.ShouldBe((await served.Get($"/api/sweeps/0{part}", As("russia"))).Text.Replace("\\\"0\\\"", $"\\\"{id}\\\""));
        }

        (await served.Send(HttpMethod.Delete, $"/api/sweeps/{id}", null, null, As("russia"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await served.Get($"/api/sweeps/{id}", As("ukraine"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static (string, string) As(string name) => ("X-Name", name);

    private static Task<Served> Start() => Served.Start(services: services =>
    {
        services.AddAuthentication("names").AddScheme<AuthenticationSchemeOptions, Names>("names", null);
        services.AddSingleton<IAuthorizationHandler, ForOneself>();
        services.Configure<AuthorizationOptions>(options =>
        {
            options.AddPolicy(Policies.Read, signedIn => signedIn.RequireAuthenticatedUser());
            options.AddPolicy(Policies.Simulate, signedIn => signedIn.RequireAuthenticatedUser());
            options.AddPolicy(Policies.Administer, admin => admin.RequireAuthenticatedUser().RequireClaim("sub", "admin"));
            options.AddPolicy(Policies.Act, party => party.RequireAuthenticatedUser().AddRequirements(new Oneself()));
        });
    });

    private sealed class Names(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers["X-Name"] is [{ } name]
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", name)], "names")), "names"))
            : AuthenticateResult.NoResult());
    }

    private sealed class Oneself : IAuthorizationRequirement;

    private sealed class ForOneself : AuthorizationHandler<Oneself>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Oneself requirement)
        {
            if (context.Resource is not ActingAs acting || acting.Command.Stamp.By.Value == context.User.FindFirstValue("sub"))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
