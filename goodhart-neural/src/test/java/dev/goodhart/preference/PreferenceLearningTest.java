package dev.goodhart.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.feedback.SimulatedJudge;
import dev.goodhart.hierarchy.Factor;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.Margin;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryRecorder;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class PreferenceLearningTest {
    private static final Task TASK = Tasks.named("point-mass");
    private static final RewardModelSettings SMALL =
            RewardModelSettings.defaults().withHidden(32).withEpochs(40, 0.1, 10);

    private static double intendedReturn(Behaviour behaviour) {
        VectorEnvironment environment = TASK.environment(20);
        environment.reset(1);
        double sum = 0;
        for (Trajectory episode :
                TrajectoryRecorder.firstEpisodes(environment, behaviour, new ResumableRandom(1), 1000)) {
            double[] rewards = new double[episode.length()];
            TASK.intended().score(episode.steps(), rewards);
            for (double reward : rewards) {
                sum += reward / 20;
            }
        }
        return sum;
    }

    private static CrossEntropyPolicy learner(long seed) {
        return new CrossEntropyPolicy(TASK.environments(), 100, 4, new ResumableRandom(seed));
    }

    private static PreferenceLearning.Result learn(int rounds, int questions, long seed) {
        CrossEntropyPolicy learner = learner(seed);
        return new PreferenceLearning(
                        TASK.environments(),
                        TrajectoryJudge.of(SimulatedJudge.PERFECT, TASK.intended()),
                        learner,
                        new PreferenceLearning.Settings(
                                rounds,
                                10,
                                questions,
                                questions,
                                5,
                                rounds == 4 ? QuerySelection.RANDOM : QuerySelection.DISAGREEMENT,
                                2,
                                SMALL,
                                rounds * learner.generationSteps()))
                .run(seed);
    }

    /** On pilot seed 100 the loss fell from 124 at random to 78; here it is to fall by a fifth, without the reward ever being seen. */
    @Test
    void behaviourIsLearnedFromAnswersAlone() {
        double random = intendedReturn(Behaviour.uniform(TASK.spec().actions()));
        PreferenceLearning.Result result = learn(4, 200, 1);
        assertThat(result.comparisons()).hasSize(800);
        assertThat(result.segments()).hasSize(800).allMatch(segment -> segment.length() == 10);
        assertThat(intendedReturn(result.behaviour())).isGreaterThan(0.8 * random);
        result.reward().close();
    }

    @Test
    void theSameSeedAsksTheSameAndLearnsTheSame() {
        PreferenceLearning.Result one = learn(2, 20, 1);
        PreferenceLearning.Result two = learn(2, 20, 1);
        PreferenceLearning.Result other = learn(2, 20, 2);
        assertThat(two.comparisons()).isEqualTo(one.comparisons());
        assertThat(two.reward().fingerprint()).isEqualTo(one.reward().fingerprint());
        assertThat(other.reward().fingerprint()).isNotEqualTo(one.reward().fingerprint());
        List.of(one, two, other).forEach(result -> result.reward().close());
    }

    /** Nearness matters more than effort; neither has a weight. On pilot seeds 100 and 101 the loss fell from 130 at random to 57 and 52. */
    @Test
    void behaviourIsLearnedFromAnOrderOfImportance() {
        List<RewardFunction> factors = List.of(
                TASK.intended().terms().get(0).reward(),
                TASK.intended().terms().get(1).reward());
        FactorHierarchy hierarchy = FactorHierarchy.of(
                Factor.lower("distance").within(Margin.standardDeviations(0.5)), Factor.lower("effort"));
        CrossEntropyPolicy learner = learner(2);
        long before = Pointer.totalCount();
        HeronTrainer.Result result = new HeronTrainer(
                        TASK.environments(),
                        hierarchy,
                        factors,
                        learner,
                        new HeronTrainer.Settings(4, 20, 100, 350, 1000, 300, SMALL, 4 * learner.generationSteps()))
                .run(1);
        double random = intendedReturn(Behaviour.uniform(TASK.spec().actions()));
        assertThat(intendedReturn(result.behaviour())).isGreaterThan(0.75 * random);
        for (HeronTrainer.Round round : result.rounds()) {
            // With a margin of half a deviation each level decides some pairs, and the reward learns most of them.
            assertThat(Arrays.stream(round.usage().decided()).min().orElseThrow())
                    .isPositive();
            assertThat(round.accuracy()).isGreaterThan(0.75);
        }
        result.reward().close();
        assertThat(Pointer.totalCount()).isEqualTo(before);
        assertThatThrownBy(() -> new HeronTrainer(
                        TASK.environments(), hierarchy, List.of(), learner, HeronTrainer.Settings.defaults(1)))
                .hasMessageContaining("a function for each");
    }

    /** Episodes of 100 steps hold three segments of 30; the last 10 steps are thrown away. */
    @Test
    void segmentsDoNotCrossEpisodes() {
        SegmentCollector collector = new SegmentCollector(TASK.environment(2), 30, "s", 1);
        List<Trajectory> segments =
                collector.collect(Behaviour.uniform(TASK.spec().actions()), 12, new ResumableRandom(1));
        assertThat(collector.steps()).isEqualTo(2 * 190);
        assertThat(segments).extracting(Trajectory::id).startsWith("s0", "s1").doesNotHaveDuplicates();
        for (Trajectory segment : segments) {
            for (int t = 0; t + 1 < segment.length(); t++) {
                for (int d = 0; d < 6; d++) {
                    assertThat(segment.steps().next()[t * 6 + d])
                            .isEqualTo(segment.steps().state()[(t + 1) * 6 + d]);
                }
            }
        }
    }
}
