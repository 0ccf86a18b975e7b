package dev.goodhart.studies.par;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.SeedTree;
import dev.goodhart.transform.Logistic;
import dev.goodhart.transform.RewardShaping;
import dev.goodhart.transform.RunningScoreStatistics;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BitWorldTest {
    private static RandomGenerator random(String name) {
        return SeedTree.of("bit world").child(name).generator();
    }

    /** Three bits of quality and four of padding: 3 + 0.8 * 2 - 1.6 * 2 = 1.4; six and two: 7.6, the most there is. */
    @Test
    void goldIsWhatTheStudySays() {
        assertThat(BitWorld.gold(0b001111_000111)).isCloseTo(1.4, within(1e-12));
        assertThat(BitWorld.gold(0b000011_111111)).isCloseTo(7.6, within(1e-12));
        double most = 0;
        for (double gold : BitWorld.golds()) {
            most = Math.max(most, gold);
        }
        assertThat(most).isCloseTo(7.6, within(1e-12));
    }

    /** The figures by counts of bits against sums over all 4,096 answers (16.8 million pairs), for one prompt repeated. */
    @Test
    void exactFiguresAreThoseOfTheEnumeration() {
        RandomGenerator random = random("figures");
        double[] rate = BitWorld.draw(random).rate()[0];
        double[][] same = new double[BitWorld.PROMPTS][];
        Arrays.fill(same, rate);
        double[] probability = new double[BitWorld.PROMPTS * BitWorld.BITS];
        double[] bits = random.doubles(BitWorld.BITS, 0.05, 0.95).toArray();
        for (int x = 0; x < BitWorld.PROMPTS; x++) {
            System.arraycopy(bits, 0, probability, x * BitWorld.BITS, BitWorld.BITS);
        }
        ExactMetrics.Figures figures = new ExactMetrics(new BitWorld(same)).of(probability);

        double[] start = BitWorld.mass(rate, 0);
        double[] policy = BitWorld.mass(bits, 0);
        double[] gold = BitWorld.golds();
        double kl = 0;
        double gain = 0;
        double padding = 0;
        double win = 0;
        double preferred = 0;
        for (int y = 0; y < policy.length; y++) {
            kl += policy[y] * Math.log(policy[y] / start[y]);
            gain += (policy[y] - start[y]) * gold[y];
            padding += policy[y] * Integer.bitCount(y >> BitWorld.QUALITY);
            for (int other = 0; other < start.length; other++) {
                double pair = policy[y] * start[other];
                double lead = gold[y] - gold[other];
                win += Math.abs(lead) < 1e-9 ? pair / 2 : lead > 0 ? pair : 0;
                preferred += pair * Logistic.sigmoid(lead);
            }
        }
        assertThat(figures.kl()).isCloseTo(kl, within(1e-10));
        assertThat(figures.gold()).isCloseTo(gain, within(1e-10));
        assertThat(figures.padding()).isCloseTo(padding, within(1e-10));
        assertThat(figures.win()).isCloseTo(win, within(1e-10));
        assertThat(figures.preferred()).isCloseTo(preferred, within(1e-10));
    }

    /** Exact PAR against ten thousand drawn references: at most five standard errors of 0.5 / sqrt(10000) apart. */
    @Test
    void exactParIsTheMeanOverReferences() {
        RandomGenerator random = random("par");
        BitWorld world = BitWorld.draw(random);
        LearnedScore score = LearnedScore.Family.learn(world, random).plain();
        double[] references = new double[10_000];
        for (int m = 0; m < references.length; m++) {
            references[m] = score.table(3)[world.answer(3, random)];
        }
        double[] exact = score.exactPar(world.mass(3), 1);
        for (int y = 0; y < exact.length; y += 97) {
            double sampled = RewardShaping.par()
                    .curve(references, RunningScoreStatistics.none())
                    .value(score.table(3)[y]);
            assertThat(exact[y]).isCloseTo(sampled, within(0.025));
        }
    }

    /** At the fit the gradient is zero: the penalty of |w|^2 / 2, the likelihood, and the size of centred scores. */
    @Test
    void theRegressionIsAtItsOptimum() {
        RandomGenerator random = random("regression");
        LabelledAnswers pairs = LabelledAnswers.draw(BitWorld.draw(random), 300, random);
        for (double size : new double[] {0, 0.005}) {
            double[] w = ScoreRegression.fit(pairs, size);
            double at = loss(pairs, w, size);
            for (int k = 0; k < w.length; k++) {
                for (double step : new double[] {-1e-4, 1e-4}) {
                    double[] moved = w.clone();
                    moved[k] += step;
                    assertThat(loss(pairs, moved, size)).isGreaterThan(at);
                }
            }
        }
    }

    private static double loss(LabelledAnswers pairs, double[] w, double size) {
        LearnedScore score = new LearnedScore(w, new double[BitWorld.PROMPTS]);
        int n = pairs.preferred().length;
        double mean = 0;
        double loss = 0;
        for (double v : w) {
            loss += v * v / 2;
        }
        for (int i = 0; i < n; i++) {
            mean += (score.bits(pairs.preferred()[i]) + score.bits(pairs.other()[i])) / (2 * n);
        }
        for (int i = 0; i < n; i++) {
            double first = score.bits(pairs.preferred()[i]);
            double second = score.bits(pairs.other()[i]);
            loss += Logistic.softplus(second - first)
                    + size * ((first - mean) * (first - mean) + (second - mean) * (second - mean));
        }
        return loss;
    }

    /** Padding that hurts from the third bit on is learned as good, since third bits are rare: the hack. */
    @Test
    void everyBitOfPaddingScoresWell() {
        for (int seed = 0; seed < 5; seed++) {
            RandomGenerator random = random("hack " + seed);
            LearnedScore score =
                    LearnedScore.Family.learn(BitWorld.draw(random), random).plain();
            double sum = 0;
            for (int b = BitWorld.QUALITY; b < BitWorld.BITS; b++) {
                assertThat(score.weight()[b]).isPositive();
                sum += score.weight()[b] / BitWorld.PADDING;
            }
            assertThat(sum).isBetween(0.25, 0.55);
        }
    }
}
