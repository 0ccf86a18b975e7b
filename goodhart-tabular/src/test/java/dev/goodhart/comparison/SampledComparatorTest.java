package dev.goodhart.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.fixture.SampledWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.reward.TransitionBatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class SampledComparatorTest {
    private static final SampledComparator.Settings SETTINGS = SampledComparator.Settings.defaults();

    /** Four states and a terminal one; every probability is a multiple of a quarter. */
    private static TabularMdp quarters(RandomGenerator random) {
        TabularMdp.Builder builder = TabularMdp.builder(5, 2, 0.9);
        for (int row = 0; row < 8; row++) {
            for (int i = 0; i < 4; i++) {
                builder.transition(row / 2, row % 2, random.nextInt(5), 0.25);
            }
            builder.start(row / 2, 1.0 / 8);
        }
        return builder.terminal(4).build();
    }

    private static TabularReward transitionReward(TabularMdp mdp, RandomGenerator random) {
        double[] values = new double[mdp.transitions()];
        for (int k = 0; k < mdp.rowStart()[(mdp.states() - 1) * mdp.actions()]; k++) {
            values[k] = random.nextGaussian();
        }
        return TabularReward.onTransitions(mdp, values);
    }

    /**
     * When every pair's successors come in exact proportion, the sample is the world: least-squares temporal differences with one
     * feature a state solve the Bellman equation of the uniform policy, and the sampled distance is the exact one.
     */
    @Test
    void aSampleInExactProportionGivesTheExactDistance() {
        RandomGenerator random = RandomWorlds.random(40);
        for (int i = 0; i < 20; i++) {
            TabularMdp mdp = quarters(random);
            TabularReward first = transitionReward(mdp, random);
            TabularReward second = transitionReward(mdp, random).plus(first);
            CoverageSample coverage = SampledWorlds.inProportion(mdp, 4);
            SampledComparator comparator = new SampledComparator(
                    coverage.transitions(), StateFeatures.oneHot(mdp), coverage, mdp.discount(), SETTINGS);
            double[] advantage = Evaluation.of(mdp, TabularPolicy.uniform(mdp)).advantages(first.expected(mdp));
            double[] canonical = comparator.canonical(RewardFunction.ofIndices(first));
            for (int pair = 0; pair < 8; pair++) {
                assertThat(canonical[pair]).isCloseTo(advantage[pair], within(1e-12));
            }
            double sampled = comparator
                    .distance(RewardFunction.ofIndices(first), RewardFunction.ofIndices(second), random)
                    .distance();
            assertThat(sampled).isCloseTo(new RewardComparator(mdp).distance(first, second), within(1e-12));
        }
    }

    /**
     * Expected Monte-Carlo error. With T steps over S states a state is visited about T / S times, so the Bellman equation that the
     * fit solves is off by about v = sigma / sqrt(T / S) in a state, sigma the spread of r + discount V(S') there. What V gains from
     * this everywhere alike, v / (1 - discount), a canonical value takes back but for v; so in a world that mixes at once it is off by
     * about 2 v from the fit and sigma / sqrt(k) from its successors, together e. The length of a difference of two unit vectors changes
     * by what their errors have in its direction, which of N errors e / n(c) that do not know each other is e / (n(c) sqrt(N)), n(c)
     * the root mean square of the canonical reward. All of it falls as 1 / sqrt(T) when k grows with T.
     */
    @Test
    void theDistanceConvergesAtTheMonteCarloRate() {
        RandomGenerator random = RandomWorlds.random(41);
        TabularMdp mdp = RandomWorlds.mdp(5, 2, 0.8, random);
        TabularReward first = RandomWorlds.dense(mdp, random);
        TabularReward second = RandomWorlds.dense(mdp, random);
        double exact = new RewardComparator(mdp).distance(first, second);
        double small = rootMeanSquareError(mdp, first, second, exact, 100, 20);
        double large = rootMeanSquareError(mdp, first, second, exact, 1600, 320);
        double expected =
                Math.hypot(expectedError(mdp, first, 1600 * 50, 320), expectedError(mdp, second, 1600 * 50, 320));
        assertThat(large).isLessThan(expected).isGreaterThan(expected / 10);
        // Sixteen times the data: a quarter of the error, give or take the spread of a root mean square over 20 runs
        // (about 16 %
        // each, so a factor of 1.5 either way is more than two standard deviations).
        assertThat(small / large).isBetween(4 / 1.5, 4 * 1.5);
    }

    private static double expectedError(TabularMdp mdp, TabularReward reward, int steps, int successors) {
        Evaluation evaluation = Evaluation.of(mdp, TabularPolicy.uniform(mdp));
        double[] values = evaluation.values(reward.expected(mdp));
        double[] advantage = evaluation.advantages(reward.expected(mdp));
        double sigma = 0;
        double squares = 0;
        for (int row = 0; row < advantage.length; row++) {
            double variance = 0;
            double target = advantage[row] + values[row / mdp.actions()];
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                int next = mdp.successor()[k];
                double seen =
                        reward.value(row / mdp.actions(), row % mdp.actions(), next) + mdp.discount() * values[next];
                variance += mdp.probability()[k] * (seen - target) * (seen - target);
            }
            sigma = Math.max(sigma, Math.sqrt(variance + advantage[row] * advantage[row]));
            squares += advantage[row] * advantage[row];
        }
        double canonical = 2 * sigma / Math.sqrt(steps / (double) mdp.states()) + sigma / Math.sqrt(successors);
        return canonical / Math.sqrt(squares / advantage.length) / Math.sqrt(advantage.length);
    }

    private static double rootMeanSquareError(
            TabularMdp mdp, TabularReward first, TabularReward second, double exact, int trajectories, int successors) {
        double sum = 0;
        int runs = 20;
        for (int seed = 0; seed < runs; seed++) {
            RandomGenerator random = RandomWorlds.random(1000 + seed);
            double error = comparator(mdp, trajectories, successors, random)
                            .distance(RewardFunction.ofIndices(first), RewardFunction.ofIndices(second), random)
                            .distance()
                    - exact;
            sum += error * error;
        }
        return Math.sqrt(sum / runs);
    }

    private static SampledComparator comparator(
            TabularMdp mdp, int trajectories, int successors, RandomGenerator random) {
        return new SampledComparator(
                SampledWorlds.trajectories(mdp, trajectories, 50, random),
                StateFeatures.oneHot(mdp),
                SampledWorlds.everyPair(mdp, successors, random),
                mdp.discount(),
                new SampledComparator.Settings(2, 20, 0.95));
    }

    /** Nominally 95 %; of 40 intervals 34 or more should cover (the chance of fewer is under 1 in 100). */
    @Test
    void theIntervalCoversTheExactDistance() {
        RandomGenerator random = RandomWorlds.random(42);
        TabularMdp mdp = RandomWorlds.mdp(5, 2, 0.8, random);
        TabularReward first = RandomWorlds.dense(mdp, random);
        TabularReward second = RandomWorlds.dense(mdp, random);
        double exact = new RewardComparator(mdp).distance(first, second);
        int covered = 0;
        for (int seed = 0; seed < 40; seed++) {
            RandomGenerator run = RandomWorlds.random(2000 + seed);
            SampledDistance sampled = new SampledComparator(
                            SampledWorlds.trajectories(mdp, 300, 30, run),
                            StateFeatures.oneHot(mdp),
                            SampledWorlds.everyPair(mdp, 100, run),
                            mdp.discount(),
                            SETTINGS)
                    .distance(RewardFunction.ofIndices(first), RewardFunction.ofIndices(second), run);
            assertThat(sampled.low()).isLessThan(sampled.high());
            covered += sampled.low() <= exact && exact <= sampled.high() ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(34);
    }

    /** Phi = phi . w moves the fitted values by exactly -Phi on any sample, so nothing of it is left, however small the sample. */
    @Test
    void shapingWithinTheFeaturesLeavesNothingOnAnySample() {
        RandomGenerator random = RandomWorlds.random(43);
        TabularMdp mdp = quarters(random);
        TabularReward reward = transitionReward(mdp, random);
        TabularReward shaped = reward.times(3)
                .plus(PotentialShaping.of(mdp, random.doubles(5, -9, 9).toArray()));
        SampledDistance same = comparator(mdp, 60, 3, random)
                .distance(RewardFunction.ofIndices(reward), RewardFunction.ofIndices(shaped), random);
        assertThat(same.distance()).isLessThan(1e-12);
        assertThat(same.high()).isLessThan(1e-6);
        assertThat(same.firstBaseline()).isGreaterThan(0.01);
        assertThat(same.exceedsNoise()).isFalse();
        SampledDistance opposite = comparator(mdp, 60, 3, random)
                .distance(RewardFunction.ofIndices(reward), RewardFunction.ofIndices(shaped.times(-1)), random);
        assertThat(opposite.distance()).isCloseTo(2, within(1e-12));
        assertThat(opposite.exceedsNoise()).isTrue();
    }

    /** With samples of their own a reward and its shaped form agree in the limit only, as the baseline says. */
    @Test
    void independentSamplesOfAShapedRewardMeetInTheLimit() {
        RandomGenerator random = RandomWorlds.random(44);
        TabularMdp mdp = quarters(random);
        TabularReward reward = transitionReward(mdp, random);
        TabularReward shaped =
                reward.plus(PotentialShaping.of(mdp, random.doubles(5, -9, 9).toArray()));
        double few = apart(mdp, reward, shaped, 100, 30, random);
        double many = apart(mdp, reward, shaped, 10_000, 3_000, random);
        assertThat(few).isGreaterThan(0.05);
        // A hundred times the data: a tenth of the distance; a factor of three covers the luck of one pair of runs.
        assertThat(many).isBetween(few / 30, few / 3);
        double baseline = comparator(mdp, 10_000, 3_000, random)
                .distance(RewardFunction.ofIndices(reward), RewardFunction.ofIndices(shaped), random)
                .firstBaseline();
        assertThat(baseline).isBetween(many / 3, many * 5);
    }

    private static double apart(
            TabularMdp mdp,
            TabularReward first,
            TabularReward second,
            int trajectories,
            int successors,
            RandomGenerator random) {
        double[] a = comparator(mdp, trajectories, successors, random).canonical(RewardFunction.ofIndices(first));
        double[] b = comparator(mdp, trajectories, successors, random).canonical(RewardFunction.ofIndices(second));
        double difference = 0;
        double size = 0;
        for (int i = 0; i < a.length; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            size += a[i] * a[i];
        }
        return Math.sqrt(difference / size);
    }

    /**
     * One state, two actions: the first pays 1 and terminates, the second pays nothing and is cut off. V = (1 + 0 + 0.9 V) / 2, so
     * V = 10/11; the first action is worth 1 - 10/11 = 1/11 more than V, the second 0.9 * 10/11 - 10/11 = -1/11.
     */
    @Test
    void terminatedStepsEndTheValueAndTruncatedOnesDoNot() {
        TransitionBatch steps = TransitionBatch.builder(1, 1)
                .add(new double[] {0}, new double[] {0}, new double[] {0}, StepEnd.TERMINATED)
                .add(new double[] {0}, new double[] {1}, new double[] {0}, StepEnd.TRUNCATED)
                .build();
        RewardFunction reward = (batch, out) -> {
            for (int i = 0; i < batch.size(); i++) {
                out[i] = 1 - batch.action()[i];
            }
        };
        double[] canonical =
                new SampledComparator(steps, constant(), new CoverageSample(steps, 1), 0.9, SETTINGS).canonical(reward);
        assertThat(canonical[0]).isCloseTo(1.0 / 11, within(1e-15));
        assertThat(canonical[1]).isCloseTo(-1.0 / 11, within(1e-15));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        TabularMdp mdp = RandomWorlds.mdp(5, 2, 0.8, RandomWorlds.random(45));
        RewardFunction first = RewardFunction.ofIndices(RandomWorlds.dense(mdp, RandomWorlds.random(46)));
        RewardFunction second = RewardFunction.ofIndices(RandomWorlds.dense(mdp, RandomWorlds.random(47)));
        SampledComparator comparator = comparator(mdp, 50, 5, RandomWorlds.random(48));
        SampledDistance once = comparator.distance(first, second, RandomWorlds.random(1));
        assertThat(comparator.distance(first, second, RandomWorlds.random(1))).isEqualTo(once);
        SampledDistance other = comparator.distance(first, second, RandomWorlds.random(2));
        assertThat(other.distance()).isEqualTo(once.distance());
        assertThat(other.low()).isNotEqualTo(once.low());
    }

    @Test
    void aTrivialRewardIsSaidToBeOne() {
        RandomGenerator random = RandomWorlds.random(49);
        TabularMdp mdp = quarters(random);
        RewardFunction shaping = RewardFunction.ofIndices(PotentialShaping.of(mdp, new double[] {3, -1, 4, 1, 0}));
        RewardFunction reward = RewardFunction.ofIndices(transitionReward(mdp, random));
        SampledDistance distance = comparator(mdp, 60, 3, random).distance(reward, shaping, random);
        assertThat(distance.firstTrivial()).isFalse();
        assertThat(distance.secondTrivial()).isTrue();
        assertThat(distance.distance()).isCloseTo(1, within(1e-12));
    }

    @Test
    void whatCannotBeComparedIsSaidClearly() {
        RandomGenerator random = RandomWorlds.random(50);
        TabularMdp mdp = RandomWorlds.mdp(3, 2, 0.9, random);
        TransitionBatch steps = SampledWorlds.trajectories(mdp, 20, 10, random);
        CoverageSample coverage = SampledWorlds.everyPair(mdp, 2, random);
        StateFeatures features = StateFeatures.oneHot(mdp);
        assertThatThrownBy(() -> new SampledComparator(steps, features, coverage, 1, SETTINGS))
                .hasMessage("The discount (1.0) must be in [0, 1)");
        assertThatThrownBy(() -> new SampledComparator(
                        SampledWorlds.trajectories(mdp, 1, 10, random), features, coverage, 0.9, SETTINGS))
                .hasMessageContaining("at least 2 trajectories, is 1");
        assertThatThrownBy(() -> new CoverageSample(steps, 2)).hasMessageContaining("one state by one action");
        assertThatThrownBy(() -> new CoverageSample(coverage.transitions(), 5)).hasMessageContaining("n * 5");
        RewardFunction broken = (batch, out) -> out[3] = Double.NaN;
        assertThatThrownBy(() -> new SampledComparator(steps, features, coverage, 0.9, SETTINGS).canonical(broken))
                .hasMessage("The reward must be a finite number, is NaN in row 3 of the coverage sample");
        assertThatThrownBy(
                        () -> new SampledComparator(steps, twice(), coverage, 0.9, SETTINGS).canonical((b, out) -> {}))
                .hasMessageContaining("determine 1 of the 2 features' weights");
    }

    private static StateFeatures constant() {
        return repeated(1);
    }

    private static StateFeatures twice() {
        return repeated(2);
    }

    private static StateFeatures repeated(int count) {
        return new StateFeatures() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public void describe(int size, int stateDim, double[] states, double[] out) {
                java.util.Arrays.fill(out, 0, size * count, 1);
            }
        };
    }
}
