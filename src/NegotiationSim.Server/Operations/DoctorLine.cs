using System.Text.Json.Serialization;

namespace NegotiationSim.Server.Operations;

/// <summary>How something is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Condition>))]
public enum Condition
{
    /// <summary>It works.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>It works, and somebody should look at it.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>It does not work.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>What the doctor says of one thing.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Condition">How it is.</param>
/// <param name="Says">What is configured and whether it works, in one sentence; never a secret.</param>
public sealed record DoctorLine(string Name, Condition Condition, string Says);

/// <summary>Everything the doctor says.</summary>
/// <param name="Condition">The worst of the lines.</param>
/// <param name="Lines">One a thing.</param>
public sealed record DoctorReport(Condition Condition, IReadOnlyList<DoctorLine> Lines)
{
    internal static DoctorReport Of(IReadOnlyList<DoctorLine> lines) => new(lines.Max(line => line.Condition), lines);
}
