using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Streams.Contract;

/// <summary>
/// Walks once through JSON that is spelled as <see cref="CanonicalJson"/> spells it: no white space, members in ordinal
/// order, which whoever reads has to keep to. Anything else, and any text with an escape in it, ends the walk for good:
/// what was read is then worth nothing, and the general reader has to say what the JSON means or what is wrong with it.
/// </summary>
internal ref struct CanonicalScanner(ReadOnlySpan<byte> json)
{
    private const int LongestDate = 21;

    private static readonly SearchValues<byte> EndsPlainText = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (byte)c), (byte)'"', (byte)'\\']);
    private static readonly SearchValues<byte> EndsNumber = SearchValues.Create(",]}"u8);

    private ReadOnlySpan<byte> _rest = json;

    // What stands before the next member: the brace of its object, or a comma.
    private byte _before = (byte)'{';
    private bool _failed;

    /// <summary>True when the object was walked through to its end, which is the end of the JSON.</summary>
    public bool EndsHere()
    {
        Close();
        return !_failed && _rest.IsEmpty;
    }

    public string Text(scoped ReadOnlySpan<byte> key) => Key(key) ? Text() : Fail<string>()!;

    public string? TextIf(scoped ReadOnlySpan<byte> key) => Key(key) ? Text() : null;

    public double Number(scoped ReadOnlySpan<byte> key) => Key(key) ? Number() : Fail<double>();

    public double? NumberIf(scoped ReadOnlySpan<byte> key) => Key(key) ? Number() : null;

    public Estimate? EstimateIf(scoped ReadOnlySpan<byte> key) => Key(key) ? Estimate() : null;

    public EquatableList<string> Texts(scoped ReadOnlySpan<byte> key) => Key(key) ? Texts() : Fail<EquatableList<string>>()!;

    public EquatableList<string>? TextsIf(scoped ReadOnlySpan<byte> key) => Key(key) ? Texts() : null;

    public T Word<T>(scoped ReadOnlySpan<byte> key, WordConverter<T> words)
        where T : struct, Enum => Key(key) ? Word(words) : Fail<T>();

    public T? WordIf<T>(scoped ReadOnlySpan<byte> key, WordConverter<T> words)
        where T : struct, Enum => Key(key) ? Word(words) : null;

    public WorldDate Date(scoped ReadOnlySpan<byte> key)
    {
        var bytes = Key(key) ? Plain() : default;
        Span<char> text = stackalloc char[LongestDate];
        return bytes.Length <= LongestDate && Ascii.ToUtf16(bytes, text, out var length) == OperationStatus.Done && WorldDate.TryParse(text[..length]) is { } date
            ? date
            : Fail<WorldDate>();
    }

    /// <summary>The array of two numbers that a ladder is written as.</summary>
    public (double, double) Pair(scoped ReadOnlySpan<byte> key)
    {
        if (!Key(key) || !Take((byte)'['))
        {
            return Fail<(double, double)>();
        }

        var pair = (Number(), Next());
        return Take((byte)']') ? pair : Fail<(double, double)>();
    }

    /// <summary>True if the next member has this key, and then stands on its value.</summary>
    public bool Key(scoped ReadOnlySpan<byte> key)
    {
        var length = key.Length + 4;
        if (_rest.Length < length || _rest[0] != _before || _rest[1] != '"' || !_rest[2..].StartsWith(key) || _rest[length - 2] != '"' || _rest[length - 1] != ':')
        {
            return false;
        }

        _rest = _rest[length..];
        _before = (byte)',';
        return true;
    }

    /// <summary>Goes into the object that it stands on.</summary>
    public void Open() => _before = (byte)'{';

    /// <summary>Comes out of an object after its last member.</summary>
    public void Close()
    {
        if (_before == '{' && !Take((byte)'{'))
        {
            _failed = true;
        }

        _failed |= !Take((byte)'}');
        _before = (byte)',';
    }

    public T? Fail<T>()
    {
        _failed = true;
        return default;
    }

    private string Text()
    {
        var bytes = Plain();
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Fail<string>()!;
    }

    private T Word<T>(WordConverter<T> words)
        where T : struct, Enum => words.Find(Plain()) ?? Fail<T>();

    private EquatableList<string> Texts()
    {
        if (!Take((byte)'['))
        {
            return Fail<EquatableList<string>>()!;
        }

        if (Take((byte)']'))
        {
            return [];
        }

        var (texts, count) = (default(FewTexts), 0);
        do
        {
            texts[count++] = Text();
        }
        while (count < FewTexts.Room && Take((byte)','));

        return Take((byte)']') ? EquatableList.Create<string>(texts[..count]) : Fail<EquatableList<string>>()!;
    }

    private Estimate Estimate()
    {
        if (!Take((byte)'['))
        {
            return Number();
        }

        var estimate = new Estimate(Number(), Next(), Next());
        return Take((byte)']') ? estimate : Fail<Estimate>();
    }

    private double Next() => Take((byte)',') ? Number() : Fail<double>();

    private double Number()
    {
        var end = _rest.IndexOfAny(EndsNumber);
        var digits = _rest[..Math.Max(end, 0)];
        _rest = _rest[digits.Length..];
        return IsPlainDecimal(digits) && Utf8Parser.TryParse(digits, out double number, out _) && double.IsFinite(number) ? number : Fail<double>();
    }

    private static bool IsPlainDecimal(ReadOnlySpan<byte> number)
    {
        var digits = number.StartsWith((byte)'-') ? number[1..] : number;
        var whole = CountDigits(digits);
        if (whole == 0 || (whole > 1 && digits[0] == '0'))
        {
            return false;
        }

        return whole == digits.Length || (digits[whole] == '.' && CountDigits(digits[(whole + 1)..]) is > 0 and var decimals && whole + 1 + decimals == digits.Length);
    }

    private static int CountDigits(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? end : text.Length;

    // The bytes of a text without escapes.
    private ReadOnlySpan<byte> Plain()
    {
        if (!Take((byte)'"') || _rest.IndexOfAny(EndsPlainText) is var end && (end < 0 || _rest[end] != '"'))
        {
            _failed = true;
            return default;
        }

        var bytes = _rest[..end];
        _rest = _rest[(end + 1)..];
        return bytes;
    }

    private bool Take(byte expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    /// <summary>As many as an event has sources, but for very few.</summary>
    [InlineArray(Room)]
    private struct FewTexts
    {
        public const int Room = 8;

        private string _first;
    }
}
