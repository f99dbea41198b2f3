using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace NegotiationSim.Server.Tests;

/// <summary>What a server has logged with a stack trace, to be looked at.</summary>
internal sealed class KeptLog : ILoggerProvider
{
    /// <summary>One line each: category, message and exception.</summary>
    public ConcurrentQueue<string> Traces { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Traces);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> traces) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
            {
                traces.Enqueue($"{category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
