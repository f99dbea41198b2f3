using NegotiationSim.Core.Negotiations;
using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Findings;
using NegotiationSim.Streams;

namespace NegotiationSim.Cli.Tests;

public class everything_that_is_said
{
    public static IEnumerable<string> Terms =>
    [
        .. Enum.GetNames<Norm>(), .. Enum.GetNames<Lens>(), .. Enum.GetNames<Baseline>(), .. Enum.GetNames<Account>(),
        .. Enum.GetNames<VerdictState>(), .. Enum.GetValues<Caveats>().Where(flag => flag != Caveats.None).Select(flag => flag.ToString()),
        .. Enum.GetValues<RefusalCode>().Select(code => new Refusal(code, "", []).CodeText),
        .. Enum.GetValues<StreamFault>().Select(fault => new StreamFinding(fault, "", "").Code),
        .. Enum.GetNames<UnansweredBecause>(),
        .. FindingCodes.All.Select(code => code.Code),
        .. "BI R LR L1 K KPS cosine interval band lam tau mu piO countOffers hT hC simOff betaV betaE a0 b0 observerDemands demandWindow dueSlack thirdParty sharedWeights".Split(' '),
    ];

    [Fact]
    public void is_explained() =>
        Terms.Where(term => Terminals.Piped("explain", term) is var ran && (ran.Exit != 0 || ran.Out.Length < 40)).ShouldBeEmpty();

    [Fact]
    public void and_each_name_finds_one_explanation() =>
        Explain.Terms.All.GroupBy(one => one.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
}

public class the_help
{
    [Fact]
    public void lists_the_verbs_that_exist_and_no_others()
    {
        string[] groups = ["Look ", "Study ", "Write ", "Share "];
        var listed = Terminals.Piped("--help").Out.Split('\n')
            .Where(line => groups.Any(group => line.StartsWith(group, StringComparison.Ordinal)))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        listed.ShouldBe(new Root().Verbs.Select(verb => verb.Name), ignoreOrder: true);
    }

    [Fact]
    public void of_each_verb_has_an_example_that_parses()
    {
        var root = new Root();
        foreach (var verb in root.Verbs)
        {
            var help = Terminals.Piped(verb.Name, "--help");
            help.Exit.ShouldBe(0);
            help.Out.ShouldContain("Example");
            verb.Examples.ShouldNotBeEmpty();
            foreach (var example in verb.Examples)
            {
                var line = example.Split(" > ")[0].Split(" | ")[0];
                root.Parse(System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(line).Skip(1).ToList(), Root.Parsing).Errors.ShouldBeEmpty(example);
            }
        }
    }

    [Fact]
    public void the_shell_completes_verbs_options_and_ids()
    {
        Terminals.Piped("[suggest:10]", "negsim rep").Out.ShouldContain("replay\n");
        Terminals.Piped("[suggest:16]", "negsim score --n").Out.ShouldContain("--norm\n");
    }

    [Fact]
    public void the_neutral_perspective_is_the_one_that_is_shipped()
    {
        var library = NegotiationSim.Files.Library.Of([], [Path.Combine(Terminals.Root, "seeds")]);
        var file = (NegotiationSim.Files.PerspectiveFile)library.Read(library.Files.First(one => one.Id == "neutral")).Value!;
        file.Perspective.Perspective.WeightsOfA.ByDimension.ShouldBe(Files.Asking.Beholders.Neutral.WeightsOfA.ByDimension);
        file.Perspective.Perspective.Title.ShouldBe(Files.Asking.Beholders.Neutral.Title);
    }
}
