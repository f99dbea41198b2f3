using Microsoft.AspNetCore.Http;
using NegotiationSim.Web.Answers;

namespace NegotiationSim.Web.Negotiations;

/// <summary>The id of a command: from whoever sends it, so that repeating it is safe, else a new one.</summary>
internal static class CommandIds
{
    private const int Longest = 200;

    public static bool TryRead(string? header, string? query, out string id, out IResult? problem)
    {
        // The draft of the header's standard writes it in quotes.
        var written = header is ['"', .. var inside, '"'] ? inside : header;
        (id, problem) = (written ?? query ?? Guid.CreateVersion7().ToString("N"), null);
        if (written is not null && query is not null && written != query)
        {
            problem = Problems.Mistaken("Idempotency-Key and commandId name two commands; send one of them");
        }
        else if (string.IsNullOrWhiteSpace(id) || id.Length > Longest || id.Any(letter => letter is < ' ' or > '~'))
        {
            problem = Problems.Mistaken($"a command's id has 1 to {Longest} letters, digits and signs of ASCII");
        }

        return problem is null;
    }
}
