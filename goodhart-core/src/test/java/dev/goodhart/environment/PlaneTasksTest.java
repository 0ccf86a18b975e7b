package dev.goodhart.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.random.ResumableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PlaneTasksTest {
    private final RandomGenerator random = new ResumableRandom(31);

    /**
     * From p = (1.9, 0), v = (1, 0) by a = (1, -1): v' = (0.9 + 0.2, -0.2), p' = (min(2, 1.9 + 0.22), -0.04). The wall does not take the
     * speed, so the next step moves by 0.2 (0.9 1.1 + 0) again and stays at the wall.
     */
    @Test
    void thePuckMovesByItsFormula() {
        Puck puck = new Puck(60);
        double[] state = {1.9, 0, 1, 0};
        puck.step(state, 0, new double[] {1, -1}, 0, random);
        assertThat(state).containsExactly(new double[] {2, -0.04, 1.1, -0.2}, within(1e-15));
        puck.step(state, 0, new double[] {0, 0}, 0, random);
        assertThat(state).containsExactly(new double[] {2, -0.076, 0.99, -0.18}, within(1e-15));
        puck.reset(state, 0, random);
        assertThat(Math.hypot(state[0], state[1])).isCloseTo(1.5, within(1e-15));
        assertThat(state[2] + state[3]).isZero();
    }

    /** v' = 0.95 + 0.1 = 1.05, p' = 1.45 + 0.105 = 1.555, beyond the wall at 1.5, which takes the speed. */
    @Test
    void wallsStopThePointMass() {
        PointMass mass = new PointMass(100);
        double[] state = {1.45, 0, 1, 0, 0.5, 0.5};
        mass.step(state, 0, new double[] {1, 0}, 0, random);
        assertThat(state).containsExactly(1.5, 0, 0, 0, 0.5, 0.5);
        mass.step(state, 0, new double[] {-1, 1}, 0, random);
        assertThat(state).containsExactly(new double[] {1.49, 0.01, -0.1, 0.1, 0.5, 0.5}, within(1e-15));
    }

    /**
     * The arm's energy, counted rod by rod (a centre that moves and a turn about it), changes by what the motors give less what friction
     * takes: dE/dt = (2 action - 0.4 v) . v, at every state and for every action. The accelerations are those of the step, dE/dt is a
     * central difference along them, good to about 1e-8. A wrong moment of inertia or Coriolis torque breaks the account.
     */
    @Test
    void theReachersEnergyIsWhatMotorsGiveAndFrictionTakes() {
        Reacher reacher = new Reacher(50);
        double h = 1e-5;
        for (int i = 0; i < 500; i++) {
            double[] state = new double[6];
            reacher.reset(state, 0, random);
            double[] action = {Draw.between(-1, 1, random), Draw.between(-1, 1, random)};
            for (int k = 0; k < 2; k++) {
                state[k] = Draw.between(-Math.PI, Math.PI, random);
                state[2 + k] = Draw.between(-1.5, 1.5, random);
            }
            double[] after = state.clone();
            reacher.step(after, 0, action, 0, random);
            double[] earlier = state.clone();
            double[] later = state.clone();
            double power = 0;
            for (int k = 0; k < 2; k++) {
                double acceleration = (after[2 + k] - state[2 + k]) / 0.05;
                earlier[k] -= h * state[2 + k];
                later[k] += h * state[2 + k];
                earlier[2 + k] -= h * acceleration;
                later[2 + k] += h * acceleration;
                power += (2 * action[k] - 0.4 * state[2 + k]) * state[2 + k];
                // Semi-implicit: the angles move by the new speeds.
                assertThat(after[k]).isCloseTo(Angles.wrapped(state[k] + 0.05 * after[2 + k]), within(1e-15));
            }
            assertThat((energy(later) - energy(earlier)) / (2 * h)).isCloseTo(power, within(1e-6));
        }
    }

    /** Rods of 1 kg and 0.5 m: m v_c^2 / 2 + m l^2 / 12 w^2 / 2 each. */
    private static double energy(double[] state) {
        double w1 = state[2];
        double w2 = state[2] + state[3];
        double a1 = state[0];
        double a2 = state[0] + state[1];
        double x1 = -0.25 * w1 * Math.sin(a1);
        double y1 = 0.25 * w1 * Math.cos(a1);
        double x2 = 2 * x1 - 0.25 * w2 * Math.sin(a2);
        double y2 = 2 * y1 + 0.25 * w2 * Math.cos(a2);
        double turn = 0.25 / 12;
        return (x1 * x1 + y1 * y1 + turn * w1 * w1 + x2 * x2 + y2 * y2 + turn * w2 * w2) / 2;
    }

    /** Angles 0, 90 and -90 degrees: links along x, y and x again, a third long each. */
    @Test
    void theArmsTipIsTheSumOfItsLinks() {
        KinematicArm arm = new KinematicArm(3, 50);
        double[] seen = new double[10];
        arm.observe(new double[] {0, Math.PI / 2, -Math.PI / 2, 0.3, 0.4}, 0, seen, 0);
        assertThat(seen).containsExactly(new double[] {1, 0, 0, 1, 0, -1, 2.0 / 3, 1.0 / 3, 0.3, 0.4}, within(1e-15));
        double[] state = {3.1, 0, 0, 0, 0};
        arm.step(state, 0, new double[] {1, 0.5, -1}, 0, random);
        assertThat(state).containsExactly(new double[] {3.3 - 2 * Math.PI, 0.1, -0.2, 0, 0}, within(1e-12));
    }
}
