package dev.goodhart.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.environment.BatchedEnvironment;
import dev.goodhart.environment.CartPole;
import dev.goodhart.environment.EnvironmentChecker;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.StayOrLeave;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.trajectory.Trajectory;
import org.junit.jupiter.api.Test;

class AbsorbingStateTest {
    @Test
    void keepsWhatEnvironmentsPromise() {
        var report = EnvironmentChecker.check(
                copies -> new BatchedEnvironment(new AbsorbingState(new CartPole(60)), copies));
        assertThat(report.broken()).isEmpty();
        assertThat(report.episodes()).isPositive();
    }

    /** Who leaves at once stands in the absorbing state for the three steps that are left, and is truncated, never terminated. */
    @Test
    void goesOnWhereTheWorldEnds() {
        VectorEnvironment environment = new BatchedEnvironment(new AbsorbingState(new StayOrLeave()), 1);
        environment.reset(5);
        double[] leaving = {environment.observation()[0] == 1 ? 1 : 0};
        for (int t = 0; t < 4; t++) {
            TransitionBatch step = environment.step(leaving);
            assertThat(step.next()).containsExactly(0, 0, 1);
            assertThat(step.end()[0]).isEqualTo(t == 3 ? StepEnd.TRUNCATED : StepEnd.CONTINUING);
        }
        assertThat(environment.observation()[2]).isZero();
    }

    /** Two steps, the second of which ends; the limit is four. */
    @Test
    void demonstrationsAreLengthenedLikewise() {
        AbsorbingState world = new AbsorbingState(new StayOrLeave());
        TransitionBatch steps =
                world.lengthen(demonstration(StepEnd.TERMINATED)).steps();

        assertThat(steps.state()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1);
        assertThat(steps.next()).containsExactly(0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1);
        assertThat(steps.action()).containsExactly(0, 0, 0, 0);
        assertThat(steps.end())
                .containsExactly(StepEnd.CONTINUING, StepEnd.CONTINUING, StepEnd.CONTINUING, StepEnd.TRUNCATED);

        TransitionBatch cut = world.lengthen(demonstration(StepEnd.CONTINUING)).steps();
        assertThat(cut.size()).isEqualTo(2);
        assertThat(cut.next()).containsExactly(0, 1, 0, 1, 0, 0);
    }

    /** In the absorbing state what is done must not tell the expert's zeros from the agent's ones. */
    @Test
    void actionsAreLeftOutWhereTheyMeanNothing() {
        EnvironmentSpec spec = new AbsorbingState(new StayOrLeave()).spec();
        TransitionBatch.Builder steps = TransitionBatch.builder(3, 1);
        steps.add(new double[] {1, 0, 0}, new double[] {1}, new double[] {0, 0, 1}, StepEnd.CONTINUING);
        steps.add(new double[] {0, 0, 1}, new double[] {1}, new double[] {0, 0, 1}, StepEnd.CONTINUING);
        RowEncoder encoder = RowEncoder.plain(spec).absorbing();
        float[] rows = new float[2 * encoder.width()];
        encoder.encode(steps.build(), 0, 2, rows, 0);
        assertThat(rows).containsExactly(1, 0, 0, 0, 1, 0, 0, 1, 0, 0);
    }

    @Test
    void aWorldWithoutALimitIsRefused() {
        assertThatThrownBy(() -> new AbsorbingState(new CartPole(EnvironmentSpec.NO_LIMIT)))
                .hasMessageContaining("must have a time limit");
        assertThatThrownBy(() -> new AbsorbingState(new CartPole(60)).lengthen(demonstration(StepEnd.CONTINUING)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must have observations of 4");
    }

    private static Trajectory demonstration(StepEnd end) {
        TransitionBatch.Builder steps = TransitionBatch.builder(2, 1);
        steps.add(new double[] {1, 0}, new double[] {0}, new double[] {0, 1}, StepEnd.CONTINUING);
        steps.add(new double[] {0, 1}, new double[] {0}, new double[] {1, 0}, end);
        return new Trajectory("one", steps.build());
    }
}
