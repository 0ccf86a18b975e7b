package dev.goodhart.learner;

import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.Backpropagation;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameters;
import dev.goodhart.policy.GaussianHead;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.random.Shuffle;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Proximal policy optimisation (Schulman et al. 2017, eq. 7 and 9), for discrete and continuous actions.
 *
 * <p>With the ratio r = pi(a|s) / pi_old(a|s) and the advantage A, each minibatch steps along the gradient of
 *
 * <pre>
 * L = -mean min(r A, clip(r, 1 - clipRange, 1 + clipRange) A) - entCoef mean H + vfCoef mean (V - R)^2 / 2,    R = A + V_old.
 * </pre>
 *
 * <p>Details that matter (Huang et al. 2022 list most): advantages by {@link Advantages}, estimated once an update and normalised in each
 * minibatch; a truncated step counts the value of the state it was cut off in; policy and value are two networks, orthogonal, the policy's
 * last layer times 0.01; Adam with epsilon 1e-5, gradients of all parameters clipped together; a Gaussian's deviations do not depend on the
 * state, and the likelihood is that of the action before it is clipped to its bounds. The loss is differentiated by hand with respect to the
 * outputs of both networks. The value loss has the factor 1/2, as in Huang et al.: vfCoef here is twice the one of an implementation without
 * it.
 */
public final class Ppo implements Learner {
    private final LearningTask task;
    private final PpoSettings settings;
    private final NetworkPolicy policy;
    private final Mlp value;
    private final Adam adam;
    private final OnPolicyMemory memory;
    private final @Nullable ReturnScale returns;
    private final ResumableRandom random;
    private final PpoMinibatch minibatch;

    /**
     * A learner that has learned nothing.
     *
     * @param task what it is put before
     * @param settings the settings
     */
    public Ppo(LearningTask task, PpoSettings settings) {
        this.task = task;
        this.settings = settings;
        RandomGenerator initial =
                new ResumableRandom(task.seeds().child("networks").value());
        this.policy = Networks.stochastic(
                task, settings.hidden(), settings.activation(), settings.normalizeObservation(), initial);
        this.value = Networks.value(task, settings.hidden(), settings.activation(), initial);
        AdamSettings adamSettings =
                AdamSettings.of(settings.learningRate()).withEpsilon(1e-5).withMaxGradNorm(settings.maxGradNorm());
        Parameters actor = policy.network().parameters();
        this.adam = policy.head() instanceof GaussianHead gaussian
                ? new Adam(adamSettings, actor, gaussian.logStd(), value.parameters())
                : new Adam(adamSettings, actor, value.parameters());
        this.memory = new OnPolicyMemory(task, policy, settings.nSteps());
        this.returns = settings.normalizeReward() ? new ReturnScale(task.copies(), settings.gamma()) : null;
        this.random = new ResumableRandom(task.seeds().child("learn").value());
        this.minibatch = new PpoMinibatch(task, settings, memory, policy.head());
    }

    @Override
    public LearningTask task() {
        return task;
    }

    @Override
    public NetworkPolicy policy() {
        return policy;
    }

    /** {@return the network that values what the policy's network is shown} */
    public Mlp value() {
        return value;
    }

    @Override
    public long steps() {
        return memory.steps();
    }

    @Override
    public void relabelWith(RewardFunction reward) {
        memory.relabelWith(reward);
    }

    @Override
    public void act(double[] observation, double[] action) {
        memory.act(observation, action);
    }

    @Override
    public void observe(TransitionBatch step, double[] reward) {
        memory.observe(step, reward);
    }

    @Override
    public boolean update(Metrics metrics) {
        if (!memory.rollout.full()) {
            return false;
        }
        double remaining = task.remaining(memory.steps() - memory.rollout.rows);
        if (settings.annealLearningRate()) {
            adam.setLearningRate(settings.learningRate() * remaining);
        }
        minibatch.begin(policy.network(), settings.clipRange() * (settings.annealClipRange() ? remaining : 1));
        memory.evaluate(value, returns, settings.gamma(), settings.gaeLambda());
        epochs();
        metrics.add("learner/explained-variance", memory.explainedVariance());
        minibatch.report(metrics);
        memory.rollout.clear();
        return true;
    }

    private void epochs() {
        Backpropagation policyGradient = new Backpropagation(policy.network());
        Backpropagation valueGradient = new Backpropagation(value);
        int[] order = new int[memory.rollout.rows];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int epoch = 0; epoch < settings.nEpochs(); epoch++) {
            Shuffle.inPlace(order, random);
            for (int from = 0; from < order.length; from += settings.batchSize()) {
                int rows = Math.min(settings.batchSize(), order.length - from);
                if (rows < 2) {
                    // One advantage cannot be normalised.
                    continue;
                }
                minibatch.gather(order, from, rows);
                policyGradient.toParameters(minibatch.seen(), rows, minibatch::policyLoss);
                if (settings.targetKl() > 0 && minibatch.lastKl() > 1.5 * settings.targetKl()) {
                    policy.network().parameters().clearGradient();
                    return;
                }
                valueGradient.toParameters(minibatch.seen(), rows, minibatch::valueLoss);
                minibatch.flush();
                adam.step();
            }
        }
    }

    @Override
    public void save(CheckpointWriter checkpoint) {
        policy.save(checkpoint);
        checkpoint.put("", value.parameters());
        adam.save(checkpoint, "adam");
        memory.save(checkpoint);
        checkpoint.put("learner.shuffle", new long[] {random.state()});
        if (returns != null) {
            returns.save(checkpoint, "returns");
        }
    }

    @Override
    public void restore(CheckpointReader checkpoint) {
        policy.restore(checkpoint);
        checkpoint.get("", value.parameters());
        adam.restore(checkpoint, "adam");
        memory.restore(checkpoint);
        long[] stored = new long[1];
        checkpoint.get("learner.shuffle", stored);
        random.restore(stored[0]);
        if (returns != null) {
            returns.restore(checkpoint, "returns");
        }
    }

    @Override
    public void close() {
        policy.close();
        value.close();
    }
}
