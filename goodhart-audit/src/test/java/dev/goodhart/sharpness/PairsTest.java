package dev.goodhart.sharpness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.sharpness.StatePairs.Pair;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {
    /**
     * Points 0, 1, 3 on a line with scores 0, 1, 5. With one neighbour: 0 and 1 see each other with slope 1, 3 sees 1 with slope 2. With
     * two: 0 sees 3 with slope 5/3, 1 sees 3 with slope 2.
     */
    @Test
    void neighboursByHand() {
        double[] points = {0, 1, 3};
        double[] score = {0, 1, 5};
        int[] ticks = new int[1];
        NeighbourSlopes one = NeighbourSlopes.of(points, score, 1, 1.5, () -> ticks[0]++);
        assertThat(one.report().slope()).containsExactly(1, 1, 2);
        assertThat(one.partner()).containsExactly(1, 0, 1);
        assertThat(one.report().shareAbove()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(ticks[0]).isEqualTo(3);

        NeighbourSlopes two = NeighbourSlopes.of(points, score, 10, 1.5, () -> {});
        assertThat(two.report().slope()).containsExactly(new double[] {5.0 / 3, 2, 2}, within(1e-12));
        assertThat(two.partner()).containsExactly(2, 2, 1);
    }

    /** From (0, 0) to (3, 4): slope 10 / 5 = 2, of which 9/25 is of the first feature and 16/25 of the second. */
    @Test
    void thePartsOfTheFeaturesAddUp() {
        NeighbourSlopes slopes = NeighbourSlopes.of(new double[] {0, 0, 3, 4}, new double[] {0, 10}, 1, 1, () -> {});
        assertThat(slopes.report().slope()).containsExactly(2, 2);
        assertThat(slopes.report().byFeature()).containsExactly(new double[] {0.72, 1.28}, within(1e-12));
    }

    /** Two rows at 0 with scores 1 and 4: no slope between them, and none hidden either. */
    @Test
    void rowsAtOnePlaceConflict() {
        NeighbourSlopes slopes = NeighbourSlopes.of(new double[] {0, 0, 2}, new double[] {1, 4, 4}, 1, 1, () -> {});
        assertThat(slopes.conflicting()).isEqualTo(2);
        assertThat(slopes.conflict()).isEqualTo(3);
        assertThat(slopes.report().slope()).containsExactly(1.5, 0, 1.5);

        NeighbourSlopes all = NeighbourSlopes.of(new double[] {7, 7}, new double[] {1, 1}, 3, 1, () -> {});
        assertThat(all.partner()).containsExactly(-1, -1);
        assertThat(all.conflicting()).isZero();
        assertThatThrownBy(() -> NeighbourSlopes.of(new double[] {1}, new double[] {1}, 1, 1, () -> {}))
                .hasMessageContaining("must be two points");
    }

    /**
     * A line 0 - 1 - 2 - end: the end is terminal and 3 is never reached, so that two pairs remain. Rewards under action 0 are 0, 2, 7.
     */
    @Test
    void neighboursOfAWorld() {
        TabularMdp mdp = TabularMdp.builder(5, 2, 0.9)
                .start(0, 1)
                .transition(0, 0, 1, 1)
                .transition(0, 1, 0, 1)
                .transition(1, 0, 2, 1)
                .transition(1, 1, 0, 1)
                .transition(2, 0, 4, 1)
                .transition(2, 1, 1, 1)
                .transition(3, 0, 0, 1)
                .transition(3, 1, 0, 1)
                .terminal(4)
                .build();
        StatePairs pairs = StatePairs.neighbours(mdp);
        assertThat(pairs.pairs()).containsExactly(new Pair(0, 1, 1), new Pair(1, 2, 1));
        double[] expected = {0, 0, 2, 0, 7, 1, 900, 900, 0, 0};
        assertThat(pairs.steepestUnderOneAction(expected, 2))
                .isEqualTo(new StatePairs.ActionSlope(new PairSlope(1, 2, 5), 0));
        assertThat(pairs.steepest(new double[] {4, 1, 2, 99, 99})).isEqualTo(new PairSlope(0, 1, 3));
    }

    /** Over the fewest steps, neighbours alone give the slope of all pairs: on a ring of seven, by going through all 21. */
    @Test
    void neighboursAreEnoughForTheFewestSteps() {
        TabularMdp.Builder ring = TabularMdp.builder(7, 1, 0.9).start(0, 1);
        for (int s = 0; s < 7; s++) {
            ring.transition(s, 0, (s + 1) % 7, 1);
        }
        double[] value = {3, 1, 4, 1, 5, 9, 2};
        PairSlope all = PairSlope.steepest(value, (i, j) -> Math.min(j - i, 7 - (j - i)));
        assertThat(StatePairs.neighbours(ring.build()).steepest(value)).isEqualTo(all);
    }

    @Test
    void oddPairsAreRefused() {
        assertThatThrownBy(() -> new Pair(2, 1, 1)).hasMessageContaining("states in order");
        assertThatThrownBy(() -> new Pair(1, 2, Double.NaN)).hasMessageContaining("distance >= 0");
        StatePairs same = new StatePairs(List.of(new Pair(0, 1, 0)));
        assertThat(same.steepest(new double[] {1, 2}).slope()).isInfinite();
        assertThat(same.steepest(new double[] {1, 1}).slope()).isZero();
        assertThatThrownBy(() -> same.steepest(new double[] {1, Double.NaN})).hasMessageContaining("must be finite");
        assertThatThrownBy(() -> PairSlope.steepest(new double[] {1, Double.NaN}, (i, j) -> 1))
                .hasMessageContaining("The reward of point 1 (NaN) must be finite");
    }

    @Test
    void longRolloutsOfExpansiveWorldsAreRefused() {
        JointMap growing = (x, next) -> next[0] = 1e3 * x[0];
        FieldGradient one = (rows, n, out) -> Arrays.fill(out, 0, n, 1);
        assertThatThrownBy(() -> RolloutSharpness.of(growing, one, new double[] {0}, 1, 200, 1e-3))
                .hasMessageContaining("must be finite");
        assertThatThrownBy(() -> RolloutSharpness.of(growing, one, new double[] {0}, 1, 0, 1e-3))
                .hasMessageContaining("horizon >= 1");
        assertThat(ValueSharpness.sound(0, 0.9, 5)).isZero();
    }
}
