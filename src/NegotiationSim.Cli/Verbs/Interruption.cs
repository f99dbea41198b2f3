using System.Runtime.InteropServices;

namespace NegotiationSim.Cli.Verbs;

/// <summary>Ctrl+C as a token: what is running ends in its own time and keeps what it has.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    private Interruption() => _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];

    public CancellationToken Token => _source.Token;

    /// <summary>From now on, until it is disposed of.</summary>
    public static Interruption Caught() => new();

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
    }
}
