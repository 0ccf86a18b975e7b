package dev.goodhart.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditAssignmentTest {
    private static final RandomGenerator RANDOM =
            SeedTree.of("credit assignment test").generator();

    private static double[] shapley(int units, CoalitionValue value) {
        return CreditAssignment.assign(units, value, CreditMethod.shapley()).credits();
    }

    private static double[] owen(int units, CoalitionValue value, OwenTree tree) {
        return CreditAssignment.assign(units, value, CreditMethod.owen(tree)).credits();
    }

    private static void near(double[] actual, double tolerance, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("unit %d", i).isEqualTo(expected[i], within(tolerance));
        }
    }

    /**
     * By the six orders: unit 0 adds 1 when it does not come first (4 of 6), each right glove adds 1 when it comes second after unit 0
     * (1 of 6). With (1,(2,3)) only orders that keep 2 and 3 together count: unit 0 first or last (1/2), else the first of the pair.
     */
    @Test
    void gloveGame() {
        near(shapley(3, Games.glove()), 1e-12, 2.0 / 3, 1.0 / 6, 1.0 / 6);
        OwenTree rightTogether = OwenTree.fork(OwenTree.leaf(0), OwenTree.fork(OwenTree.leaf(1), OwenTree.leaf(2)));
        near(owen(3, Games.glove(), rightTogether), 1e-12, 0.5, 0.25, 0.25);
        OwenTree leftWithOne = OwenTree.fork(OwenTree.fork(OwenTree.leaf(0), OwenTree.leaf(1)), OwenTree.leaf(2));
        near(owen(3, Games.glove(), leftWithOne), 1e-12, 0.75, 0.25, 0);
    }

    @Test
    void creditSumsToWhatTheWholeAdds() {
        for (int game = 0; game < 100; game++) {
            int units = 1 + game % 8;
            double[] table = Games.random(units, RANDOM);
            double added = table[table.length - 1] - table[0];
            for (CreditMethod method : new CreditMethod[] {
                CreditMethod.shapley(), CreditMethod.owen(OwenTree.balanced(units)), CreditMethod.prefix()
            }) {
                Credits credits = CreditAssignment.assign(units, CoalitionValue.table(table), method);
                assertThat(Arrays.stream(credits.credits()).sum()).isEqualTo(added, within(1e-9));
                assertThat(credits.efficiencyResidual()).isLessThan(1e-9);
                assertThat(credits.empty()).isEqualTo(table[0]);
                assertThat(credits.total()).isEqualTo(table[table.length - 1]);
            }
        }
    }

    /** Beside the definition, order by order. */
    @Test
    void exactShapleyIsTheMeanOverAllOrders() {
        int units = 5;
        double[] table = Games.random(units, RANDOM);
        double[] sums = new double[units];
        int orders = addOrders(new int[units], 0, 0, table, sums);
        assertThat(orders).isEqualTo(120);
        near(
                shapley(units, CoalitionValue.table(table)),
                1e-12,
                Arrays.stream(sums).map(s -> s / orders).toArray());
    }

    private static int addOrders(int[] order, int length, int present, double[] table, double[] sums) {
        if (length == order.length) {
            int bits = 0;
            for (int unit : order) {
                sums[unit] += table[bits | 1 << unit] - table[bits];
                bits |= 1 << unit;
            }
            return 1;
        }
        int count = 0;
        for (int unit = 0; unit < order.length; unit++) {
            if ((present >> unit & 1) == 0) {
                order[length] = unit;
                count += addOrders(order, length + 1, present | 1 << unit, table, sums);
            }
        }
        return count;
    }

    @Test
    void owenIsShapleyOnTwoBodyGames() {
        int units = 7;
        double[] alone = RANDOM.doubles(units, -1, 1).toArray();
        double[][] pair = new double[units][];
        double[] expected = alone.clone();
        for (int i = 0; i < units; i++) {
            pair[i] = RANDOM.doubles(i, -1, 1).toArray();
            for (int j = 0; j < i; j++) {
                expected[i] += pair[i][j] / 2;
                expected[j] += pair[i][j] / 2;
            }
        }
        CoalitionValue game = Games.twoBody(alone, pair);
        near(shapley(units, game), 1e-9, expected);
        near(owen(units, game, OwenTree.balanced(units)), 1e-9, expected);
    }

    /** The card's counts of distinct evaluations. */
    @ParameterizedTest
    @CsvSource({"8, 44", "16, 172", "32, 684"})
    void aBalancedTreeAsksAboutTwoThirdsOfTheSquare(int units, int evaluations) {
        AtomicInteger asked = new AtomicInteger();
        CoalitionValue counting = CoalitionValue.each(c -> {
            asked.incrementAndGet();
            return Math.sqrt(c.size());
        });
        Credits credits = CreditAssignment.assign(units, counting, CreditMethod.owen(OwenTree.balanced(units)));
        assertThat(credits.evaluations()).isEqualTo(evaluations);
        // Everybody and nobody are asked again, to see whether the value is deterministic.
        assertThat(asked.get()).isEqualTo(evaluations + 2);
    }

    /** Additive values: no order matters, so even two sampled orders are exact, with a standard error of 0. */
    @Test
    void sampledShapleyIsExactForAdditiveValues() {
        double[] worth = RANDOM.doubles(30, -1, 1).toArray();
        Credits credits = CreditAssignment.assign(30, CoalitionValue.additive(worth), CreditMethod.shapley(200, 3));
        near(credits.credits(), 1e-12, worth);
        near(credits.standardErrors(), 1e-12, new double[30]);
        assertThat(credits.evaluations()).isLessThanOrEqualTo(200);
        assertThat(credits.interactionShare()).isLessThan(1e-9);
    }

    /**
     * 200 estimates of one game with N = 6 by at most 40 evaluations: the squared errors in units of their standard error have the mean
     * of a squared t with 1 to 2 degrees of freedom, so only coverage by a wide margin is held: the mean of the estimates is within 5
     * standard errors of the exact credit.
     */
    @Test
    void sampledShapleyIsUnbiased() {
        int units = 6;
        CoalitionValue game = CoalitionValue.table(Games.random(units, RANDOM));
        double[] exact = shapley(units, game);
        int repeats = 400;
        double[] mean = new double[units];
        double[] square = new double[units];
        for (int seed = 0; seed < repeats; seed++) {
            Credits sampled = CreditAssignment.assign(units, game, CreditMethod.shapley(40, seed));
            assertThat(sampled.evaluations()).isLessThanOrEqualTo(40);
            for (int i = 0; i < units; i++) {
                mean[i] += sampled.credits()[i] / repeats;
                square[i] += sampled.credits()[i] * sampled.credits()[i] / repeats;
            }
        }
        for (int i = 0; i < units; i++) {
            double error = Math.sqrt((square[i] - mean[i] * mean[i]) / repeats);
            assertThat(error).isPositive();
            assertThat(mean[i]).isEqualTo(exact[i], within(5 * error));
        }
    }

    @Test
    void theBudgetDecidesBetweenExactAndSampled() {
        CoalitionValue game = CoalitionValue.each(c -> c.size() * c.size());
        assertThat(CreditAssignment.assign(10, game, CreditMethod.shapley(1024, 0))
                        .standardErrors())
                .isNull();
        Credits sampled = CreditAssignment.assign(10, game, CreditMethod.shapley(1023, 0));
        assertThat(sampled.standardErrors()).isNotNull();
        // Symmetric: every unit adds 2k + 1 after k others, and an order with its reverse adds up to the same for all.
        near(sampled.credits(), 1e-12, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10);
    }

    @Test
    void equalSeedsGiveEqualCredits() {
        CoalitionValue game = CoalitionValue.each(c -> Math.sin(c.hashCode()));
        double[] first =
                CreditAssignment.assign(40, game, CreditMethod.shapley(2000, 5)).credits();
        assertThat(CreditAssignment.assign(40, game, CreditMethod.shapley(2000, 5))
                        .credits())
                .isEqualTo(first);
        assertThat(CreditAssignment.assign(40, game, CreditMethod.shapley(2000, 6))
                        .credits())
                .isNotEqualTo(first);
    }

    @Test
    void theBaselinesKeepTheScore() {
        CoalitionValue score = CoalitionValue.each(c -> c.size() == 4 ? -2 : Double.NaN);
        near(CreditAssignment.assign(4, score, CreditMethod.sparse()).credits(), 0, 0, 0, 0, -2);
        near(CreditAssignment.assign(4, score, CreditMethod.uniform()).credits(), 0, -0.5, -0.5, -0.5, -0.5);
        Credits attention = CreditAssignment.assign(4, score, CreditMethod.attention(1, 0, 2, 1));
        near(attention.credits(), 1e-15, -0.5, 0, -1, -0.5);
        assertThat(attention.evaluations()).isEqualTo(1);
        assertThat(attention.emptyValue()).isEmpty();
    }

    /** v of nobody 1, of unit 0 alone 3, of both 2, of unit 1 alone 7. */
    @Test
    void prefixDifferencesNeedOnlyPrefixes() {
        Credits credits = CreditAssignment.assign(
                2, CoalitionValue.table(new double[] {1, 3, 7, 2}), CreditMethod.prefix(), CreditUse.rewardToGo());
        near(credits.credits(), 0, 2, -1);
        assertThat(credits.evaluations()).isEqualTo(3);
        assertThat(credits.bias()).isNull();
    }

    /** v({1}) = 0, v({2}) = -2, v({1,2}) = 1: SV = (1.5, -0.5); unit 1 is paid 1.5 for what unit 2 will add. */
    @Test
    void theSmallestCounterexampleIsRefusedAndItsBiasFound() {
        CoalitionValue game = CoalitionValue.table(new double[] {0, 0, -2, 1});
        near(shapley(2, game), 1e-12, 1.5, -0.5);
        for (CreditMethod method :
                new CreditMethod[] {CreditMethod.shapley(), CreditMethod.owen(OwenTree.balanced(2))}) {
            assertThatThrownBy(() -> CreditAssignment.assign(2, game, method, CreditUse.rewardToGo()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("reward-to-go")
                    .hasMessageContaining("Maybe take prefix credit");
            RewardToGoBias bias = CreditAssignment.assign(
                            2, game, method, CreditUse.rewardToGo().acceptingBias())
                    .bias();
            assertThat(bias).isNotNull();
            near(bias.leak(), 1e-12, 0, 1.5);
            // Right weights: 1 - 0 for both units.
            assertThat(bias.relative()).isEqualTo(1.5 / Math.sqrt(2), within(1e-12));
        }
        near(CreditAssignment.assign(2, game, CreditMethod.prefix()).credits(), 0, 0, 1);
    }

    @Test
    void additiveValuesHaveNeitherBiasNorInteractions() {
        CoalitionValue game = CoalitionValue.additive(1, -2, 0.5, 3);
        Credits credits = CreditAssignment.assign(
                4, game, CreditMethod.shapley(), CreditUse.rewardToGo().acceptingBias());
        assertThat(credits.bias()).isNotNull();
        assertThat(credits.bias().relative()).isLessThan(1e-12);
        assertThat(credits.interactionShare()).isLessThan(1e-12);
    }

    /** Glove: every unit alone is worth 0, so all credit is carried by interactions. */
    @Test
    void theShareOfInteractionsIsReported() {
        assertThat(CreditAssignment.assign(3, Games.glove(), CreditMethod.shapley())
                        .interactionShare())
                .isEqualTo(1);
        // Units 2 and 4 with an interaction of 2: credits 3 and 5, so 2 of 6 + 2.
        CoalitionValue pair = CoalitionValue.table(new double[] {10, 12, 14, 18});
        assertThat(CreditAssignment.assign(2, pair, CreditMethod.owen(OwenTree.balanced(2)))
                        .interactionShare())
                .isEqualTo(0.25, within(1e-12));
    }

    @Test
    void aValueThatIsNotDeterministicIsFound() {
        for (CreditMethod method : new CreditMethod[] {
            CreditMethod.shapley(),
            CreditMethod.shapley(40, 0),
            CreditMethod.owen(OwenTree.balanced(6)),
            CreditMethod.prefix(),
            CreditMethod.uniform()
        }) {
            AtomicInteger calls = new AtomicInteger();
            CoalitionValue noisy = CoalitionValue.each(c -> c.size() + 1e-5 * calls.incrementAndGet());
            assertThatThrownBy(() -> CreditAssignment.assign(6, noisy, method))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("not deterministic");
        }
    }

    /** Rounding of values near 1e12 is not taken for noise. */
    @Test
    void largeValuesAreNotTakenForNoise() {
        CoalitionValue large = CoalitionValue.each(c -> 1e12 * Math.sqrt(1.1 + c.size()));
        Credits credits = CreditAssignment.assign(9, large, CreditMethod.owen(OwenTree.balanced(9)));
        assertThat(credits.efficiencyResidual()).isLessThan(1);
    }

    @Test
    void valuesThatAreNoNumbersAreNamed() {
        CoalitionValue hole = CoalitionValue.each(c -> c.contains(1) && !c.contains(0) ? Double.NaN : 1);
        assertThatThrownBy(() -> shapley(3, hole))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("The value of the coalition {2} must be a finite number, is NaN");
        assertThatThrownBy(() -> shapley(3, coalitions -> new double[1]))
                .hasMessageContaining("must give 8 numbers for as many coalitions, gave 1");
    }

    @Test
    void whatDoesNotFitTheUnitsIsRefused() {
        CoalitionValue size = CoalitionValue.each(Coalition::size);
        assertThatThrownBy(() -> shapley(21, size))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 20 units")
                .hasMessageContaining("there are 21");
        assertThatThrownBy(() -> CreditAssignment.assign(30, size, CreditMethod.shapley(147, 0)))
                .hasMessageContaining("must be at least 148 for 30 units");
        assertThat(CreditAssignment.assign(30, size, CreditMethod.shapley(148, 0))
                        .evaluations())
                .isLessThanOrEqualTo(148);
        assertThatThrownBy(() -> shapley(0, size)).hasMessageContaining("at least one unit");
        assertThatThrownBy(() -> owen(3, size, OwenTree.balanced(2))).hasMessageContaining("lacks unit 3");
        assertThatThrownBy(() -> owen(2, size, OwenTree.balanced(3)))
                .hasMessageContaining("unit (3) must be one of 1 .. 2");
        assertThatThrownBy(() -> owen(1, size, OwenTree.fork(OwenTree.leaf(0), OwenTree.leaf(0))))
                .hasMessageContaining("has unit 1 twice");
        assertThatThrownBy(() -> CreditAssignment.assign(2, size, CreditMethod.attention(1)))
                .hasMessageContaining("a weight for each of the 2 units, has 1");
        assertThatThrownBy(() -> CreditAssignment.assign(2, size, CreditMethod.attention(1, -1)))
                .hasMessageContaining("unit 2 must be a finite number, at least 0, is -1.0");
        assertThatThrownBy(() -> CreditAssignment.assign(2, size, CreditMethod.attention(0, 0)))
                .hasMessageContaining("positive, finite sum");
    }

    /** A chain of 40 forks would ask 2^40 times. */
    @Test
    void treesThatAreTooDeepAreRefused() {
        OwenTree chain = OwenTree.leaf(0);
        for (int unit = 1; unit < 40; unit++) {
            chain = OwenTree.fork(chain, OwenTree.leaf(unit));
        }
        OwenTree deep = chain;
        assertThatThrownBy(() -> owen(40, CoalitionValue.each(Coalition::size), deep))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("flatter tree");
    }

    @Test
    void manyUnitsAreSplitOnATree() {
        int units = 200;
        double[] worth = RANDOM.doubles(units, -1, 1).toArray();
        near(owen(units, CoalitionValue.additive(worth), OwenTree.balanced(units)), 1e-9, worth);
        assertThat(CreditMethod.recommended(12)).isInstanceOf(CreditMethod.Shapley.class);
        assertThat(CreditMethod.recommended(13)).isInstanceOf(CreditMethod.Owen.class);
    }
}
