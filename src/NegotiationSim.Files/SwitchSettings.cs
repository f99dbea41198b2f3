using NegotiationSim.Core.Symmetry;
using NegotiationSim.Files.Answers;
using NegotiationSim.Files.Kinds;

namespace NegotiationSim.Files;

/// <summary>Switches as they are written and shown.</summary>
public static class SwitchSettings
{
    /// <summary>Every switch that is off its default, by name and as it is written.</summary>
    public static IEnumerable<SwitchSetting> OffDefault(Switches switches) => SwitchTable.OffDefault(switches);
}
