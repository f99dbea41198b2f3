namespace NegotiationSim.Architecture.Tests;

/// <summary>What makes an answer depend on more than its arguments.</summary>
internal static class Purity
{
    public static IEnumerable<Use> Clocks(CompiledCode code) => Among(code,
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.TimeProvider", "System.Diagnostics.Stopwatch");

    public static IEnumerable<Use> Dice(CompiledCode code) => Among(code,
        "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.Random", "System.Security.Cryptography.RandomNumberGenerator");

    public static IEnumerable<Use> Machine(CompiledCode code) => Among(code,
            "System.Console", "System.Environment", "System.AppContext", "System.Diagnostics.Process",
            "System.Globalization.CultureInfo::get_CurrentCulture", "System.TimeZoneInfo::get_Local")
        // Every C# iterator asks for the thread id, to see whether it may be its own first enumerator.
        .Where(use => !use.Is("System.Environment") || (use.What.Contains("::") && !use.Is("System.Environment::get_CurrentManagedThreadId")))
        .Concat(Within(code, "System.IO.", but: ["System.IO.TextReader", "System.IO.TextWriter", "System.IO.StringReader", "System.IO.StringWriter"]))
        .Concat(Within(code, "System.Net.", but: []));

    public static IEnumerable<Use> Threads(CompiledCode code) =>
        Within(code, "System.Threading.", but: ["System.Threading.CancellationToken"])
            .Where(use => !use.By.EndsWith(".ParallelSweep", StringComparison.Ordinal));

    private static IEnumerable<Use> Among(CompiledCode code, params string[] banned) => code.Uses.Where(use => banned.Any(use.Is));

    private static IEnumerable<Use> Within(CompiledCode code, string space, string[] but) =>
        code.Uses.Where(use => use.What.StartsWith(space, StringComparison.Ordinal) && !but.Any(use.Is));
}
