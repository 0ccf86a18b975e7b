package dev.goodhart.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class AdaptiveRewardDesignTest {
    private static final WorldFile FILE = WorldFile.read(Path.of("..", "examples", "key-line.yaml"));
    private static final TabularMdp LINE = FILE.world().mdp();
    private static final TabularReward GOAL = FILE.intended().total();
    private static final AdaptiveRewardDesign.Settings DEFAULTS = AdaptiveRewardDesign.Settings.defaults();

    /** Every place a leaf of its own: no restriction. */
    private static TreeConstraint tree() {
        int[] leaf = new int[21];
        Arrays.setAll(leaf, s -> s == 19 ? 3 : s >= 10 ? 2 : s == 1 ? 1 : 0);
        return new TreeConstraint(leaf, List.of("walk", "key", "carry", "goal"));
    }

    private static TabularPolicy random(RandomGenerator random) {
        return TabularPolicy.ofOccupancy(21, 3, random.doubles(63, 0.1, 1).toArray());
    }

    @Test
    void theScoreOfALearnerIsItsFormula() {
        // One state, two actions, pi = (1/4, 3/4), A = (0, -0.5), R = (2, 0): A(pi) = -0.375, R(pi) = 0.5;
        // 1/16 * 0.375 * 1.5 + 9/16 * (-0.125) * (-0.5) = 0.03515625 + 0.03515625 = 0.0703125.
        TabularMdp world = TabularMdp.builder(2, 2, 0.5)
                .transition(0, 0, 1, 1)
                .transition(0, 1, 0, 1)
                .terminal(1)
                .start(0, 1)
                .build();
        TabularPolicy learner = new TabularPolicy(2, 2, new double[] {0.25, 0.75, 0.5, 0.5});
        TabularReward reward = TabularReward.onStateAction(2, 2, new double[] {2, 0, 7, 7});

        assertThat(Informativeness.ofLearner(world, new double[] {0, -0.5, 0, 0}, learner, new double[] {1, 1}, reward))
                .isCloseTo(0.0703125, within(1e-15));
    }

    @Test
    void noOtherAllowedRewardTellsTheLearnerMore() {
        RandomGenerator random = RandomWorlds.random(3);
        AdaptiveTeacher teacher = AdaptiveRewardDesign.within(tree(), DEFAULTS).teacher(LINE, GOAL);
        for (int trial = 0; trial < 5; trial++) {
            TabularPolicy learner = random(random);
            TabularReward designed = teacher.design(learner);
            double score = teacher.informativeness(learner, designed);

            assertThat(InvarianceCertificate.of(LINE, GOAL, designed).keepsMargins())
                    .isTrue();
            assertThat(Arrays.stream(designed.stateAction())
                            .map(Math::abs)
                            .max()
                            .orElseThrow())
                    .isLessThanOrEqualTo(10 + 1e-9);
            for (int other = 0; other < 5; other++) {
                TabularReward allowed = new InvariantRewardDesign(tree(), 10, random)
                        .design(LINE, GOAL)
                        .total();
                assertThat(teacher.informativeness(learner, allowed)).isLessThanOrEqualTo(score + 1e-9);
            }
            AdaptiveRewardDesign.Settings corner =
                    new AdaptiveRewardDesign.Settings(10, 0.3, TieBreak.VERTEX, TargetPolicy.TOLERANCE);
            TabularReward vertex = AdaptiveRewardDesign.within(tree(), corner)
                    .teacher(LINE, GOAL)
                    .design(learner);
            assertThat(teacher.informativeness(learner, vertex)).isCloseTo(score, within(1e-7));
        }
    }

    @Test
    void theRewardFollowsTheLearner() {
        AdaptiveRewardDesign designer = AdaptiveRewardDesign.within(tree(), DEFAULTS);
        DesignedReward atRandom = designer.design(LINE, GOAL);
        DesignedReward nearlyDone =
                designer.design(LINE, GOAL, TargetPolicy.of(LINE, GOAL).policy());

        assertThat(atRandom.reward().terms()).hasSize(4);
        assertThat(atRandom.certificate().keepsMargins()).isTrue();
        assertThat(nearlyDone.total().stateAction())
                .isNotEqualTo(atRandom.total().stateAction());
    }

    @Test
    void whatCannotBeIsNamed() {
        TreeConstraint one = new TreeConstraint(new int[21], List.of("everywhere"));
        assertThatThrownBy(() -> AdaptiveRewardDesign.within(one, DEFAULTS).teacher(LINE, GOAL))
                .isInstanceOf(InfeasibleDesignException.class)
                .hasMessageContaining("margins are missed");
        assertThatThrownBy(() -> new AdaptiveRewardDesign.Settings(10, 2, TieBreak.VERTEX, 1e-6))
                .hasMessageContaining("The exploration (2.0) must be in [0, 1]");
    }
}
