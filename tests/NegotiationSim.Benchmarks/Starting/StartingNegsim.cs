using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace NegotiationSim.Benchmarks.Starting;

/// <summary>
/// Whole processes, from start to exit, of negsim as the last commit publishes it; wanted: a score in 5 times what a program takes that only says hello, which on
/// the machine that set it was 0.25 s and 0.05 s, and a sweep's first result in 8 times (0.4 s).
/// </summary>
[InProcess, MedianColumn]
[WarmupCount(2), IterationCount(21), InvocationCount(1)]
public class StartingNegsim
{
    // By whichever is warmed up first, once for all: it takes longer than they do.
    private static readonly Lazy<string> Published = new(Publish);
    private static readonly string Root = RootOf(AppContext.BaseDirectory);

    /// <summary>The floor: what the runtime itself takes.</summary>
    [Benchmark(Baseline = true)]
    public void Hello() => Run("dotnet", [Path.Combine(Published.Value, "hello", "out", "hello.dll")]);

    [Benchmark]
    public void ScoreOfThe28Points() => RunNegsim("score", "us-28-2025-11");

    [Benchmark]
    public void SweepOfWithdrawalInSteps() => RunSweep("withdrawal-in-steps");

    [Benchmark]
    public void SweepOfTheEuPaper() => RunSweep("eu-symmetry-paper");

    [Benchmark]
    public void SweepOfGenevasWorkingGroups() => RunSweep("geneva-working-groups");

    [Benchmark]
    public void SweepOfGenevasNextRound() => RunSweep("geneva-next-round");

    private static void RunSweep(string scenario) => RunNegsim("sweep", $"scenarios/{scenario}.yaml", "--replications", "100");

    private static void RunNegsim(params string[] arguments) => Run(Path.Combine(Published.Value, "negsim", "negsim"), arguments);

    // From a clone, because to publish for this machine changes the lock files; without build servers, which would outlive the build and keep its
    // output open.
    private static string Publish()
    {
        var folder = Directory.CreateTempSubdirectory("negsim-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var (source, negsim, hello) = (Path.Combine(folder, "source"), Path.Combine(folder, "negsim"), Directory.CreateDirectory(Path.Combine(folder, "hello")).FullName);
        Run("git", ["clone", "--quiet", "--depth", "1", new Uri(Root).AbsoluteUri, source]);
        Run("dotnet", ["publish", Path.Combine(source, "src", "NegotiationSim.Cli"), "--disable-build-servers", "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true", "-p:RunAnalyzers=false", "-o", negsim]);
        File.WriteAllText(Path.Combine(hello, "hello.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(hello, "hello.cs"), """System.Console.WriteLine("hello");""");
        Run("dotnet", ["build", hello, "--disable-build-servers", "-c", "Release", "-o", Path.Combine(hello, "out")]);
        return folder;
    }

    private static void Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Root, UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {said}");
        }
    }

    private static string RootOf(string folder) =>
        File.Exists(Path.Combine(folder, "NegotiationSim.sln")) ? folder : RootOf(Path.GetDirectoryName(folder)!);
}
