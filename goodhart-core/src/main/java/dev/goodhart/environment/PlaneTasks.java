package dev.goodhart.environment;

import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.RewardBreakdown.Term;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.RewardRole;
import java.util.List;

/** Tasks in the plane: masses to be pushed and arms to be bent. */
final class PlaneTasks {
    private static final int ARM_LINKS = 3;

    private PlaneTasks() {}

    static List<Task> all() {
        return List.of(puck(), pointMass(), reacher(), arm());
    }

    private static Task puck() {
        RewardFunction nearness = (batch, out) -> {
            for (int i = 0; i < batch.size(); i++) {
                double x = batch.next()[4 * i];
                double y = batch.next()[4 * i + 1];
                out[i] = Math.exp(-2 * (x * x + y * y));
            }
        };
        return Task.of(
                        "Bring a puck to the middle of a table and keep it there; exp(-2 |p|^2) a step",
                        new Puck(60),
                        RewardBreakdown.ofSingle("centre", "nearness", RewardRole.INTENDED, nearness))
                .scriptedBy((observation, at, action, to, random) -> {
                    for (int k = 0; k < 2; k++) {
                        action[to + k] =
                                Math.clamp(-2 * observation[at + k] - 1.5 * observation[at + 2 + k], -1.0, 1.0);
                    }
                });
    }

    private static Task pointMass() {
        return Task.of(
                        "Push a mass to a goal in the plane and stop there; minus distance and a little effort",
                        new PointMass(100),
                        intended(UsualRewards.distance(0, 4), 0.01))
                .scriptedBy((observation, at, action, to, random) -> {
                    for (int k = 0; k < 2; k++) {
                        double miss = observation[at + k] - observation[at + 4 + k];
                        action[to + k] = Math.clamp(-6 * miss - 5 * observation[at + 2 + k], -1.0, 1.0);
                    }
                });
    }

    private static Task reacher() {
        return Task.of(
                        "Bring the tip of a two-link arm with mass to a goal; minus distance and a little effort",
                        new Reacher(50),
                        intended(UsualRewards.length(8), 0.01))
                .scriptedBy((observation, at, action, to, random) -> {
                    // Pulls the tip along the line to the goal: the transposed Jacobian times a force, with damping.
                    double direction = Math.atan2(observation[at + 2], observation[at]);
                    double second = direction + Math.atan2(observation[at + 3], observation[at + 1]);
                    double forceX = -8 * observation[at + 8];
                    double forceY = -8 * observation[at + 9];
                    double fore = 0.5 * (-Math.sin(second) * forceX + Math.cos(second) * forceY);
                    double upper = fore + 0.5 * (-Math.sin(direction) * forceX + Math.cos(direction) * forceY);
                    action[to] = Math.clamp(upper - 0.6 * observation[at + 6], -1.0, 1.0);
                    action[to + 1] = Math.clamp(fore - 0.3 * observation[at + 7], -1.0, 1.0);
                });
    }

    private static Task arm() {
        int tip = 2 * ARM_LINKS;
        return Task.of(
                        "Bend the three joints of an arm without mass until its tip is at a goal; minus distance",
                        new KinematicArm(ARM_LINKS, 50),
                        intended(UsualRewards.distance(tip, tip + 2), 0.01))
                .scriptedBy((observation, at, action, to, random) -> {
                    // Gradient descent on the squared distance, joint by joint: the lever is what lies beyond the
                    // joint.
                    double direction = 0;
                    double x = 0;
                    double y = 0;
                    double missX = observation[at + tip + 2] - observation[at + tip];
                    double missY = observation[at + tip + 3] - observation[at + tip + 1];
                    for (int k = 0; k < ARM_LINKS; k++) {
                        double leverX = observation[at + tip] - x;
                        double leverY = observation[at + tip + 1] - y;
                        action[to + k] = Math.clamp(5 * (leverX * missY - leverY * missX), -1.0, 1.0);
                        direction += Math.atan2(observation[at + 2 * k + 1], observation[at + 2 * k]);
                        x += Math.cos(direction) / ARM_LINKS;
                        y += Math.sin(direction) / ARM_LINKS;
                    }
                });
    }

    private static RewardBreakdown intended(RewardFunction distance, double effort) {
        return RewardBreakdown.of(
                "reach",
                RewardRole.INTENDED,
                List.of(new Term("distance", -1, distance), new Term("effort", -effort, UsualRewards.SQUARED_ACTION)));
    }
}
