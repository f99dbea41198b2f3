using System.Diagnostics.CodeAnalysis;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Cli.Verbs;

/// <summary>How agendas are negotiated where they do not say so themselves.</summary>
/// <param name="Perspectives">Ids: who plays side A and side B of a text.</param>
/// <param name="Rounds">A deadline in place of an agenda's own.</param>
/// <param name="Protocol">A protocol in place of an agenda's own.</param>
internal sealed record AgendaWishes(string[] Perspectives, int? Rounds, Protocol? Protocol);

/// <summary>Agendas that were named: scenarios, each for its base, and proposals.</summary>
internal static class Agendas
{
    private static readonly string[] Folders = ["scenarios", "proposals"];

    /// <summary>Finds them; of none that were named every shipped scenario of which something is left to settle.</summary>
    public static bool TryFind(Session session, string[] named, AgendaWishes wishes, [NotNullWhen(true)] out IReadOnlyList<ContestAgenda>? agendas, out int exit)
    {
        agendas = null;
        if (wishes.Perspectives.Length != 2)
        {
            exit = session.Stop(Exit.Findings, "--perspectives takes two ids: who plays side A, who plays side B");
            return false;
        }

        if (wishes.Rounds is < 1 or > BargainingTerms.MostRounds)
        {
            exit = session.Stop(Exit.Findings, $"--rounds takes a number from 1 to {BargainingTerms.MostRounds}");
            return false;
        }

        if (named.Length == 0)
        {
            agendas = Shipped(session, wishes);
            exit = agendas.Count > 0 ? Exit.Done : session.Stop(Exit.NotFound, "no scenario was found that can be negotiated; name one, or the folder of the seeds with --seeds DIR");
            return agendas.Count > 0;
        }

        var found = new List<ContestAgenda>();
        foreach (var name in named.Distinct(StringComparer.Ordinal))
        {
            if (Finder.TryFind(session, name, "scenario or proposal", Folders, out var file, out exit) is not { } finder || !session.TryTake(Of(finder.Library, file!, name, wishes), out var agenda, out exit))
            {
                return false;
            }

            found.Add(agenda);
        }

        (agendas, exit) = (found, Exit.Done);
        return true;
    }

    private static List<ContestAgenda> Shipped(Session session, AgendaWishes wishes)
    {
        var library = session.Library();
        return [.. library.Files.Where(file => file.Folder == "scenarios").Select(file => library.Read(file).Value).OfType<ScenarioFile>().Select(scenario => library.Agenda(scenario, wishes.Rounds, wishes.Protocol).Value).OfType<ContestAgenda>()];
    }

    private static Answer<ContestAgenda> Of(Library library, WrittenFile file, string name, AgendaWishes wishes)
    {
        if (file is ScenarioFile scenario)
        {
            return library.Agenda(scenario, wishes.Rounds, wishes.Protocol);
        }

        if (file is not ProposalFile text)
        {
            return new NoAnswer.Mistaken($"\"{name}\" is a {file.Kind}; a scenario or a proposal is expected here");
        }

        var perspectives = Beholders.Choose(library, wishes.Perspectives, [], forScreen: false);
        return perspectives.Value is { Count: 2 } seats ? library.Agenda(text, seats[0], seats[1], wishes.Rounds, wishes.Protocol) : perspectives.Why ?? new NoAnswer.Mistaken("--perspectives takes two ids");
    }
}
