namespace NegotiationSim.Files.Tests.Domains;

/// <summary>Small domains of our own, one in each format.</summary>
internal static class SampleDomains
{
    public const string Genius = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- observers, a cap and a share -->
        <negotiation_template>
          <utility_space number_of_issues="3">
            <objective index="0" name="ceasefire" type="objective" etype="objective">
              <issue index="1" name="observers" type="discrete" etype="discrete" vtype="discrete">
                <item index="1" value="none" description=""/>
                <item index="2" value="unarmed"/>
                <item index="3" value="armed &amp; mobile"/>
              </issue>
              <issue index="2" name="cap" type="integer" etype="integer" lowerbound="6" upperbound="10"/>
              <issue index="3" name="share" type="real" etype="real">
                <range lowerbound="0.0" upperbound="1.0"/>
              </issue>
            </objective>
          </utility_space>
        </negotiation_template>
        """;

    public const string GeniusProfile = """
        <utility_space number_of_issues="3">
          <objective index="0" name="ceasefire" type="objective">
            <issue index="1" name="observers" type="discrete">
              <item index="1" value="none" evaluation="0"/>
              <item index="2" value="unarmed" evaluation="3"/>
              <item index="3" value="armed &amp; mobile" evaluation="12"/>
            </issue>
            <issue index="2" name="cap" type="integer" lowerbound="6" upperbound="10">
              <evaluator slope="0.25" offset="0.0"/>
            </issue>
            <issue index="3" name="share" type="real">
              <range lowerbound="0.0" upperbound="1.0"/>
              <evaluator ftype="linear" parameter0="1" parameter1="-2"/>
            </issue>
            <weight index="1" value="0.5"/>
            <weight index="2" value="0.5"/>
            <weight index="3" value="0.25"/>
          </objective>
          <discount_factor value="0.81"/>
          <reservation value="0.125"/>
        </utility_space>
        """;

    public const string Boxes = """
        <negotiation_template>
          <utility_space number_of_issues="2">
            <objective index="0" name="corridors">
              <issue index="1" name="north" type="integer" lowerbound="0" upperbound="9"/>
              <issue index="2" name="south" type="integer" lowerbound="0" upperbound="9"/>
            </objective>
          </utility_space>
        </negotiation_template>
        """;

    public const string BoxesProfile = """
        <utility_space type="nonlinear">
          <objective index="0" name="corridors">
            <issue index="1" name="north" type="integer" lowerbound="0" upperbound="9"/>
            <issue index="2" name="south" type="integer" lowerbound="0" upperbound="9"/>
            <utility maxutility="100">
              <ufun type="PlainUfun" weight="3" aggregation="sum">
                <hyperRectangle utility="40"><INCLUDES index="1" min="2" max="5"/><INCLUDES index="2" min="0" max="3"/></hyperRectangle>
                <hyperRectangle utility="10" weight="2"><INCLUDES index="2" min="3" max="20"/></hyperRectangle>
                <hyperRectangle utility="25"><EXCLUDES index="1" min="0" max="8"/></hyperRectangle>
                <ufun aggregation="sum" weight="0.5"><hyperRectangle utility="10"/></ufun>
              </ufun>
            </utility>
          </objective>
        </utility_space>
        """;

    public const string GeniusWeb = """
        {
          "name": "ceasefire",
          "issuesValues": {
            "observers": {"values": ["none", "unarmed", "armed"]},
            "cap": {"range": ["6", "10", "1"]},
            "share": {"range": [0, 1, 0.25]}
          }
        }
        """;

    public const string GeniusWebProfile = """
        {"LinearAdditiveUtilitySpace": {
          "name": "side A",
          "issueUtilities": {
            "observers": {"discreteutils": {"valueUtilities": {"none": 0, "unarmed": 0.25, "armed": 1}}},
            "cap": {"numberutils": {"lowValue": 6, "lowUtility": 0.5, "highValue": 10, "highUtility": 1}},
            "share": {"numberutils": {"lowValue": 0, "lowUtility": 1, "highValue": 1, "highUtility": 0}}
          },
          "issueWeights": {"observers": 0.5, "cap": 0.25, "share": 0.25},
          "reservationBid": {"issuevalues": {"observers": "unarmed", "cap": 8, "share": 0.5}}
        }}
        """;

    public const string Negmas = """
        {
          "type": "negmas.outcomes.outcome_space.DiscreteCartesianOutcomeSpace",
          "name": "ceasefire",
          "issues": [
            {"type": "negmas.outcomes.CategoricalIssue", "name": "observers", "values": ["none", "unarmed", "armed"], "n_values": 3},
            {"type": "ContiguousIssue", "name": "cap", "values": [6, 10], "n_values": 5},
            {"type": "ContinuousIssue", "name": "share", "values": [0.0, 1.0]},
            {"type": "CardinalIssue", "name": "months", "values": [24, 6, 12]}
          ]
        }
        """;

    public const string NegmasProfile = """
        {
          "type": "LinearAdditiveUtilityFunction",
          "name": "side B",
          "reserved_value": 0.3,
          "bias": 0.5,
          "weights": [0.5, 2.0, 1.0, 0.25],
          "values": [
            {"type": "TableFun", "mapping": {"none": 1, "unarmed": 0.5, "armed": 0}},
            {"type": "AffineFun", "slope": -0.25, "bias": 2.5},
            {"type": "IdentityFun"},
            {"type": "TableFun", "mapping": {"6": 0, "12": 0.5, "24": 1}}
          ]
        }
        """;

    public const string NegmasBoxes = """
        {
          "type": "HyperRectangleUtilityFunction",
          "outcome_ranges": [{"0": "armed", "1": [7, 9]}, {"2": [0.0, 0.5]}, null],
          "utilities": [1.5, -0.25, 0.125],
          "reserved_value": null
        }
        """;

    /// <summary>Every pair of a domain and a profile, by format.</summary>
    public static readonly (string Format, string Domain, string Profile)[] All =
    [
        ("sample.xml", Genius, GeniusProfile),
        ("boxes.xml", Boxes, BoxesProfile),
        ("web.json", GeniusWeb, GeniusWebProfile),
        ("negmas.json", Negmas, NegmasProfile),
        ("rectangles.json", Negmas, NegmasBoxes),
    ];
}
