namespace NegotiationSim.Server.Tests.Desk;

/// <summary>A clock that goes as the true one does, and shows another time.</summary>
internal sealed class SetClock : TimeProvider
{
    private TimeSpan _shift;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;

    public void Set(DateTimeOffset now) => _shift = now - System.GetUtcNow();
}
