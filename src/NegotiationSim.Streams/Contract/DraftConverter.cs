using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Streams.Contract;

/// <summary>
/// What was written about a step, key by key as in Core. It has a shape of its own because generated code passes members
/// that can only be initialised as the arguments of one constructor, all twenty of them in boxes.
/// </summary>
internal sealed class DraftConverter() : ShapedConverter<ConcessionDraft, DraftShape>("an object that says something of a step")
{
    protected override DraftShape ShapeOf(ConcessionDraft value) => new()
    {
        Line = value.Line,
        Magnitude = value.Magnitude,
        ReceiverShare = value.ReceiverShare,
        Irreversibility = value.Irreversibility,
        ObligationClass = value.ObligationClass,
        Standing = value.Standing,
        ReadByA = value.ReadByA,
        ReadByB = value.ReadByB,
        ResolvedOn = value.ResolvedOn,
        Continuing = value.Continuing,
        Due = value.Due,
        Verification = value.Verification,
        Enforcement = value.Enforcement,
        Beneficiaries = value.Beneficiaries,
        Conditions = value.Conditions,
        Procedural = value.Procedural,
        Text = value.Text,
        CodedBy = value.CodedBy,
        Sources = value.Sources,
        Support = value.Support,
    };

    protected override bool TryValue(DraftShape shape, out ConcessionDraft value)
    {
        value = new ConcessionDraft
        {
            Line = shape.Line,
            Magnitude = shape.Magnitude,
            ReceiverShare = shape.ReceiverShare,
            Irreversibility = shape.Irreversibility,
            ObligationClass = shape.ObligationClass,
            Standing = shape.Standing,
            ReadByA = shape.ReadByA,
            ReadByB = shape.ReadByB,
            ResolvedOn = shape.ResolvedOn,
            Continuing = shape.Continuing,
            Due = shape.Due,
            Verification = shape.Verification,
            Enforcement = shape.Enforcement,
            Beneficiaries = shape.Beneficiaries,
            Conditions = shape.Conditions,
            Procedural = shape.Procedural,
            Text = shape.Text,
            CodedBy = shape.CodedBy,
            Sources = shape.Sources,
            Support = shape.Support,
        };
        return true;
    }
}

internal sealed class DraftShape
{
    public Line? Line { get; set; }

    public Magnitude? Magnitude { get; set; }

    public Estimate? ReceiverShare { get; set; }

    public double? Irreversibility { get; set; }

    public ObligationClass? ObligationClass { get; set; }

    public Standing? Standing { get; set; }

    public Standing? ReadByA { get; set; }

    public Standing? ReadByB { get; set; }

    public DateOnly? ResolvedOn { get; set; }

    public bool? Continuing { get; set; }

    public DateOnly? Due { get; set; }

    public double? Verification { get; set; }

    public double? Enforcement { get; set; }

    public EquatableList<Actor>? Beneficiaries { get; set; }

    public EquatableList<Condition>? Conditions { get; set; }

    public bool? Procedural { get; set; }

    public string? Text { get; set; }

    public string? CodedBy { get; set; }

    public EquatableList<string>? Sources { get; set; }

    public double? Support { get; set; }
}
