using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using NegotiationSim.Files;
using NegotiationSim.Files.Asking;

namespace NegotiationSim.Web.Judging;

/// <summary>Whose weights and which readings, as an address has them.</summary>
internal sealed record ReadingQuery
{
    [Description("Ids of perspectives with commas between, or all. Equal weights unless said.")]
    [FromQuery(Name = "perspective")]
    public string? Perspective { get; init; }

    [Description("What comparable means: equal-number, equal-share, own-scale, legal-baseline, equal-ceiling, target-ratio, all.")]
    [FromQuery(Name = "norm")]
    public string? Norm { get; init; }

    [Description("What part of a promise counts: pledged, expected, delivered, all.")]
    [FromQuery(Name = "lens")]
    public string? Lens { get; init; }

    [Description("From where steps are counted: status-quo, legal, opening-position, all.")]
    [FromQuery(Name = "baseline")]
    public string? Baseline { get; init; }

    [Description("Whose account a step is entered in: cost, gain, net, all.")]
    [FromQuery(Name = "account")]
    public string? Account { get; init; }

    public Answer<Question> Read() => Question.Read(Perspective, Norm, Lens, Baseline, Account);
}

/// <summary>Up to where a record counts, as an address has it.</summary>
internal sealed record UntilQuery
{
    [Description("A version or a day: 22, 2012-12-31, 2012.")]
    [FromQuery(Name = "at")]
    public string? At { get; init; }

    [Description("As it was known on this day.")]
    [FromQuery(Name = "known-by")]
    public string? KnownBy { get; init; }

    public Answer<Until> Read() => UntilWords.Read(At, KnownBy);
}
