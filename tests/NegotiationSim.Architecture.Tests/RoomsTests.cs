using System.Xml.Linq;

namespace NegotiationSim.Architecture.Tests;

public class every_room
{
    private static readonly string[] Terminal = ["System.Console", "Spectre.Console", "System.CommandLine"];
    private static readonly string[] Web = ["System.Net.", "Microsoft.AspNetCore."];
    private static readonly string[] Sql = ["Microsoft.Data.Sqlite", "SQLitePCLRaw", "Npgsql", "Marten", "Wolverine"];

    /// <summary>Core, then Streams and Files, then Web, then the two hosts. Nothing references a host.</summary>
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["NegotiationSim.Core"] = [],
        ["NegotiationSim.Streams"] = ["NegotiationSim.Core"],
        ["NegotiationSim.Files"] = ["NegotiationSim.Core"],
        ["NegotiationSim.Web"] = ["NegotiationSim.Core", "NegotiationSim.Streams", "NegotiationSim.Files"],
        ["NegotiationSim.Server"] = ["NegotiationSim.Core", "NegotiationSim.Streams", "NegotiationSim.Files", "NegotiationSim.Web"],
        ["NegotiationSim.Cli"] = ["NegotiationSim.Core", "NegotiationSim.Streams", "NegotiationSim.Files", "NegotiationSim.Web"],
    };

    [Fact]
    public void references_only_rooms_that_lie_further_in()
    {
        var projects = Rooms.SourceFiles("*.csproj").ToDictionary(file => Path.GetFileNameWithoutExtension(file), XDocument.Load);
        projects.ShouldNotBeEmpty();
        foreach (var (room, project) in projects)
        {
            MayReference.ShouldContainKey(room, "A new project needs its line here and in the architecture.");
            Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).ShouldBeSubsetOf(MayReference[room], $"{room} references another room.");
        }

        Includes(projects["NegotiationSim.Core"], "PackageReference").ShouldBeEmpty("Core needs the base class library alone.");
    }

    [Fact]
    public void of_streams_knows_no_terminal_no_web_and_no_file_format() =>
        References("NegotiationSim.Streams", [.. Terminal, .. Web, "YamlDotNet", "CsvHelper"]).ShouldBeEmpty();

    [Fact]
    public void of_files_knows_no_streams_no_terminal_and_no_web() =>
        References("NegotiationSim.Files", [.. Terminal, .. Web, .. Sql, "NegotiationSim.Streams"]).ShouldBeEmpty();

    [Fact]
    public void of_the_web_knows_no_sql_and_no_terminal() =>
        References("NegotiationSim.Web", [.. Terminal, .. Sql]).ShouldBeEmpty();

    [Fact]
    public void of_the_command_line_knows_no_sql() =>
        References("negsim", Sql).ShouldBeEmpty();

    // The web is slow to load: a verb that does without it must not name it.
    [Fact]
    public void of_the_command_line_knows_the_web_in_its_network_folder_alone() =>
        CompiledCode.Of("negsim").Uses
            .Where(use => Web.Append("NegotiationSim.Web.").Append("Microsoft.Extensions.").Any(space => use.What.StartsWith(space, StringComparison.Ordinal)))
            .Where(use => !use.By.StartsWith("NegotiationSim.Cli.Network.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void keeps_its_source_files_short_enough_to_be_one_thought()
    {
        var files = Rooms.SourceFiles("*.cs").Concat(Rooms.SourceFiles("*.razor")).ToDictionary(file => Path.GetRelativePath(Rooms.Source, file), file => File.ReadLines(file).Count());
        files.ShouldNotBeEmpty();
        files.Where(file => file.Value > 350).ShouldBeEmpty("Split it where the thought ends.");
    }

    // The check script has only white space looked at, which leaves this out.
    [Fact]
    public void names_what_its_files_use_in_order()
    {
        string[] files = [.. Rooms.SourceFiles("*.cs"), .. Rooms.TestFiles("*.cs")];
        files.Length.ShouldBeGreaterThan(500);
        files.Where(file => UsedBy(file) is var used && !used.SequenceEqual(used.OrderBy(one => !one.StartsWith("System", StringComparison.Ordinal)).ThenBy(one => one.Replace('.', '\0'), StringComparer.OrdinalIgnoreCase)))
            .ShouldBeEmpty("'dotnet format' puts usings in order.");
    }

    [Fact]
    public void is_named_for_what_it_holds() =>
        Directory.EnumerateDirectories(Rooms.Source, "*", SearchOption.AllDirectories).Select(Path.GetFileName)
            .Where(name => name is "Common" or "Contracts" or "Application" or "Infrastructure" or "Helpers" or "Utils").ShouldBeEmpty();

    [Fact]
    public void has_types_with_the_fields_own_names()
    {
        string[] emptyWords = ["Event", "Command", "Dto", "Manager", "Helper", "Service"];
        string[] baseRecords = ["NegotiationEvent", "NegotiationCommand", "RecordedEvent"];
        var types = Rooms.Assemblies.SelectMany(Shapes.TypesOf).Where(type => !baseRecords.Contains(type.Name)).ToList();
        types.ShouldNotBeEmpty();
        types.Where(type => emptyWords.Any(word => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal)))
            .ShouldBeEmpty("An event is DemandTabled, a command TableDemand.");
    }

    private static IEnumerable<string> References(string room, string[] forbidden) => CompiledCode.Of(room).References
        .Where(name => forbidden.Any(start => name.StartsWith(start, StringComparison.Ordinal)));

    private static List<string> UsedBy(string file) =>
        [.. File.ReadLines(file).Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.AsSpan(6).ContainsAny(" =(")).Select(line => line[6..^1])];

    private static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(reference => (string?)reference.Attribute("Include") ?? "");
}
