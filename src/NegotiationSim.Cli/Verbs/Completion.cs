using System.CommandLine;
using System.Globalization;
using NegotiationSim.Cli.Output;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Scripts with which a shell asks the program itself what may come next.</summary>
internal sealed class CompletionVerb : Verb
{
    private readonly Argument<string> _shell = new("SHELL");

    public CompletionVerb()
        : base("completion", "a script that lets a shell complete verbs, options and ids")
    {
        _shell.CompletionSources.Add([.. Completion.Scripts.Keys]);
        Add(_shell);
    }

    public override string Usage => "bash|zsh|fish|pwsh";

    public override IReadOnlyList<string> Examples => ["negsim completion bash > ~/.local/share/bash-completion/completions/negsim", "negsim completion fish | source"];

    public override int Run(ParseResult parsed, Session session)
    {
        var shell = parsed.GetValue(_shell)!;
        if (!Completion.Scripts.TryGetValue(shell, out var script))
        {
            return session.Stop(Exit.Findings, Spelling.Unknown("shell", shell, Completion.Scripts.Keys, $"write one of {string.Join(", ", Completion.Scripts.Keys)}"));
        }

        session.Terminal.Document(script);
        return Exit.Done;
    }
}

/// <summary>What may come next at a place of a command line.</summary>
internal static class Completion
{
    /// <summary>Scripts by shell; each calls <c>negsim [suggest:POSITION] LINE</c>.</summary>
    public static IReadOnlyDictionary<string, string> Scripts { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = """
            _negsim() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(negsim "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _negsim negsim

            """,
        ["zsh"] = """
            #compdef negsim
            _negsim() {
                local -a words_
                words_=("${(@f)$(negsim "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -a words_ || _files
            }
            compdef _negsim negsim

            """,
        ["fish"] = """
            complete -c negsim -f -a '(negsim "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'

            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName negsim -ScriptBlock {
                param($word, $ast, $position)
                negsim "[suggest:$position]" "$ast" 2>$null | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """,
    };

    /// <summary>Writes one candidate a line.</summary>
    public static int Suggest(Root root, IReadOnlyList<string> args, Terminal terminal)
    {
        // One position and one line, whatever a shell hands over.
        var position = args[0]["[suggest".Length..].Trim(':', ']');
        if (!int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            terminal.Say($"\"{args[0]}\" names no place; write [suggest:12]");
            return Exit.Findings;
        }

        // The line begins with the program's own name.
        var typed = string.Join(' ', args.Skip(1));
        var name = typed.IndexOf(' ', StringComparison.Ordinal);
        var line = name < 0 ? "" : typed[(name + 1)..];
        at = Math.Clamp(at - name - 1, 0, line.Length);
        var labels = root.Parse(line, Root.Parsing).GetCompletions(at).Select(item => item.InsertText ?? item.Label);
        terminal.Document(string.Concat(labels.Select(label => label + "\n")));
        return Exit.Done;
    }
}
