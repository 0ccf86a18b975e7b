package dev.goodhart.studies.heron;

import dev.goodhart.hierarchy.Direction;
import dev.goodhart.hierarchy.Factor;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.Margin;
import dev.goodhart.hierarchy.WeightedSumReward;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.TabularPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * A crossing with a traffic light as a finite world: queues of at most four cars from north and east, and a light that is green for north,
 * yellow, green for east, yellow. In a step the green side lets one car go; then, on green, the light stays (action 0) or turns yellow
 * (action 1), and yellow gives way to the next green; then a car comes from north with probability 0.4 and from east with 0.25. A car that
 * finds four before it is blocked. Factors, all better when lower, expected for each state and action: cars blocked, cars in both queues
 * after the arrivals, turns of the light. Discount 0.97, any state to start with.
 */
public final class CrossingWorld {
    /** The factors in the order in which the study names them: 1, 2 and 3. */
    public static final List<String> FACTORS = List.of("blocked", "queue", "switches");

    private static final int MOST = 4;
    private static final int PHASES = 4;
    private static final int ACTIONS = 2;
    private static final double FROM_NORTH = 0.4;
    private static final double FROM_EAST = 0.25;
    private static final double DISCOUNT = 0.97;
    private static final double RESTART = 0.001;

    private final TabularMdp mdp;
    private final double[][] factors;

    /** Builds the world. */
    public CrossingWorld() {
        int states = (MOST + 1) * (MOST + 1) * PHASES;
        TabularMdp.Builder builder = TabularMdp.builder(states, ACTIONS, DISCOUNT);
        factors = new double[FACTORS.size()][states * ACTIONS];
        for (int north = 0; north <= MOST; north++) {
            for (int east = 0; east <= MOST; east++) {
                for (int phase = 0; phase < PHASES; phase++) {
                    builder.start(state(north, east, phase), 1.0 / states);
                    for (int action = 0; action < ACTIONS; action++) {
                        add(builder, north, east, phase, action);
                    }
                }
            }
        }
        mdp = builder.build();
    }

    private static int state(int north, int east, int phase) {
        return (north * (MOST + 1) + east) * PHASES + phase;
    }

    private void add(TabularMdp.Builder builder, int north, int east, int phase, int action) {
        int from = state(north, east, phase);
        int row = from * ACTIONS + action;
        int leftNorth = phase == 0 ? Math.max(0, north - 1) : north;
        int leftEast = phase == 2 ? Math.max(0, east - 1) : east;
        boolean yellow = phase % 2 == 1;
        int next = yellow || action == 1 ? (phase + 1) % PHASES : phase;
        factors[2][row] = !yellow && action == 1 ? 1 : 0;
        for (int n = 0; n <= 1; n++) {
            for (int e = 0; e <= 1; e++) {
                double probability = (n == 1 ? FROM_NORTH : 1 - FROM_NORTH) * (e == 1 ? FROM_EAST : 1 - FROM_EAST);
                int toNorth = Math.min(MOST, leftNorth + n);
                int toEast = Math.min(MOST, leftEast + e);
                factors[0][row] += probability * (leftNorth + n - toNorth + leftEast + e - toEast);
                factors[1][row] += probability * (toNorth + toEast);
                builder.transition(from, action, state(toNorth, toEast, next), probability);
            }
        }
    }

    /** {@return the world without its factors} */
    public TabularMdp mdp() {
        return mdp;
    }

    /**
     * A factor.
     *
     * @param factor its place in {@link #FACTORS}
     * @return {@code [states * actions]} expected values; not to be written to
     */
    public double[] factor(int factor) {
        return factors[factor];
    }

    /**
     * The factors in another order.
     *
     * @param order places in {@link #FACTORS}, the most important first
     * @param margin standard deviations
     * @return the hierarchy
     */
    public static FactorHierarchy hierarchy(int[] order, double margin) {
        List<Factor> ranked = new ArrayList<>();
        for (int place : order) {
            ranked.add(new Factor(FACTORS.get(place), Direction.LOWER, Margin.standardDeviations(margin)));
        }
        return new FactorHierarchy(ranked);
    }

    /**
     * The rewards of a weighted sum.
     *
     * @param sum weights in the order of {@link #FACTORS}
     * @return {@code [states * actions]} expected rewards
     */
    public double[] reward(WeightedSumReward sum) {
        double[] reward = new double[factors[0].length];
        for (int row = 0; row < reward.length; row++) {
            reward[row] = sum.of(new double[] {factors[0][row], factors[1][row], factors[2][row]});
        }
        return reward;
    }

    /**
     * Long-run averages of the factors, under the stationary law of a chain that starts anew with probability 0.001. That law is 0.001 times
     * the visits with discount 0.999.
     *
     * @param policy a policy
     * @return {@code [3]} averages for each step, in the order of {@link #FACTORS}
     */
    public double[] averages(TabularPolicy policy) {
        double[] visits = Evaluation.of(mdp.withDiscount(1 - RESTART), policy).occupancy();
        double[] averages = new double[factors.length];
        for (int f = 0; f < averages.length; f++) {
            averages[f] = RESTART * Backup.dot(visits, factors[f]);
        }
        return averages;
    }
}
