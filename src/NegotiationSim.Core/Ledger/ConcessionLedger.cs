using System.Collections.Immutable;

namespace NegotiationSim.Core.Ledger;

/// <summary>
/// What each side holds on one line at the baseline date: numbers, ranges or unknown; or one pooled number for both
/// (territory at issue). Not negative.
/// </summary>
/// <param name="A">Side A's holdings; null unknown.</param>
/// <param name="B">Side B's holdings; null unknown.</param>
/// <param name="Pooled">One number that is both sides' reference; excludes the other two.</param>
public readonly record struct Holding(Estimate? A, Estimate? B, Estimate? Pooled = null)
{
    /// <summary>The reference of one side.</summary>
    public Estimate? Of(Side side) => Pooled ?? side switch
    {
        Side.A => A,
        Side.B => B,
        _ => null,
    };

    /// <summary>True when anything is known.</summary>
    public bool IsKnown => A is not null || B is not null || Pooled is not null;

    /// <summary>True when both sides' own holdings are known (a pooled number is nobody's own).</summary>
    public bool BothKnown => A is not null && B is not null && Pooled is null;
}

/// <summary>Who asks: a party and a mediator are at the table, an observer is not.</summary>
public enum AskerRole
{
    /// <summary>A party to the talks.</summary>
    Party,

    /// <summary>A mediator or host.</summary>
    Mediator,

    /// <summary>Not at the table: its demands count only as a what-if (§2.5).</summary>
    Observer,
}

/// <summary>
/// Something asked of a side. Nobody's concession: it works only through the unanswered-demand rule (§2.5).
/// </summary>
public sealed record Demand
{
    /// <summary>Unique among the ledger's demands and items.</summary>
    public required string Id { get; init; }

    /// <summary>Who asks, by name.</summary>
    public required string Asker { get; init; }

    /// <summary>In which role.</summary>
    public required AskerRole Role { get; init; }

    /// <summary>Of which side.</summary>
    public required Side Askee { get; init; }

    /// <summary>Dimension or class.</summary>
    public required Line Line { get; init; }

    /// <summary>Size; null when not stated or coded.</summary>
    public Magnitude? Magnitude { get; init; }

    /// <summary>When it was tabled.</summary>
    public required DateOnly On { get; init; }

    /// <summary>False once it was dropped or met.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>By when it is asked for.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>0..1; null: .5.</summary>
    public double? Verification { get; init; }

    /// <summary>The clause of the package that contains it already; null: none.</summary>
    public string? Clause { get; init; }

    /// <summary>The demand in words.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who coded the magnitude, when it is not published.</summary>
    public string? CodedBy { get; init; }

    /// <summary>Source ids.</summary>
    public EquatableList<string> Sources { get; init; } = [];
}

/// <summary>An earlier, resolved commitment that bears on a giver's credibility (§1.5).</summary>
/// <param name="Giver">Whose record it is.</param>
/// <param name="Dimension">What it was about.</param>
/// <param name="Kept">Kept fraction f, 0..1.</param>
/// <param name="On">When it was resolved; null: as of the cut-off.</param>
/// <param name="Continuing">A breach that still goes on has age 0.</param>
/// <param name="Support">Weight of its source, 0..1.</param>
public sealed record Evidence(Actor Giver, Dimension Dimension, double Kept, DateOnly? On, bool Continuing, double Support)
{
    /// <summary>
    /// The promise itself, where it is on record and read differently by the sides: then a perspective reads it for itself,
    /// and it is evidence only where that reading has it resolved.
    /// </summary>
    public Concession? Promise { get; init; }

    /// <summary>What a promise says about its giver's word; null while nobody reads it as resolved, and for what weighs nothing.</summary>
    public static Evidence? Of(Concession promise)
    {
        ArgumentNullException.ThrowIfNull(promise);
        var isDisputed = promise.ReadByA is not null || promise.ReadByB is not null;
        var kept = promise.Standing.KeptFraction
            ?? (isDisputed ? promise.ReadByA?.KeptFraction ?? promise.ReadByB?.KeptFraction : null);
        if (promise.Procedural || kept is not { } fraction)
        {
            return null;
        }

        var goesOn = promise.Continuing && promise.Standing.Status != ConcessionStatus.Fulfilled;
        return new Evidence(promise.Giver, promise.Line.Dimension, fraction, promise.ResolvedOn, goesOn, promise.Support)
        {
            Promise = isDisputed ? promise : null,
        };
    }
}

