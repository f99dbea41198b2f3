using System.Diagnostics;
using System.Text.Json;

namespace NegotiationSim.Cli.Tests;

/// <summary>The real program, as a process.</summary>
public class the_program
{
    [Theory]
    [InlineData(0, "score", "us-28-2025-11", "--json")]
    [InlineData(0, "replay", "us-led-track", "--json")]
    [InlineData(0, "whatif", "eu-symmetry-paper", "--json")]
    public void writes_one_document_and_nothing_else(int exit, params string[] args)
    {
        var (code, output, error) = Run(args);
        code.ShouldBe(exit, error);
        error.ShouldBeEmpty();
        using var document = JsonDocument.Parse(output);
        document.RootElement.GetProperty("schema").GetString().ShouldBe($"negsim/{args[0]}/1");
    }

    [Theory]
    [InlineData(0, "--version")]
    [InlineData(0, "--help")]
    [InlineData(2, "scroe")]
    [InlineData(2, "score", "us-28-2025-11", "--json", "--norm", "x")]
    [InlineData(5, "score", "nothing-of-the-kind", "--json")]
    public void ends_with_the_code_that_says_what_happened(int exit, params string[] args)
    {
        var (code, output, error) = Run(args);
        code.ShouldBe(exit);
        (exit == 0 ? error : output).ShouldBeEmpty();
        (exit == 0 ? output : error).ShouldNotBeEmpty();
    }

    [Fact]
    public void ends_quietly_when_its_reader_has_gone()
    {
        using var process = Start("replay", "geneva-international-discussions", "--all");
        process.StandardOutput.Close();
        process.StandardError.ReadToEnd().ShouldBeEmpty();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    [Fact]
    public void says_the_same_in_any_culture()
    {
        var (_, german, _) = Run(["score", "us-28-2025-11"], ("LANG", "de_DE.UTF-8"), ("LC_ALL", "de_DE.UTF-8"));
        var (_, english, _) = Run(["score", "us-28-2025-11"], ("LANG", "en_US.UTF-8"), ("LC_ALL", "en_US.UTF-8"));
        german.ShouldBe(english);
    }

    private static (int Code, string Out, string Error) Run(string[] args, params (string Name, string Value)[] variables)
    {
        using var process = Start(args, variables);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static Process Start(params string[] args) => Start(args, []);

    private static Process Start(string[] args, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "negsim.dll"), .. args])
        {
            WorkingDirectory = Terminals.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
