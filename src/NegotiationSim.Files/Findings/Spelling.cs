namespace NegotiationSim.Files.Findings;

/// <summary>Finds the word that was probably meant.</summary>
public static class Spelling
{
    private const int LongestWord = 64;

    /// <summary>The nearest of the allowed words, if one is near enough; on a tie the first.</summary>
    public static string? Nearest(string written, IEnumerable<string> allowed)
    {
        if (written.Length is 0 or > LongestWord)
        {
            return null;
        }

        var best = (Word: (string?)null, Distance: (Math.Max(written.Length, 3) / 3) + 1);
        foreach (var word in allowed.Where(word => word.Length <= LongestWord))
        {
            var distance = string.Equals(word, written, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(written, word);
            if (distance < best.Distance)
            {
                best = (word, distance);
            }
        }

        return best.Word;
    }

    /// <summary>One sentence: <c>unknown verb "scroe"; write "score"</c>.</summary>
    /// <param name="what">What kind of word it is.</param>
    /// <param name="written">The word.</param>
    /// <param name="known">Words that mean something.</param>
    /// <param name="instead">What to do where none of them is near.</param>
    public static string Unknown(string what, string written, IEnumerable<string> known, string instead)
    {
        var names = known.ToList();
        var nearest = Nearest(written, names) ?? Beginning(written, names);
        return nearest is null ? $"unknown {what} \"{written}\"; {instead}" : $"unknown {what} \"{written}\"; write \"{nearest}\"";
    }

    /// <summary>A name that was left half-way.</summary>
    private static string? Beginning(string written, List<string> names) =>
        written.Length < 3 ? null : names.Find(name => name.StartsWith(written, StringComparison.OrdinalIgnoreCase)) ?? names.Find(name => name.Contains(written, StringComparison.OrdinalIgnoreCase));

    /// <summary>Edits from one word to the other: insert, delete, replace, or swap two neighbours.</summary>
    private static int Distance(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            table[i, 0] = i;
        }

        for (var j = 0; j <= to.Length; j++)
        {
            table[0, j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replace = table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                var best = Math.Min(replace, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
                table[i, j] = swapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
            }
        }

        return table[from.Length, to.Length];
    }
}
