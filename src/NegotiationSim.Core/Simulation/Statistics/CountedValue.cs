namespace NegotiationSim.Core.Simulation.Statistics;

/// <summary>A value with how often it came up.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">How often.</param>
public sealed record CountedValue(double Value, long Count);
