package dev.goodhart.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BatchedEnvironmentTest {
    /** Counts up by the action; terminates beyond 3 and is truncated after 4 steps. */
    private record Counter(EnvironmentSpec spec) implements Dynamics {
        Counter() {
            this(new EnvironmentSpec("counter", 1, ActionSpace.Box.of(1, -1, 1), 4));
        }

        @Override
        public int stateDim() {
            return 1;
        }

        @Override
        public void reset(double[] state, int at, RandomGenerator random) {
            state[at] = 0;
        }

        @Override
        public boolean step(double[] state, int at, double[] action, int from, RandomGenerator random) {
            state[at] += action[from];
            return state[at] > 3;
        }
    }

    @Test
    void aStepThatEndsHoldsTheOldEpisodeAndTheObservationTheNewOne() {
        BatchedEnvironment environment = new BatchedEnvironment(new Counter(), 2);
        environment.reset(1);
        TransitionBatch step = environment.step(new double[] {1, 0.5});
        for (int t = 1; t < 4; t++) {
            assertThat(step.end()).containsOnly(StepEnd.CONTINUING);
            assertThat(environment.observation()).isEqualTo(step.next());
            step = environment.step(new double[] {1, 0.5});
        }

        // The first copy reaches 4 > 3 on the very step of the limit: terminated wins. The second is at 2 and cut off.
        assertThat(step.end()).containsExactly(StepEnd.TERMINATED, StepEnd.TRUNCATED);
        assertThat(step.state()).containsExactly(3, 1.5);
        assertThat(step.next()).containsExactly(4, 2);
        assertThat(environment.observation()).containsExactly(0, 0);
    }

    @Test
    void actionsOutsideTheBoundsAreClippedAndReportedAsTaken() {
        BatchedEnvironment environment = new BatchedEnvironment(new Counter(), 2);
        environment.reset(1);

        TransitionBatch step = environment.step(new double[] {7, Double.NEGATIVE_INFINITY});

        assertThat(step.action()).containsExactly(1, -1);
        assertThat(step.next()).containsExactly(1, -1);
    }

    @Test
    void aRefusedActionChangesNothing() {
        BatchedEnvironment environment = new BatchedEnvironment(new CartPole(500), 3);
        environment.reset(1);
        double[] before = environment.observation().clone();

        assertThatThrownBy(() -> environment.step(new double[] {0, 1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The action of copy 2 (2.0) must be a whole number in [0, 2)");
        assertThatThrownBy(() -> environment.step(new double[] {0, 0.5, 1}))
                .hasMessageContaining("The action of copy 1 (0.5)");
        assertThatThrownBy(() -> environment.step(new double[2]))
                .hasMessage("The actions for 'CartPole-v1' must have copies * dim = 3 * 1 = 3 entries, have 2");
        assertThat(environment.observation()).isEqualTo(before);

        BatchedEnvironment continuous = new BatchedEnvironment(new Counter(), 2);
        continuous.reset(1);
        assertThatThrownBy(() -> continuous.step(new double[] {0, Double.NaN})).hasMessageContaining("copy 1");
    }

    @Test
    void itMustBeResetFirst() {
        BatchedEnvironment environment = new BatchedEnvironment(new Counter(), 1);
        assertThatThrownBy(() -> environment.step(new double[1])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(environment::observation).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(environment::save).isInstanceOf(IllegalStateException.class);
    }

    /** A copy's life is decided by the seed, its number and its actions, not by how many others there are. */
    @Test
    void aCopyLivesTheSameLifeInAnyCompany() {
        BatchedEnvironment few = new BatchedEnvironment(new CartPole(500), 2);
        BatchedEnvironment many = new BatchedEnvironment(new CartPole(500), 7);
        few.reset(5);
        many.reset(5);
        assertThat(few.observation()[0]).isNotEqualTo(few.observation()[4]);
        RandomGenerator random = new ResumableRandom(3);
        for (int t = 0; t < 200; t++) {
            double[] manyActions = random.doubles(7).map(Math::rint).toArray();
            few.step(new double[] {manyActions[0], manyActions[1]});
            many.step(manyActions);
            for (int k = 0; k < 8; k++) {
                assertThat(many.observation()[k]).isEqualTo(few.observation()[k]);
            }
        }
    }

    @Test
    void aStateThatDoesNotFitIsRefused() {
        BatchedEnvironment environment = new BatchedEnvironment(new Counter(), 2);
        assertThatThrownBy(() -> environment.restore(new EnvironmentState(new double[3], new long[4])))
                .hasMessageContaining("2 * 1 = 2 values and 2 * 2 = 4 counters, has 3 and 4");
        assertThatThrownBy(() -> environment.restore(new EnvironmentState(new double[2], new long[] {4, 0, 0, 0})))
                .hasMessageContaining("copy 0 (4) must be in [0, 4)");
        assertThatThrownBy(() -> environment.restore(new EnvironmentState(new double[] {0, Double.NaN}, new long[4])))
                .hasMessageContaining("finite numbers, holds NaN");
    }
}
