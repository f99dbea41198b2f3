namespace NegotiationSim.Core.Ledger;

/// <summary>
/// What somebody wrote about a step, as far as they wrote it; a null says nothing. Clauses, offers, corrections and
/// per-side overrides are drafts; laid over one another and settled they become <see cref="Concession"/>s.
/// </summary>
public sealed record ConcessionDraft
{
    /// <summary>A draft that says nothing.</summary>
    public static ConcessionDraft Empty { get; } = new();

    /// <summary>Dimension, or class of it.</summary>
    public Line? Line { get; init; }

    /// <summary>Size of the giver's sacrifice.</summary>
    public Magnitude? Magnitude { get; init; }

    /// <summary>The receiver's own magnitude y, a share ≥ 0; absent: the giver's x.</summary>
    public Estimate? ReceiverShare { get; init; }

    /// <summary>0 undone within a week … 1 practically never.</summary>
    public double? Irreversibility { get; init; }

    /// <summary>New, reaffirmed, owed already, or a dropped demand.</summary>
    public ObligationClass? ObligationClass { get; init; }

    /// <summary>The record's own status.</summary>
    public Standing? Standing { get; init; }

    /// <summary>The status as side A reads it, where it differs.</summary>
    public Standing? ReadByA { get; init; }

    /// <summary>The status as side B reads it, where it differs.</summary>
    public Standing? ReadByB { get; init; }

    /// <summary>When the commitment was kept or broken.</summary>
    public DateOnly? ResolvedOn { get; init; }

    /// <summary>False once a breach has ended; a breach goes on until a record ends it.</summary>
    public bool? Continuing { get; init; }

    /// <summary>When the step is due.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>How well it can be verified, 0 none … 1 continuous with challenge.</summary>
    public double? Verification { get; init; }

    /// <summary>How well it is enforced, 0..1.</summary>
    public double? Enforcement { get; init; }

    /// <summary>Whom it benefits; unsaid: the other side; empty: nobody.</summary>
    public EquatableList<Actor>? Beneficiaries { get; init; }

    /// <summary>What has to happen first.</summary>
    public EquatableList<Condition>? Conditions { get; init; }

    /// <summary>Venue, agenda and the like: weighs nothing.</summary>
    public bool? Procedural { get; init; }

    /// <summary>The step in words.</summary>
    public string? Text { get; init; }

    /// <summary>Who coded the magnitude, when it is not published: <c>ours</c> or a name.</summary>
    public string? CodedBy { get; init; }

    /// <summary>Source ids.</summary>
    public EquatableList<string>? Sources { get; init; }

    /// <summary>How well supported the record is; as evidence it weighs this much (0..1).</summary>
    public double? Support { get; init; }

    /// <summary>This draft with everything it leaves unsaid taken from <paramref name="under"/>.</summary>
    public ConcessionDraft Over(ConcessionDraft under) => new()
    {
        Line = Line ?? under.Line,
        Magnitude = Magnitude ?? under.Magnitude,
        ReceiverShare = ReceiverShare ?? under.ReceiverShare,
        Irreversibility = Irreversibility ?? under.Irreversibility,
        ObligationClass = ObligationClass ?? under.ObligationClass,
        Standing = Standing ?? under.Standing,
        ReadByA = ReadByA ?? under.ReadByA,
        ReadByB = ReadByB ?? under.ReadByB,
        ResolvedOn = ResolvedOn ?? under.ResolvedOn,
        Continuing = Continuing ?? under.Continuing,
        Due = Due ?? under.Due,
        Verification = Verification ?? under.Verification,
        Enforcement = Enforcement ?? under.Enforcement,
        Beneficiaries = Beneficiaries ?? under.Beneficiaries,
        Conditions = Conditions ?? under.Conditions,
        Procedural = Procedural ?? under.Procedural,
        Text = Text ?? under.Text,
        CodedBy = CodedBy ?? under.CodedBy,
        Sources = Sources ?? under.Sources,
        Support = Support ?? under.Support,
    };

    /// <summary>
    /// The concession this draft describes, with the model's defaults for what it leaves unsaid: status
    /// <paramref name="fallback"/>, class NEW, irreversibility, verification and enforcement .5 (kept as null here), and
    /// the sources and support of whoever records it (none and 1 unless said otherwise).
    /// </summary>
    public Concession Settle(string id, Actor giver, Line line, ConcessionStatus fallback = ConcessionStatus.Committed, EquatableList<string>? sources = null, double support = 1) => new()
    {
        Id = id,
        Giver = giver,
        Line = Line ?? line,
        Magnitude = Magnitude,
        ReceiverShare = ReceiverShare,
        Irreversibility = Irreversibility,
        ObligationClass = ObligationClass ?? Ledger.ObligationClass.New,
        Standing = Standing ?? new Standing(fallback),
        ReadByA = ReadByA,
        ReadByB = ReadByB,
        ResolvedOn = ResolvedOn,
        Continuing = Continuing ?? true,
        Due = Due,
        Verification = Verification,
        Enforcement = Enforcement,
        Beneficiaries = Beneficiaries ?? DefaultBeneficiaries(giver),
        Conditions = Conditions ?? [],
        Procedural = Procedural ?? false,
        Text = Text ?? id,
        CodedBy = CodedBy,
        Sources = Sources ?? sources ?? [],
        Support = Support ?? support,
    };

