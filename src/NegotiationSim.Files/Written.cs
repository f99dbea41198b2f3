using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Symmetry;

namespace NegotiationSim.Files;

/// <summary>A perspective as it was written.</summary>
/// <param name="Perspective">The perspective.</param>
/// <param name="Illustrative">Its weights are nobody's published ones.</param>
/// <param name="Normalised">Its weights were scaled to add up to 1: a report lists that as a switch.</param>
public sealed record WrittenPerspective(Perspective Perspective, bool Illustrative, bool Normalised);

/// <summary>What is held on one line, and who says so.</summary>
/// <param name="Holding">What each side holds.</param>
/// <param name="Sources">Source ids.</param>
/// <param name="CodedBy">Who coded it, when it is not published.</param>
/// <param name="Support">How well it is supported, 0..1.</param>
public sealed record WrittenHolding(Holding Holding, EquatableList<string> Sources, string? CodedBy, double Support);
