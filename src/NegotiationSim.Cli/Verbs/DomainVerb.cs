using System.CommandLine;
using NegotiationSim.Cli.Screens;
using NegotiationSim.Files;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Asking;
using NegotiationSim.Files.Domains;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Looks at another program's domain, and writes it in another program's format.</summary>
internal sealed class DomainVerb : Verb
{
    private const int MostSteps = 99_999;

    private static readonly Target[] Targets =
    [
        new("genius", ".xml", Export.ToGenius, Export.ToGenius),
        new("geniusweb", ".json", Export.ToGeniusWeb, Export.ToGeniusWeb),
        new("negmas", ".json", Export.ToNegmas, Export.ToNegmas),
    ];

    private readonly Argument<string> _domain = new("FILE");
    private readonly Option<string[]> _profiles = Profiles();
    private readonly NumberOption<int> _steps = new("--steps") { Description = "steps that a range of real numbers is cut into (20)", HelpName = "N" };
    private readonly Option<string?> _to = new("--to") { Description = $"write it in another format: {string.Join(", ", Targets.Select(target => target.Word))}", HelpName = "FORMAT" };
    private readonly Option<string?> _into = new("--into") { Description = "folder for what --to writes", HelpName = "DIR" };
    private readonly Formats _formats = new(DomainAnswer.Schema, "one line an outcome of the frontier");

    public DomainVerb()
        : base("domain", "another program's domain: outcomes, frontier, solutions")
    {
        _to.CompletionSources.Add([.. Targets.Select(target => target.Word)]);
        Add(_domain);
        foreach (var option in new Option[] { _profiles, _steps, _to, _into })
        {
            Add(option);
        }

        _formats.AddTo(this);
    }

    private sealed record Target(string Word, string Ending, Func<Domain, Export> OfDomain, Func<Profile, Domain, Export> OfProfile);

    public override string Usage => "FILE [--profiles A B] [options]      FILE: GENIUS XML, GeniusWeb or NegMAS JSON";

    public override string About => "Shows the issues, what the parties make of them, the Pareto frontier and the solutions of Nash, Kalai and Smorodinsky, the egalitarian and the utilitarian one. Utilities are those of the program that wrote the files. With --to it writes domain and profiles in another format. negsim tournament --domain FILE plays it.";

    public override IReadOnlyList<string> Examples =>
    [
        "negsim domain laptop.xml --profiles buyer.xml seller.xml",
        "negsim domain laptop.xml --profiles buyer.xml seller.xml --to negmas --into laptop",
    ];

    /// <summary>The option that names profiles.</summary>
    public static Option<string[]> Profiles() => new("--profiles") { Description = "what outcomes are worth to each party: one file each", HelpName = "FILE …", AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };

    /// <summary>Reads a domain and profiles; null after having said what is wrong with them.</summary>
    public static Bargain? Read(Session session, string domain, string[]? profiles, int? steps, out int exit)
    {
        if (steps is < 1 or > MostSteps)
        {
            exit = session.Stop(Exit.Findings, $"--steps takes a number from 1 to {MostSteps}");
            return null;
        }

        foreach (var path in (profiles ?? []).Prepend(domain).Where(path => !File.Exists(session.Around.Resolve(path))))
        {
            exit = session.Stop(Exit.NotFound, $"no file \"{path}\"");
            return null;
        }

        return session.TryTake(Bargain.Read(Opened(domain), [.. (profiles ?? []).Select(Opened)], steps ?? Domain.DefaultSteps), out var bargain, out exit) ? bargain : null;

        LibraryFile Opened(string path) => new(path, IsNamedById: false, () => Named.BytesOf(session.Around.Resolve(path)));
    }

    public override int Run(ParseResult parsed, Session session)
    {
        if (Read(session, parsed.GetValue(_domain)!, parsed.GetValue(_profiles), _steps.In(parsed), out var exit) is not { } bargain)
        {
            return exit;
        }

        if (parsed.GetValue(_to) is { } word)
        {
            return Array.Find(Targets, target => target.Word == word) is { } target
                ? Write(session, bargain, target, parsed.GetValue(_into))
                : session.Stop(Exit.Findings, Spelling.Unknown("format", word, Targets.Select(target => target.Word), $"write one of {string.Join(", ", Targets.Select(target => target.Word))}"));
        }

        switch (_formats.Of(parsed))
        {
            case Format.Json:
                session.Terminal.Document(DomainAnswer.Write(bargain));
                break;
            case Format.Csv:
                session.Terminal.Document(DomainTable.Of(bargain));
                break;
            default:
                var page = session.Terminal.NewPage();
                new DomainScreen(bargain).Draw(page);
                session.Terminal.Show(page);
                break;
        }

        return Exit.Done;
    }

    /// <summary>All files or none: what the format has no words for stops it before anything is written.</summary>
    private static int Write(Session session, Bargain bargain, Target target, string? into)
    {
        if (into is null)
        {
            return session.Stop(Exit.Findings, "--into DIR is needed with --to");
        }

        var parts = bargain.Profiles.Select((profile, party) => (Name: $"profile-{party + 1}", Export: target.OfProfile(profile, bargain.Domain))).Prepend((Name: "domain", Export: target.OfDomain(bargain.Domain))).ToList();
        if (parts.Select(part => part.Export).OfType<Export.Impossible>().FirstOrDefault() is { } impossible)
        {
            return session.Stop(Exit.Findings, $"{target.Word} has no words for {impossible.Why}");
        }

        var folder = Directory.CreateDirectory(session.Around.Resolve(into)).FullName;
        var files = parts.ConvertAll(part => (Path: Path.Combine(folder, part.Name + target.Ending), ((Export.Done)part.Export).Text));
        if (files.Find(file => File.Exists(file.Path)).Path is { } taken)
        {
            return session.Stop(Exit.Findings, $"\"{taken}\" is there already; name another folder");
        }

        var page = session.Terminal.NewPage();
        foreach (var (path, text) in files)
        {
            File.WriteAllText(path, text);
            page.Line(Path.Combine(into, Path.GetFileName(path)));
        }

        session.Terminal.Show(page);
        return Exit.Done;
    }
}
