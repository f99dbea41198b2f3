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
    private readonly string _folder = Directory.CreateTempSubdirectory("negsim-").FullName;
    private readonly string _root = RootOf(AppContext.BaseDirectory);

    private string Negsim => Path.Combine(_folder, "negsim");

    // From a clone, because to publish for this machine changes the lock files; without build servers, which would outlive the build and keep its
    // output open.
    [GlobalSetup]
    public void Publish()
    {
        var source = Path.Combine(_folder, "source");
        Run("git", ["clone", "--quiet", "--depth", "1", new Uri(_root).AbsoluteUri, source]);
        Run("dotnet", ["publish", Path.Combine(source, "src", "NegotiationSim.Cli"), "--disable-build-servers", "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", Negsim]);
        var hello = Directory.CreateDirectory(Path.Combine(_folder, "hello")).FullName;
        File.WriteAllText(Path.Combine(hello, "hello.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(hello, "hello.cs"), """System.Console.WriteLine("hello");""");
        Run("dotnet", ["build", hello, "--disable-build-servers", "-c", "Release", "-o", Path.Combine(hello, "out")]);
    }

    [GlobalCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    /// <summary>The floor: what the runtime itself takes.</summary>
    [Benchmark(Baseline = true)]
    public void Hello() => Run("dotnet", [Path.Combine(_folder, "hello", "out", "hello.dll")]);

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

    private void RunSweep(string scenario) => RunNegsim("sweep", $"scenarios/{scenario}.yaml", "--replications", "100");

    private void RunNegsim(params string[] arguments) => Run(Path.Combine(Negsim, "negsim"), arguments);

    private void Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _root, UseShellExecute = false, RedirectStandardOutput = true };
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
