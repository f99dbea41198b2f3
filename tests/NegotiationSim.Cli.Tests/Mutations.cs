namespace NegotiationSim.Cli.Tests;

public class any_command_line
{
    private const int Lines = 3000;
    private const int Seed = 20260224;

    private static readonly string[] Given =
    [
        "score us-28-2025-11 --norm own-scale,equal-share --lens all --json",
        "score --ledger tests/NegotiationSim.Files.Tests/e2e-1.json --width 60 --only points",
        "replay us-final-offer-2025 --at 2025-04-30 --known-by 2025-05-01 --csv",
        "whatif comparable-forces --perspective ukraine --plain",
        "list proposals --csv",
        "show us-final-offer-2025-04",
        "explain KPS",
        "tournament --game delivery --strategies TFT,ALLD:x=1 --turns 5 --noise .1 --replications 2 --threads 1",
        "domain tests/NegotiationSim.Cli.Tests/ceasefire.xml --profiles tests/NegotiationSim.Cli.Tests/ceasefire-a.xml tests/NegotiationSim.Cli.Tests/ceasefire-b.xml --steps 3 --to xml",
        "play geneva-next-round --as A --variant pledge --seed 7",
        "tournament ceasefire-2008 --strategies Linear,MiCRO --rounds 3 --replications 1 --no-twins --csv",
        "schema scenario",
        "completion bash",
        "act us-led-track return --as russia --case nowhere.negsim --expect 3",
        "fork a b --at 3 --case nowhere.negsim",
        "export a --case nowhere.negsim",
        "verify --case nowhere.negsim",
        "[suggest:5] negsim",
        "validate seeds/perspectives",
    ];

    private static readonly string[] Bits = ["", "-", "--", "--json", "--norm", "=", ",", "all", "\0", "\n", "é", "💥", "\ud800", "../..", "/", "@x", "[suggest:99999999999]", "--width", "-1", "1e309", "2026-02-30", "--", "%s", "{", "help", "--at=", "NaN", "x.yaml", "x.json", ".", "*"];

    [Fact]
    public void ends_with_a_known_code_and_never_with_a_stack()
    {
        var random = new Random(Seed);
        for (var k = 0; k < Lines; k++)
        {
            var args = Mutate(Given[random.Next(Given.Length)].Split(' ').ToList(), random);
            var ran = Terminals.Run(args, k % 3 == 0 ? 80 : null);
            var line = $"line {k} of seed {Seed}: {string.Join(' ', args.Select(arg => $"'{arg}'"))}\n{ran.Error}";
            ran.Exit.ShouldBeOneOf([0, 2, 3, 4, 5], line);
            ran.All.ShouldNotContain("   at NegotiationSim", customMessage: line);
            ran.All.ShouldNotContain("negsim failed", customMessage: line);
            if (ran.Exit != 0)
            {
                ran.Error.ShouldNotBeEmpty(line);
            }
        }
    }

    private static string[] Mutate(List<string> args, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(args.Count + 1);
            switch (random.Next(5))
            {
                case 0:
                    args.Insert(at, Bits[random.Next(Bits.Length)]);
                    break;
                case 1 when at < args.Count:
                    args.RemoveAt(at);
                    break;
                case 2 when at < args.Count:
                    args[at] += Bits[random.Next(Bits.Length)];
                    break;
                case 3 when at < args.Count && args[at].Length > 0:
                    args[at] = args[at].Remove(random.Next(args[at].Length), 1);
                    break;
                default:
                    args.Insert(at, args[random.Next(Math.Max(1, args.Count)) is var from && from < args.Count ? from : 0]);
                    break;
            }

            if (args.Count == 0)
            {
                args.Add(Bits[random.Next(Bits.Length)]);
            }
        }

        return [.. args];
    }
}