/// <summary>How a quantity becomes a share (§1.3).</summary>
public enum Normaliser
{
    /// <summary>Share of own holdings.</summary>
    Prop,

    /// <summary>Share of one reference for both sides.</summary>
    Abs,

    /// <summary>Difference of a perspective's value function.</summary>
    Val,

    /// <summary>Logarithm of the ratio left: big cuts weigh more than proportionally.</summary>
    LogRatio,
}

/// <summary>What a side is entitled to keep on a line, as t_A : t_B (§2.3).</summary>
public readonly record struct Target(double A, double B);

/// <summary>
/// The first of the model's three layers: what was asked, offered, promised and done, up to a cut-off. It holds no
/// weights and no norm.
/// </summary>
public sealed record ConcessionLedger
{
    /// <summary>The day up to which the record counts; also "now" for ages and due dates.</summary>
    public required DateOnly Cutoff { get; init; }

    /// <summary>The steps of both sides.</summary>
    public ImmutableArray<Concession> Items { get; init; } = [];

    /// <summary>Steps of third parties.</summary>
    public ImmutableArray<Concession> Gifts { get; init; } = [];

    /// <summary>
    /// The package on the table: the items of it that are asked of the sides (§2.5). For a proposal its own items; for a
    /// history the text on the table at the cut-off; null when there is none.
    /// </summary>
    public Package? Package { get; init; }

    /// <summary>Demands beside the package.</summary>
    public ImmutableArray<Demand> Demands { get; init; } = [];

    /// <summary>Earlier record.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>Holdings by line.</summary>
    public LineTable<Holding> Holdings { get; init; } = new();

    /// <summary>One reference for both sides (Qref), by line, where stated.</summary>
    public LineTable<double> References { get; init; } = new();

    /// <summary>Targets t_A : t_B by line, or by dimension (a line without a class).</summary>
    public LineTable<Target> Targets { get; init; } = new();

    /// <summary>Normaliser by line, or by dimension (a line without a class), where it is not <see cref="Normaliser.Prop"/>.</summary>
    public LineTable<Normaliser> Normalisers { get; init; } = new();

    /// <summary>
    /// This record measured with the tables of another: its own holdings stand before theirs, line by line; references,
    /// targets and normalisers are theirs where it has none, and their earlier record joins its own.
    /// </summary>
    public ConcessionLedger MeasuredWith(ConcessionLedger tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return this with
        {
            Holdings = Merged(Holdings, tables.Holdings),
            References = Merged(References, tables.References),
            Targets = Merged(Targets, tables.Targets),
            Normalisers = Merged(Normalisers, tables.Normalisers),
            Evidence = tables.Evidence.IsEmpty ? Evidence : Evidence.AddRange(tables.Evidence),
        };
    }

    private static LineTable<T> Merged<T>(LineTable<T> own, LineTable<T> theirs) =>
        own.Count == 0 ? theirs
        : theirs.Count == 0 ? own
        : LineTable.Of(theirs.Concat(own), entry => entry.Key, entry => entry.Value);
}

/// <summary>What is asked of both sides by one text.</summary>
/// <param name="Date">When it was tabled.</param>
/// <param name="Items">Its items.</param>
/// <param name="ClauseIds">The ids of its clauses, which demands may name as already containing them.</param>
public sealed record Package(DateOnly Date, ImmutableArray<Concession> Items, ImmutableHashSet<string> ClauseIds)
{
    /// <summary>A text as the package on the table; <paramref name="items"/> are what its clauses become.</summary>
    public static Package Of(Proposal text, ImmutableArray<Concession> items)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Package(text.Date, items, text.Clauses.Select(clause => clause.Id).ToImmutableHashSet(StringComparer.Ordinal));
    }
}
