namespace NegotiationSim.Cli.Explain;

/// <summary>The numbers of a verdict.</summary>
internal static class Metrics
{
    public static IReadOnlyList<Explanation> All { get; } =
    [
        new("BI", "balance index, -1 to +1, or undefined", "Who has given more, as a share of all that was given? Positive: side A; negative: side B.")
        {
            Aliases = ["balance", "balance index", "balanceIndex"],
            Formula = ["BI = (A - B) / (A + B)"],
            Symbols = [("A, B", "what each side has given: the sum of its items' values in the reading's norm, lens, baseline and account")],
            Undefined = "A + B is zero: NoConcessions, which is not balanced. A side at zero only for want of a magnitude: MissingMagnitude. One side alone: exactly +1 or -1, OneSided.",
            Example = "A .36, B .24: BI = .12 / .60 = +.20, mild",
            TryNow = "negsim score us-28-2025-11",
            Source = "The usual normalised difference; the choice of what is summed is the norm's.",
        },
        new("parity ratio", "0 to 1, or undefined", "How big is the smaller side's total beside the larger one's?")
        {
            Aliases = ["R", "parityRatio"],
            Formula = ["R = min(A, B) / max(A, B) = (1 - |BI|) / (1 + |BI|)"],
            Undefined = "Both totals are zero. One zero: 0.",
            Example = "A .36, B .24: R = .667",
            Source = "The band limit R = .8 echoes the four-fifths rule; a convention, not a theorem.",
        },
        new("log ratio", "any number, or undefined", "The same on a scale on which twice as much and half as much are equally far from even.")
        {
            Aliases = ["LR", "logRatio", "logRatioShifted"],
            Formula = ["LR = ln A - ln B = 2 artanh(BI)", "LR' = ln(A + .01) - ln(B + .01), where exactly one side is at zero"],
            Undefined = "Either total is zero; then LR' stands in where the other is not.",
            Example = "A .36, B .24: LR = .405",
        },
        new("L1", "imbalance by dimension, |BI| to 1, or undefined", "How far are the two sides from mirroring each other dimension by dimension?")
        {
            Aliases = ["l1", "imbalance"],
            Formula = ["L1 = sum |a_d - b_d| / (A + B)"],
            Symbols = [("a_d, b_d", "what each side has given in dimension d")],
            Undefined = "Nothing was given. 0 only if every dimension mirrors.",
            Example = "a (.20 .12 .02 .02), b (.04 .06 .12 .02): L1 = .533",
        },
        new("K", "compensation, 0 to 1, or undefined", "Which share of the imbalance by dimension is traded off across dimensions?")
        {
            Aliases = ["compensation"],
            Formula = ["K = 1 - |BI| / L1"],
            Undefined = "L1 is zero: every dimension mirrors (Mirror).",
            Example = "BI .20, L1 .533: K = .625. BI near 0 with L1 near 0 is like for like; BI near 0 with K near 1 is logrolled; K near 0: the same side gives everywhere.",
            Source = "New here, not a published index.",
        },
        new("cosine", "0 to 1, or undefined", "Do both sides give the same mix of things? Says nothing about how much.")
        {
            Formula = ["a.b / (|a| |b|)"],
            Undefined = "A side has given nothing.",
        },
        new("interval", "two balance indices, low first", "How far could the balance lie if every range of magnitudes went to its worst ends at once?")
        {
            Formula = ["from BI(A low, B high) to BI(A high, B low)"],
            Undefined = "Both ends are undefined; if one is, it equals the other. An item without a magnitude lies between 0 and 1.",
            Example = "E2E-1, expected: .413 in [.342, .479]",
            Source = "Exact, because BI rises with A and falls with B.",
        },
        new("band", "balanced, mild, strong or lopsided", "How far from even is a balance?")
        {
            Formula = ["|BI| <= 1/9 balanced (R >= .8)", "|BI| <= 1/3 mild (R >= .5)", "|BI| <= 2/3 strong (R >= .2)", "beyond: lopsided"],
            Undefined = "The state is neither Ok nor OneSided.",
            Source = "A convention; the first limit is the switch tau.",
        },
        new("materiality", "a floor under verdicts", "Has enough been given to judge at all?")
        {
            Formula = ["A + B < mu * Omega: BelowMateriality"],
            Symbols = [("mu", ".05"), ("Omega", "mean weight of the dimensions with a counted item")],
            Example = "A .01, B .01 of a weight of 1: numbers shown, verdict withheld",
        },
        new("KPS", "answered share of demands, 0 to 1, or undefined", "If one side is asked for a step, is the other asked for a comparable one? The share of what is asked of a side, by size, that a step asked of the other side covers.")
        {
            Aliases = ["likeForLike", "any", "KPS_like", "KPS_any", "principle", "symmetry principle"],
            Formula = ["KPS = sum x*cov / sum x"],
            Symbols =
            [
                ("x", "size of each demand as an equal-proportion share; unknown sizes stand outside the sums"),
                ("cov", "part of x covered by steps of its class, at most 1; largest demand first, no unit used twice"),
                ("in kind", "its own dimension first (recognition does not answer a pledge of non-use of force), then forces and territory from troops abroad and the other way round"),
                ("by any step", "what is left over answers the rest at the perspective's weights"),
                ("answered", "cov >= .80 from steps no weaker in status or verification and at most 30 days later"),
            ],
            Undefined = "Nothing measurable is asked of that side (Vacuous).",
            Example = "asked of A .2, .1, .3; answers of the class .2, 0, .15: covered 1, 0, .5: KPS .583",
            TryNow = "negsim score us-28-2025-11 --only demands",
            Source = "Follows the symmetry principle reported of the EU paper of February 2026, run in both directions; not a published index. An observer's demands count only with observerDemands = count.",
        },
        new("theta", "credibility, 0 to 1", "How likely is it that a side keeps a new promise, judged by the promises it kept and broke?")
        {
            Aliases = ["credibility", "trust"],
            Formula = ["theta = a / (a + b)", "a = a0 + sum om*f,  b = b0 + sum om*(1 - f)", "om = support * 2^(-age/h_C) * (1 in the same dimension, else simOff)"],
            Symbols = [("f", "kept fraction of a resolved commitment"), ("a0, b0", ".5 each (Jeffreys)"), ("h_C", "10 years"), ("simOff", ".5"), ("age", "0 while a breach goes on")],
            Example = "30 failures say little without their denominator: out of 30 .016, of 60 .500, of 100 .698, of 200 .848",
            TryNow = "negsim whatif failures-without-denominator",
            Source = "Beta-Bernoulli; Gelman et al., Bayesian Data Analysis.",
        },
        new("p", "chance of one promise, 0 to 1", "What is this promise worth, with its verification and enforcement?")
        {
            Aliases = ["chance"],
            Formula = ["p = sigmoid(logit theta + betaV*(ver - .5) + betaE*(enf - .5))"],
            Symbols = [("ver, enf", "0 to 1; not stated: .5"), ("betaV, betaE", "1 each: assumed, not estimated")],
            Example = "theta .389, on-site inspection (.75), full enforcement (1): p = .597",
        },
        new("value", "what one item weighs", "How an item enters its side's total.")
        {
            Aliases = ["item value", "V"],
            Formula = ["V = W * x * rho * nu * s * kappa * 2^(-max(0, due - now)/h_T)"],
            Symbols =
            [
                ("W", "weight of the dimension, for the giver (Gain: the receiver)"),
                ("x", "share of what could be given, by the normaliser"),
                ("rho", "lambda + (1 - lambda)*irreversibility, lambda .5"),
                ("nu", "novelty by baseline and obligation class, 0 or 1"),
                ("s", "by status and lens"),
                ("kappa", "chance of third parties' conditions"),
                ("h_T", "infinite: what is due later is not discounted"),
            ],
        },
        new("net", "signed account of each side", "What has each side gained less what it has borne?")
        {
            Aliases = ["netA", "netB", "difference"],
            Formula = ["Net_g = gains received - costs borne", "difference = Net_B - Net_A, positive when A has given more"],
            Undefined = "It has no balance index, because it is signed (SignedAccount).",
        },
        new("skew-symmetry", "phi, 0 to .5, or undefined", "Among many actors, how one-way is the giving?")
        {
            Aliases = ["phi", "directional consistency", "DC"],
            Formula = ["phi = |(X - X')/2|^2 / |X|^2", "DC = sum |x_ij - x_ji| / sum x_ij"],
            Undefined = "Nobody gives. For two actors phi = BI^2/(1 + BI^2) and DC = |BI|.",
            Source = "Solanas et al. 2006; van Hooff and Wensing 1987.",
        },
        new("Gini", "spread inside a side, or undefined", "How unevenly do the members of one side share its burden?")
        {
            Aliases = ["Theil"],
            Formula = ["Gini = sum |x_i - x_j| / (2 n^2 mean)", "Theil = mean of (x/mean) ln(x/mean)"],
            Undefined = "The mean is zero.",
        },
        new("move type", "what an offer does to its maker and to the other side", "Fortunate (+ +), nice (0 +), concession (- >=0), selfish (+ <=0), unfortunate (<=0 -), silent (0 0).")
        {
            Aliases = ["moveType", "fortunate", "nice", "concession", "selfish", "unfortunate", "silent"],
            Example = "a step that costs its maker and helps the other side is a concession; one that helps nobody is an empty one",
            TryNow = "negsim replay istanbul-2025",
            Source = "Hindriks, Jonker and Tykhonov 2007.",
        },
    ];
}
