using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NegotiationSim.Server.Operations;

/// <summary>Sends traces and figures to a collector, where the environment names one.</summary>
internal sealed class Exporting : IHostedService, IDisposable
{
    /// <summary>The variable of the OpenTelemetry specification that names it.</summary>
    public const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private TracerProvider? _traces;
    private MeterProvider? _figures;

    /// <summary>Where to; null: nowhere.</summary>
    public static string? Collector => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Collector is not null)
        {
            var node = ResourceBuilder.CreateDefault().AddService(Telemetry.Name, serviceInstanceId: Environment.MachineName);
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(node)
                .AddSource(Telemetry.Name, "Marten", "Wolverine", "Npgsql", "Microsoft.AspNetCore").AddOtlpExporter().Build();
            _figures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(node)
                .AddMeter(Telemetry.Name, "Marten", "Wolverine*", "Npgsql", "Microsoft.AspNetCore*", "System.Runtime").AddOtlpExporter().Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _figures?.Dispose();
        (_traces, _figures) = (null, null);
    }
}
