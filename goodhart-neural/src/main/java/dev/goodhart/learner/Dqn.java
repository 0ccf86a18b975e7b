package dev.goodhart.learner;

import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.Backpropagation;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.policy.Choice;
import dev.goodhart.policy.GreedyHead;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.policy.ObservationScale;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;

/**
 * Deep Q-learning (Mnih et al. 2015), double (van Hasselt, Guez and Silver 2016) and over n steps, for discrete actions.
 *
 * <pre>
 * y = r_0 + ... + gamma^(n-1) r_(n-1) + gamma^n (1 - terminated) Q'(s_n, argmax_a Q(s_n, a))
 * minimise (Q(s, a) - y)^2 / 2
 * </pre>
 *
 * <p>Details that matter: without {@code doubleQ} the target network chooses as well as values; over n steps nothing corrects for actions
 * that were not greedy; the chance of a random action falls linearly and then stays; a truncated step is no end. With {@code huberLoss} the
 * error's slope is kept within +-1, which makes a median of a mean where errors are large: ends that are rare and look like other states are
 * then outvoted, and values grow without bound (seen on CartPole).
 */
public final class Dqn implements OffPolicyLearner {
    private final LearningTask task;
    private final DqnSettings settings;
    private final int actions;
    private final NetworkPolicy policy;
    private final Mlp target;
    private final Backpropagation gradient;
    private final Adam adam;
    private final OffPolicyMemory memory;
    private final float[] chosen;
    private final float[] valued;
    private long sinceTarget;
    private double loss;

    /**
     * A learner that has learned nothing.
     *
     * @param task what it is put before
     * @param settings the settings
     * @throws IllegalArgumentException if actions are vectors
     */
    public Dqn(LearningTask task, DqnSettings settings) {
        this.task = task;
        this.settings = settings;
        this.actions = Networks.discrete(task, "dqn");
        int inputs = task.spec().observationDim();
        Mlp network = Mlp.of(
                "network",
                Networks.widths(inputs, settings.hidden(), actions),
                settings.activation(),
                Initialization.TORCH,
                new ResumableRandom(task.seeds().child("networks").value()));
        this.policy =
                new NetworkPolicy(task.spec(), ObservationScale.of(inputs, false), network, new GreedyHead(actions, 1));
        this.target = network.copy();
        this.gradient = new Backpropagation(network);
        this.adam = new Adam(
                AdamSettings.of(settings.learningRate()).withMaxGradNorm(settings.maxGradNorm()), network.parameters());
        this.memory = new OffPolicyMemory(
                task,
                settings.bufferSize(),
                settings.batchSize(),
                settings.learningStarts(),
                settings.trainFreq(),
                settings.gradientSteps());
        this.chosen = new float[settings.batchSize() * actions];
        this.valued = new float[settings.batchSize() * actions];
    }

    @Override
    public LearningTask task() {
        return task;
    }

    @Override
    public NetworkPolicy policy() {
        return policy;
    }

    @Override
    public ReplayBuffer buffer() {
        return memory.buffer;
    }

    @Override
    public long steps() {
        return memory.steps();
    }

    @Override
    public void relabelWith(RewardFunction reward) {
        memory.relabelWith(reward);
    }

    /** {@return the chance of a random action now} */
    public double epsilon() {
        double part = Math.min(1, (double) memory.steps() / (settings.explorationFraction() * task.steps()));
        return settings.explorationInitialEps()
                + part * (settings.explorationFinalEps() - settings.explorationInitialEps());
    }

    @Override
    public void act(double[] observation, double[] action) {
        if (memory.begun()) {
            policy.setHead(new GreedyHead(actions, epsilon()));
            policy.act(observation, task.copies(), Choice.SAMPLED, memory.acting, action);
        } else {
            memory.actAtRandom(observation, action);
        }
    }

    @Override
    public void observe(TransitionBatch step, double[] reward) {
        memory.observe(step, reward);
        sinceTarget += task.copies();
    }

    @Override
    public boolean update(Metrics metrics) {
        int due = memory.due();
        for (int i = 0; i < due; i++) {
            metrics.add("loss/value", gradientStep());
        }
        if (due > 0) {
            metrics.add("learner/epsilon", epsilon());
        }
        if (sinceTarget >= settings.targetUpdateInterval()) {
            sinceTarget = 0;
            target.parameters().moveTowards(policy.network().parameters(), (float) settings.tau());
        }
        return due > 0;
    }

    private double gradientStep() {
        int rows = settings.batchSize();
        memory.draw(settings.nStep(), settings.gamma());
        target.apply(memory.next, rows, valued);
        if (settings.doubleQ()) {
            policy.network().apply(memory.next, rows, chosen);
        }
        float[] choosing = settings.doubleQ() ? chosen : valued;
        loss = 0;
        gradient.toParameters(memory.state, rows, (output, slope) -> {
            for (int i = 0; i < rows; i++) {
                int best = GreedyHead.best(choosing, i * actions, actions);
                double goal = memory.batch.reward()[i] + memory.batch.discount()[i] * valued[i * actions + best];
                int at = i * actions + (int) memory.batch.steps().action()[i];
                double off = output[at] - goal;
                double held = settings.huberLoss() ? Math.clamp(off, -1, 1) : off;
                loss += held * (off - 0.5 * held) / rows;
                slope[at] = (float) (held / rows);
            }
        });
        adam.step();
        return loss;
    }

    @Override
    public void save(CheckpointWriter checkpoint) {
        policy.save(checkpoint);
        checkpoint.put("target.", target.parameters());
        adam.save(checkpoint, "adam");
        memory.save(checkpoint);
        checkpoint.put("learner.sinceTarget", new long[] {sinceTarget});
    }

    @Override
    public void restore(CheckpointReader checkpoint) {
        policy.restore(checkpoint);
        checkpoint.get("target.", target.parameters());
        adam.restore(checkpoint, "adam");
        memory.restore(checkpoint);
        long[] stored = new long[1];
        checkpoint.get("learner.sinceTarget", stored);
        sinceTarget = stored[0];
    }

    @Override
    public void close() {
        policy.close();
        target.close();
    }
}
