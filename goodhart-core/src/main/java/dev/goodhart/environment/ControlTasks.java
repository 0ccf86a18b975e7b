package dev.goodhart.environment;

import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.RewardBreakdown.Term;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.RewardRole;
import java.util.List;
import java.util.random.RandomGenerator;

/** The classic control tasks with the rewards and time limits of their usual names. */
final class ControlTasks {
    private ControlTasks() {}

    static List<Task> all() {
        return List.of(cartPole(), acrobot(), mountainCar(), mountainCarContinuous(), pendulum());
    }

    private static Task cartPole() {
        return Task.of(
                        "Keep a pole upright on a cart by pushing the cart left or right; 1 a step",
                        new CartPole(500),
                        RewardBreakdown.ofSingle("balance", "upright", RewardRole.INTENDED, UsualRewards.EVERY_STEP))
                .scriptedBy((observation, at, action, to, random) -> {
                    // Moves the pole's foot under its head, and gently back to the middle of the track.
                    double lean = observation[at + 2]
                            + 0.25 * observation[at + 3]
                            + 0.02 * observation[at]
                            + 0.05 * observation[at + 1];
                    action[to] = lean > 0 ? 1 : 0;
                });
    }

    /** The step that ends the episode by the world's rules is free. */
    private static Task acrobot() {
        return Task.of(
                        "Swing the tip of two hanging rods above the hinge; -1 a step until then",
                        new Acrobot(500),
                        intended("swing-up", new Term("time", -1, UsualRewards.NOT_TERMINATED)))
                // The first rod is pumped as a swing is: the second one is thrown against its motion.
                .scriptedBy((observation, at, action, to, random) -> action[to] = observation[at + 4] > 0 ? 0 : 2);
    }

    private static Task mountainCar() {
        return Task.of(
                        "Drive a weak car out of a valley; -1 a step",
                        new MountainCar(200),
                        intended("climb", new Term("time", -1, UsualRewards.EVERY_STEP)))
                .scriptedBy((observation, at, action, to, random) -> action[to] = observation[at + 1] < 0 ? 0 : 2);
    }

    private static Task mountainCarContinuous() {
        return Task.of(
                        "Drive a weak car out of a valley; 100 at the top, minus a tenth of the squared throttle a step",
                        new MountainCarContinuous(999),
                        intended(
                                "climb",
                                new Term("top", 100, UsualRewards.TERMINATED),
                                new Term("throttle", -0.1, UsualRewards.SQUARED_ACTION)))
                .scriptedBy((observation, at, action, to, random) -> action[to] = observation[at + 1] < 0 ? -1 : 1);
    }

    /** Paid for the state that is left, not the one that is entered. */
    private static Task pendulum() {
        RewardFunction squaredAngle = (batch, out) -> {
            for (int i = 0; i < batch.size(); i++) {
                double angle = Math.atan2(batch.state()[3 * i + 1], batch.state()[3 * i]);
                out[i] = angle * angle;
            }
        };
        RewardFunction squaredSpeed = (batch, out) -> {
            for (int i = 0; i < batch.size(); i++) {
                out[i] = batch.state()[3 * i + 2] * batch.state()[3 * i + 2];
            }
        };
        return Task.of(
                        "Swing a rod up with a weak motor and hold it; minus squared angle, speed and torque",
                        new Pendulum(200),
                        intended(
                                "swing-up",
                                new Term("angle", -1, squaredAngle),
                                new Term("speed", -0.1, squaredSpeed),
                                new Term("torque", -0.001, UsualRewards.SQUARED_ACTION)))
                .scriptedBy(ControlTasks::swingUp);
    }

    /** Brings the rod's energy to that of standing upright, and holds it there. */
    private static void swingUp(double[] observation, int at, double[] action, int to, RandomGenerator random) {
        double angle = Math.atan2(observation[at + 1], observation[at]);
        double speed = observation[at + 2];
        double missing = 5 * (1 - observation[at]) - speed * speed / 6;
        double torque = Math.abs(angle) < 0.4 ? -12 * angle - 3 * speed : speed < 0 ? -4 * missing : 4 * missing;
        action[to] = Math.clamp(torque, -2.0, 2.0);
    }

    private static RewardBreakdown intended(String name, Term... terms) {
        return RewardBreakdown.of(name, RewardRole.INTENDED, List.of(terms));
    }
}
