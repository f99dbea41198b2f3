namespace NegotiationSim.Cli.Explain;

/// <summary>Norms, lenses, baselines, accounts: the words in every sentence.</summary>
internal static class ReadingTerms
{
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new("EqualNumber", "norm: equal number", "Both sides should give the same number of units.")
        {
            Aliases = ["equal number"],
            Formula = ["x = q / Qref, one Qref for both sides; mean weights; rho = 1"],
            Undefined = "No reference is stated and one side's holdings are unknown: the magnitude is missing (NoReference).",
            Example = "80,000 of 880,000 and 80,000 of 1,500,000: even",
        },
        new("EqualProportion", "norm: equal share", "Both sides should give the same share of what they hold.")
        {
            Aliases = ["equal share", "equal proportion"],
            Formula = ["x = q / H of the giver, at most 1; mean weights; rho = 1"],
            Example = "80,000 of 880,000 and 80,000 of 1,500,000: A +.26",
        },
        new("Sacrifice", "norm: own-scale sacrifice, the headline's", "Both sides should give up the same share of what they could give up at most, each on its own 100 points.")
        {
            Aliases = ["own-scale", "own-scale sacrifice"],
            Formula = ["W of the giver * x by the line's normaliser * rho"],
            Source = "100-point budgets as in Adjusted Winner (Brams and Taylor 1996); a Kalai-Smorodinsky-type comparison between persons.",
        },
        new("LegalBaseline", "norm: sacrifice beyond what is owed", "Sacrifice, in which giving what is owed already is no step, whatever the baseline switch says.")
        {
            Aliases = ["legal baseline norm"],
        },
        new("EqualCeiling", "norm: equal ceiling", "Both sides should end at the same level. Positive: A ends lower, even before anyone has moved.")
        {
            Aliases = ["equal ceiling"],
            Formula = ["line score = (L_B - L_A) / (L_B + L_A), weighted over FOR and each class of weapons"],
            Symbols = [("L", "holdings less what is given up by the lens; at least 0")],
            Undefined = "NoHoldings, ZeroLevels, NoWeight; NoSteps while nobody has moved on any line.",
            Example = "800,000 and 800,000: even, though A gave 80,000 and B 700,000",
        },
        new("TargetRatio", "norm: target ratio", "Both sides should end in a stated ratio, as at Dayton 5 : 2.")
        {
            Aliases = ["target ratio"],
            Formula = ["line score = (t_A*L_B - t_B*L_A) / (t_A*L_B + t_B*L_A)"],
            Undefined = "NoTargetRatio without a target; otherwise as EqualCeiling.",
            TryNow = "negsim score florence-1996-text",
        },
        new("Pledged", "lens", "Promises count in full, offers not at all (unless countOffers)."),
        new("Expected", "lens, the headline's", "Promises count at the credibility of who gives them, offers at half of that."),
        new("Delivered", "lens", "Only what has been done counts. A bare text has delivered nothing."),
        new("StatusQuo", "baseline, the headline's", "Steps count from the situation on the ground, owed or not.")
        {
            Aliases = ["status quo"],
        },
        new("Legal", "baseline", "What was owed already (DISCHARGE) or repeats what is kept (REAFFIRM) is no step. Where the category differs between the two baselines, the headline says that it depends on the baseline.")
        {
            Aliases = ["legal baseline"],
        },
        new("OpeningPosition", "baseline", "As the status quo, and a demand given up (DROPPED) is a step of the side that had made it. Padding one's opening list would buy credit: read with care.")
        {
            Aliases = ["opening position"],
        },
        new("Cost", "account, the headline's", "A step is entered at what giving it costs the giver."),
        new("Gain", "account", "A step is entered at what it brings the other side, at the receiver's weights; nothing if only others benefit."),
        new("Net", "account", "Gains received less costs borne, for each side. Signed, so it has no balance index.")
        {
            Aliases = ["signed account"],
        },
        new("Prop", "normaliser, the default", "A quantity as a share of the giver's own holdings at the baseline date, at most 1."),
        new("Abs", "normaliser", "A quantity as a share of one reference for both sides: stated, else both holdings together."),
        new("Val", "normaliser", "The difference of a perspective's value function before and after."),
        new("LogRatio", "normaliser", "|ln((H - q)/H)|: big cuts weigh more than proportionally; a cut of everything has no number."),
        new("obligation class", "NEW, REAFFIRM, DISCHARGE or DROPPED", "Whether a step is owed by nobody before, repeats what is kept, does what was owed already, or gives up a demand.")
        {
            Aliases = ["NEW", "REAFFIRM", "DISCHARGE", "DROPPED", "obligationClass"],
        },
        new("dimension", "TER FOR WPN BAS SEC LEG ECO HUM VER POL", "Territory, force levels, weapons, troops abroad, guarantees and alliances, recognition and pledges about force, economy, humanitarian, verification, politics.")
        {
            Aliases = ["TER", "FOR", "WPN", "BAS", "SEC", "LEG", "ECO", "HUM", "VER", "POL"],
        },
    ];
}