    private static readonly EquatableList<Actor> OnlyA = [Actor.A];

    private static readonly EquatableList<Actor> OnlyB = [Actor.B];

    private static EquatableList<Actor> DefaultBeneficiaries(Actor giver) =>
        !giver.IsSide ? [] : giver.Side.Other() == Side.A ? OnlyA : OnlyB;
}

/// <summary>
/// One step of one giver in the ledger: what it is, how big, how far it has come, in whose reading
/// (measurement model §1.1). A third party's step is a gift.
/// </summary>
public sealed record Concession
{
    /// <summary>Unique in its ledger; ties in every ordering are broken by it (ordinal).</summary>
    public required string Id { get; init; }

    /// <summary>Who bears it.</summary>
    public required Actor Giver { get; init; }

    /// <summary>Dimension or class.</summary>
    public required Line Line { get; init; }

    /// <summary>Size; null when nobody stated or coded it.</summary>
    public Magnitude? Magnitude { get; init; }

    /// <summary>The receiver's own magnitude y; null: the giver's x.</summary>
    public Estimate? ReceiverShare { get; init; }

    /// <summary>0..1; null: .5.</summary>
    public double? Irreversibility { get; init; }

    /// <summary>New, reaffirmed, owed already, or a dropped demand.</summary>
    public ObligationClass ObligationClass { get; init; }

    /// <summary>The record's own status.</summary>
    public Standing Standing { get; init; }

    /// <summary>The status as side A reads it, where it differs.</summary>
    public Standing? ReadByA { get; init; }

    /// <summary>The status as side B reads it, where it differs.</summary>
    public Standing? ReadByB { get; init; }

    /// <summary>When the commitment was kept or broken; null: as of the cut-off.</summary>
    public DateOnly? ResolvedOn { get; init; }

    /// <summary>Whether a breach or reversal still goes on.</summary>
    public bool Continuing { get; init; } = true;

    /// <summary>When it is due; null: undated.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>0..1; null: .5.</summary>
    public double? Verification { get; init; }

    /// <summary>0..1; null: .5.</summary>
    public double? Enforcement { get; init; }

    /// <summary>Whom it benefits.</summary>
    public EquatableList<Actor> Beneficiaries { get; init; } = [];

    /// <summary>What has to happen first.</summary>
    public EquatableList<Condition> Conditions { get; init; } = [];

    /// <summary>Weighs nothing.</summary>
    public bool Procedural { get; init; }

    /// <summary>A tilted mutual clause without magnitudes for each side (§1.6).</summary>
    public bool TiltUncoded { get; init; }

    /// <summary>The step in words.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who coded the magnitude, when it is not published.</summary>
    public string? CodedBy { get; init; }

    /// <summary>Source ids.</summary>
    public EquatableList<string> Sources { get; init; } = [];

    /// <summary>Weight as evidence, 0..1.</summary>
    public double Support { get; init; } = 1;

    /// <summary>The standing as <paramref name="reading"/> sees it; where that is null or silent, the record's own.</summary>
    public Standing ReadBy(Side? reading) => reading switch
    {
        Side.A => ReadByA ?? Standing,
        Side.B => ReadByB ?? Standing,
        _ => Standing,
    };

    /// <summary>True when a side is among those whom it benefits.</summary>
    public bool Benefits(Side side)
    {
        foreach (var beneficiary in Beneficiaries)
        {
            if (beneficiary.Side == side)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The record as a draft, to lay changes over.</summary>
    public ConcessionDraft ToDraft() => new()
    {
        Line = Line,
        Magnitude = Magnitude,
        ReceiverShare = ReceiverShare,
        Irreversibility = Irreversibility,
        ObligationClass = ObligationClass,
        Standing = Standing,
        ReadByA = ReadByA,
        ReadByB = ReadByB,
        ResolvedOn = ResolvedOn,
        Continuing = Continuing,
        Due = Due,
        Verification = Verification,
        Enforcement = Enforcement,
        Beneficiaries = Beneficiaries,
        Conditions = Conditions,
        Procedural = Procedural,
        Text = Text,
        CodedBy = CodedBy,
        Sources = Sources,
        Support = Support,
    };
}
