using System.Diagnostics;

namespace NegotiationSim.Cli.Output;

/// <summary>
/// A bar on standard error for what takes longer than a second, redrawn in place on a terminal and absent elsewhere. It
/// leaves one line behind.
/// </summary>
internal sealed class Progress : IDisposable
{
    private const int Bar = 40;
    private const int QuietMilliseconds = 1000;
    private const int EveryMilliseconds = 100;

    private readonly Terminal _terminal;
    private readonly string _what;
    private readonly int _all;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private long _drawnAt = QuietMilliseconds - EveryMilliseconds;
    private bool _isDrawn;
    private int _done;

    private Progress(Terminal terminal, string what, int all) => (_terminal, _what, _all) = (terminal, what, Math.Max(1, all));

    /// <summary>A bar over so many things.</summary>
    public static Progress Of(Terminal terminal, string what, int all) => new(terminal, what, all);

    /// <summary>One more is done. Always true, to stand in a filter.</summary>
    public bool Step()
    {
        _done++;
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

    private void Draw()
    {
        _isDrawn = true;
        var filled = (int)((long)Math.Min(_done, _all) * Bar / _all);
        var bar = new string(_terminal.Unicode ? '━' : '=', filled).PadRight(Bar);
        _terminal.Redraw($"{_what}  {bar}  {_done} of {_all}");
    }
}
