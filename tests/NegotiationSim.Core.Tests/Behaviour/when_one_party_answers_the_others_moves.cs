using NegotiationSim.Core.Behaviour;
using NegotiationSim.Core.Behaviour.Bargaining;

namespace NegotiationSim.Core.Tests.Behaviour;

/// <summary>The comparative responder and the estimate of its β (§2.4, §5, T34).</summary>
public class when_one_party_answers_the_others_moves
{
    private static readonly double[] Others = [5, 3, 4, 2, 6, 3, 5];

    [Fact]
    public void T34_it_makes_good_half_of_the_difference()
    {
        var own = Responses(first: 1, beta: .5);

        own.ShouldBe([1, 3, 3, 3.5, 2.75, 4.375, 3.6875]);
        ComparativeResponse.Fit(own, Others).ShouldBe(new ComparativeResponse(.5, 0, 1, 6));
    }

    [Fact]
    public void a_response_with_errors_has_a_standard_error()
    {
        // x = 2, −1, 1; y = 1, 1, 2 → Σxy/Σx² = 3/6; errors 0, 1.5, 1.5.
        var response = ComparativeResponse.Fit([0, 1, 2, 4], [2, 0, 3, 9]).ShouldNotBeNull();

        response.Beta.ShouldBe(.5);
        response.StandardError!.Value.ShouldBe(Math.Sqrt(4.5 / 2 / 6), 1e-15);
        response.RSquared!.Value.ShouldBe(1 - (4.5 / 6), 1e-15);
        response.Responses.ShouldBe(3);
    }

    [Fact]
    public void there_is_no_response_without_a_difference()
    {
        ComparativeResponse.Fit([], []).ShouldBeNull();
        ComparativeResponse.Fit([1], [2]).ShouldBeNull();
        ComparativeResponse.Fit([1, 1, 1], [1, 1, 5]).ShouldBeNull();
        ComparativeResponse.Fit([1, 1], [2, 2]).ShouldBe(new ComparativeResponse(0, null, null, 1));
    }

    private static double[] Responses(double first, double beta)
    {
        var own = new double[Others.Length];
        own[0] = first;
        for (var t = 1; t < own.Length; t++)
        {
            own[t] = Comparative.NextMove(own[t - 1], Others[t - 1], beta);
        }

        return own;
    }
}
