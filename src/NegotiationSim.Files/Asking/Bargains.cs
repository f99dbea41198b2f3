using NegotiationSim.Core.Ledger;
using NegotiationSim.Core.Proposals;
using NegotiationSim.Core.Simulation.Bargaining;
using NegotiationSim.Files.Domains;

namespace NegotiationSim.Files.Asking;

/// <summary>A domain of another program between the parties whose profiles were given.</summary>
/// <param name="Domain">Issues and options.</param>
/// <param name="Profiles">What outcomes are worth to each party; may be none.</param>
public sealed record Bargain(Domain Domain, EquatableList<Profile> Profiles)
{
    /// <summary>Each party's utility of each outcome; null where there are too many to go through.</summary>
    public IReadOnlyList<UtilityTable>? Tables { get; private init; }

    /// <summary>The points that the bargaining concepts pick; null with fewer than two parties, or with too many outcomes.</summary>
    public BargainingSolutions? Solutions { get; private init; }

    /// <summary>Why the outcomes were not gone through; null where they were.</summary>
    public TooManyOutcomes? TooMany => Domain.Space.TooMany();

    /// <summary>Reads a domain and the profiles of it, and works out what can be.</summary>
    /// <param name="domain">The domain's file.</param>
    /// <param name="profiles">The profiles' files, in the order of the parties.</param>
    /// <param name="steps">Into how many equal steps a range of real numbers is cut.</param>
    public static Answer<Bargain> Read(LibraryFile domain, IReadOnlyList<LibraryFile> profiles, int steps = Domain.DefaultSteps)
    {
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(profiles);
        var read = Domain.Read(domain.Open(), domain.Name, steps);
        if (read.Value is not { } known)
        {
            return new NoAnswer.Wrong(read.Findings);
        }

        var parties = profiles.Select(file => Profile.Read(file.Open(), file.Name, known)).ToList();
        return parties.Exists(party => party.Value is null)
            ? new NoAnswer.Wrong([.. parties.SelectMany(party => party.Findings)])
            : new Bargain(known, [.. parties.Select(party => party.Value!)]).WorkedOut();
    }

    /// <summary>The domain as an agenda between the first two parties.</summary>
    /// <param name="rounds">The deadline; a party's discount is spread over the rounds.</param>
    /// <param name="protocol">By which rules they take turns.</param>
    public Answer<ContestAgenda> Agenda(int rounds, Protocol protocol)
    {
        if (TooMany is { } why)
        {
            return new NoAnswer.Mistaken([$"{Domain.Name}: {why.Message}", why.Advice]);
        }

        if (Tables is not { Count: 2 } tables)
        {
            return new NoAnswer.Mistaken("a domain is negotiated between two parties: give two profiles");
        }

        BargainingParty[] parties = [.. Profiles.Select((profile, seat) => new BargainingParty(seat == 0 ? "A" : "B", profile.Utility.Reservation.Mode, profile.OverRounds(rounds).Discount))];
        var table = OfferTables.Tabulated(parties, [.. tables.Select(Offered)]);
        return new ContestAgenda
        {
            Id = Domain.Name,
            Title = Domain.Name,
            Issues = Domain.Space.Issues.Count,
            Packages = (double)Domain.Space.Size,
            IsListed = true,
            Terms = new BargainingTerms(rounds, Opener: null) { Protocol = protocol },
            TableFor = _ => table,
        };
    }

    // What a red line forbids is no offer.
    private static double[] Offered(UtilityTable table) => [.. Enumerable.Range(0, table.Count).Select(outcome => table.IsVetoed(outcome) ? double.NegativeInfinity : table[outcome])];

    private Answer<Bargain> WorkedOut()
    {
        if (TooMany is not null || Profiles.Count == 0)
        {
            return this;
        }

        var tables = new List<UtilityTable>();
        foreach (var profile in Profiles)
        {
            switch (Tabulation.Of(profile.Utility, Domain.Space))
            {
                case Tabulation.Done done:
                    tables.Add(done.Table);
                    break;
                case Tabulation.Incomplete incomplete:
                    return new NoAnswer.Mistaken([.. incomplete.Missing.Take(10).Select(missing => $"{profile.Name}: `{missing.Option}` of `{missing.Issue}` has no value")]);
            }
        }

        return this with { Tables = tables, Solutions = tables.Count > 1 ? BargainingSolutions.Of(tables) : null };
    }
}
