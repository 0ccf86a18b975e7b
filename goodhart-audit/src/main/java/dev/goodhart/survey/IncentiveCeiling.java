package dev.goodhart.survey;

/**
 * How much of the first best a metric can reach at its best weight, and the weight from which on it is worse than none.
 *
 * <p>With free effort, in the inner product {@code <x,y> = x'G^-1 y}: {@code w* = (1 - A) <v,h> / <h,h>}, S is a parabola in w around
 * w*, so that S(2 w*) = S(0), and for A = 0 and no moral cost {@code S(w*) / S(first best) = cos^2}. With e >= 0 the surplus is a
 * parabola piece by piece; the weights are then searched for (w >= 0), and the first best obeys e >= 0 as well.
 *
 * @param metricWeight w*, the best weight; negative where the metric is anti-aligned and effort is free
 * @param harmfulWeight the weight beyond which (below which, where w* is negative) the surplus is less than without the metric
 * @param bestSurplus S(w*)
 * @param surplusWithout S(0)
 * @param firstBest surplus of the effort the designer would choose
 * @param attained S(w*) / S(first best)
 */
public record IncentiveCeiling(
        double metricWeight,
        double harmfulWeight,
        double bestSurplus,
        double surplusWithout,
        double firstBest,
        double attained) {
    /**
     * The ceiling for an agent.
     *
     * @param agent the agent
     * @return its ceiling
     * @throws dev.goodhart.input.InvalidInputException if the value or the metric is zero
     */
    public static IncentiveCeiling of(MultitaskAgent agent) {
        CongruenceAngle.of(agent.value(), agent.metric(), agent.cost());
        boolean parabola = !agent.nonNegative() && agent.motivationCrowdingOut() == 0;
        double best = parabola ? vertex(agent) : WeightSearch.best(agent);
        double without = agent.surplus(0.0);
        double harmful = parabola ? 2 * best : WeightSearch.harmful(agent, best);
        double firstBest = agent.surplus(agent.firstBestEffort());
        double reached = agent.surplus(best);
        return new IncentiveCeiling(best, harmful, reached, without, firstBest, reached / firstBest);
    }

    /**
     * The share of the first best that is lost at a weight.
     *
     * @param surplus S(w)
     * @return 1 - S(w) / S(first best), the realised gap
     */
    public double realisedGap(double surplus) {
        return 1 - surplus / firstBest;
    }

    /** Moral costs count in the surplus too, and drop out of its derivative. */
    private static double vertex(MultitaskAgent agent) {
        double scaled = (1 - agent.autonomy())
                * agent.cost().inner(agent.value(), agent.metric())
                / agent.cost().inner(agent.metric(), agent.metric());
        return agent.sensitivity() == 0 ? 0 : (scaled + 0.0) / agent.sensitivity();
    }
}
