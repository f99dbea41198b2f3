using JasperFx;
using NegotiationSim.Server;
using NegotiationSim.Server.Access;
using NegotiationSim.Server.Operations;

var builder = WebApplication.CreateBuilder(args);
if (ServerSettings.In(builder.Configuration) is not { } settings)
{
    await Console.Error.WriteLineAsync("""
        The server keeps negotiations in PostgreSQL and was not told where that is. Say it in the environment:
          Server__Postgres="Host=localhost;Database=negotiationsim;Username=…;Password=…"
        """);
    return 2;
}

if (!Guarding.IsConfigured(builder.Configuration) && LoopbackOnly.Refusal(builder.Configuration) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 2;
}

if (builder.AddNegotiationServer(settings) is { } meansNothing)
{
    await Console.Error.WriteLineAsync($"Server__Verdict: {string.Join("; ", meansNothing.InWords())}");
    return 2;
}

var app = builder.Build();
app.UseNegotiationServer();
if (args is ["doctor"])
{
    return await app.RunDoctorAsync();
}

// Serves, or does what one of JasperFx's verbs says: codegen, resources, describe, projections.
return await app.RunJasperFxCommands(args);
