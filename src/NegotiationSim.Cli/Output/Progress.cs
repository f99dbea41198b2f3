using System.Diagnostics;
using System.Globalization;

namespace NegotiationSim.Cli.Output;

/// <summary>
/// A bar on standard error for what takes longer than a second, redrawn in place on a terminal and absent elsewhere. It
/// leaves one line behind.
/// </summary>
internal sealed class Progress : IDisposable
{
    private const int Bar = 20;
    private const int QuietMilliseconds = 1000;
    private const int EveryMilliseconds = 100;

    private readonly Terminal _terminal;
    private readonly string _what;
    private readonly long _all;
    private readonly long _before;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private long _drawnAt = QuietMilliseconds - EveryMilliseconds;
    private bool _isDrawn;
    private long _done;

    private Progress(Terminal terminal, string what, long all, long before) =>
        (_terminal, _what, _all, _before, _done) = (terminal, what, Math.Max(1, all), before, before);

    /// <summary>A bar over so many things, of which some may have been done before.</summary>
    public static Progress Of(Terminal terminal, string what, long all, long before = 0) => new(terminal, what, all, before);

    /// <summary>One more is done, or so many more. Always true, to stand in a filter.</summary>
    public bool Step(long more = 1)
    {
        _done += more;
        var now = _since.ElapsedMilliseconds;
        if (_terminal.ShowsProgress && now - _drawnAt >= EveryMilliseconds)
        {
            Draw();
            _drawnAt = now;
        }

        return true;
    }

    /// <summary>Leaves the last state on its line.</summary>
    public void Dispose()
    {
        if (_isDrawn)
        {
            Draw();
            _terminal.Say("");
        }
    }

    /// <summary>How far it is, how fast it goes, and how long the rest takes at that rate.</summary>
    /// <param name="done">Done, with what was done before.</param>
    /// <param name="all">All there is to do.</param>
    /// <param name="here">Done in these seconds.</param>
    /// <param name="seconds">How long it has taken.</param>
    internal static string Words(long done, long all, long here, double seconds)
    {
        var perSecond = seconds > 0 ? here / seconds : 0;
        var left = perSecond > 0 ? $"{Duration((all - Math.Min(done, all)) / perSecond)} left, " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{left}{done:#,0} of {all:#,0}, {perSecond:#,0} a second");
    }

    private static string Duration(double seconds) => seconds switch
    {
        < 99.5 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds):0} s"),
        < 99.5 * 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:#,0} h"),
    };

    private void Draw()
    {
        _isDrawn = true;
        var filled = (int)(Math.Min(_done, _all) * Bar / _all);
        var bar = Glyphs.Bar(_terminal, filled).PadRight(Bar);

        // What was there may have been longer.
        _terminal.Redraw($"{_what}  {bar}  {Words(_done, _all, _done - _before, _since.Elapsed.TotalSeconds)}    ");
    }
}
