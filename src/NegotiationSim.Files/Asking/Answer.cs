using NegotiationSim.Files.Findings;

namespace NegotiationSim.Files.Asking;

/// <summary>Why a question has no answer.</summary>
public abstract record NoAnswer
{
    private NoAnswer()
    {
    }

    /// <summary>One sentence each.</summary>
    public IReadOnlyList<string> InWords() => this switch
    {
        Wrong wrong => [.. wrong.Findings.Select(finding => finding.ToString())],
        Mistaken mistaken => mistaken.Sentences,
        NotThere missing => [missing.Sentence],
        _ => [],
    };

    /// <summary>Something is wrong with a file that the answer needs.</summary>
    public sealed record Wrong(IReadOnlyList<Finding> Findings) : NoAnswer;

    /// <summary>It cannot be asked like this; one sentence a mistake.</summary>
    public sealed record Mistaken(IReadOnlyList<string> Sentences) : NoAnswer
    {
        /// <summary>One mistake.</summary>
        public Mistaken(string sentence)
            : this([sentence])
        {
        }
    }

    /// <summary>It is about something that is not there.</summary>
    public sealed record NotThere(string Sentence) : NoAnswer;
}

/// <summary>An answer, or why there is none.</summary>
public readonly record struct Answer<T>
    where T : class
{
    internal Answer(T? value, NoAnswer? why) => (Value, Why) = (value, why);

    /// <summary>The answer; null where <see cref="Why"/> is not.</summary>
    public T? Value { get; }

    /// <summary>Why there is none; null where there is one.</summary>
    public NoAnswer? Why { get; }

    /// <summary>There is one.</summary>
    public static implicit operator Answer<T>(T value) => new(value, null);

    /// <summary>There is none.</summary>
    public static implicit operator Answer<T>(NoAnswer why) => new(null, why);

    /// <summary>What was read, or the findings.</summary>
    public static implicit operator Answer<T>(Loaded<T> loaded) => loaded.Value is { } value ? value : new NoAnswer.Wrong(loaded.Findings);
}

/// <summary>Makes answers of types that have no conversion.</summary>
internal static class Answer
{
    public static Answer<T> Of<T>(T value)
        where T : class => new(value, null);
}
