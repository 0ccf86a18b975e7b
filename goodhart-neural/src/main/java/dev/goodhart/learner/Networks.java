package dev.goodhart.learner;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.network.Activation;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameters;
import dev.goodhart.policy.ActionHead;
import dev.goodhart.policy.CategoricalHead;
import dev.goodhart.policy.GaussianHead;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.policy.ObservationScale;
import java.util.random.RandomGenerator;

/** Networks as learners begin with them. */
final class Networks {
    private static final double POLICY_GAIN = 0.01;

    private Networks() {}

    static int[] widths(int inputs, int[] hidden, int outputs) {
        int[] widths = new int[hidden.length + 2];
        widths[0] = inputs;
        System.arraycopy(hidden, 0, widths, 1, hidden.length);
        widths[widths.length - 1] = outputs;
        return widths;
    }

    /** A policy with a likelihood: orthogonal weights, the last ones small, so that it begins near uniform. */
    static NetworkPolicy stochastic(
            LearningTask task, int[] hidden, Activation activation, boolean normalized, RandomGenerator random) {
        ActionHead head = switch (task.spec().actions()) {
            case ActionSpace.Discrete discrete -> new CategoricalHead(discrete.count());
            case ActionSpace.Box box ->
                new GaussianHead(
                        box,
                        Parameters.builder()
                                .add("logStd", new float[box.dim()], box.dim())
                                .build());
        };
        int inputs = task.spec().observationDim();
        Mlp network = Mlp.of(
                "network",
                widths(inputs, hidden, head.outputs()),
                activation,
                Initialization.ORTHOGONAL,
                POLICY_GAIN,
                random);
        return new NetworkPolicy(task.spec(), ObservationScale.of(inputs, normalized), network, head);
    }

    /** A network that values observations. */
    static Mlp value(LearningTask task, int[] hidden, Activation activation, RandomGenerator random) {
        return Mlp.of(
                "value",
                widths(task.spec().observationDim(), hidden, 1),
                activation,
                Initialization.ORTHOGONAL,
                1,
                random);
    }

    static ActionSpace.Box box(LearningTask task, String learner) {
        if (task.spec().actions() instanceof ActionSpace.Box box) {
            return box;
        }
        throw new IllegalArgumentException("The learner " + learner + " must have vectors as actions, '"
                + task.spec().name() + "' has discrete ones\nMaybe use ppo or dqn.");
    }

    static int discrete(LearningTask task, String learner) {
        if (task.spec().actions() instanceof ActionSpace.Discrete discrete) {
            return discrete.count();
        }
        throw new IllegalArgumentException("The learner " + learner + " must have discrete actions, '"
                + task.spec().name() + "' has vectors\nMaybe use ppo or sac.");
    }
}
