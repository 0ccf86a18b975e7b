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
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;
import java.util.random.RandomGenerator;

/**
 * REINFORCE with a baseline (Williams 1992; Sutton and Barto 2018, section 13.4), for discrete and continuous actions.
 *
 * <pre>
 * maximise mean log pi(a_t|s_t) (G_t - V(s_t)) + entCoef H,    minimise mean (V(s_t) - G_t)^2
 * </pre>
 *
 * <p>G_t is the discounted return from t on. Details that matter: several copies are collected for {@code nSteps} steps, so a return that is
 * not yet complete, like one that was truncated, is completed by the baseline's value of where it stopped; one policy step per collection,
 * several of the baseline.
 */
public final class Reinforce implements Learner {
    private final LearningTask task;
    private final ReinforceSettings settings;
    private final NetworkPolicy policy;
    private final Mlp baseline;
    private final Adam policyAdam;
    private final Adam baselineAdam;
    private final OnPolicyMemory memory;
    private final Likelihood likelihood;
    private double loss;

    /**
     * A learner that has learned nothing.
     *
     * @param task what it is put before
     * @param settings the settings
     */
    public Reinforce(LearningTask task, ReinforceSettings settings) {
        this.task = task;
        this.settings = settings;
        RandomGenerator initial =
                new ResumableRandom(task.seeds().child("networks").value());
        this.policy = Networks.stochastic(task, settings.hidden(), settings.activation(), false, initial);
        this.baseline = Networks.value(task, settings.hidden(), settings.activation(), initial);
        AdamSettings adam = AdamSettings.of(settings.learningRate()).withMaxGradNorm(settings.maxGradNorm());
        Parameters actor = policy.network().parameters();
        this.policyAdam = policy.head() instanceof GaussianHead gaussian
                ? new Adam(adam, actor, gaussian.logStd())
                : new Adam(adam, actor);
        this.baselineAdam = new Adam(adam, baseline.parameters());
        this.memory = new OnPolicyMemory(task, policy, settings.nSteps());
        this.likelihood = new Likelihood(policy.head(), task.spec().actions().dim());
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
        // With lambda = 1 the advantage is the return minus the baseline.
        memory.evaluate(baseline, null, settings.gamma(), 1);
        metrics.add("learner/explained-variance", memory.explainedVariance());
        if (settings.normalizeAdvantage()) {
            Advantages.normalize(memory.advantage, memory.rollout.rows);
        }
        metrics.add("loss/policy", policyStep());
        metrics.add("loss/value", baselineSteps());
        memory.rollout.clear();
        return true;
    }

    private double policyStep() {
        int rows = memory.rollout.rows;
        double[] raw = memory.rollout.raw;
        loss = 0;
        new Backpropagation(policy.network()).toParameters(memory.rollout.seen, rows, (output, gradient) -> {
            for (int i = 0; i < rows; i++) {
                double advantage = memory.advantage[i];
                loss -= advantage * likelihood.log(output, i, raw, i) / rows;
                likelihood.differentiate(output, i, raw, i, -advantage / rows, -settings.entCoef() / rows, gradient);
            }
        });
        likelihood.flush();
        policyAdam.step();
        return loss;
    }

    private double baselineSteps() {
        int rows = memory.rollout.rows;
        Backpropagation gradientOf = new Backpropagation(baseline);
        for (int epoch = 0; epoch < settings.baselineEpochs(); epoch++) {
            loss = 0;
            gradientOf.toParameters(memory.rollout.seen, rows, (output, gradient) -> {
                for (int i = 0; i < rows; i++) {
                    double off = output[i] - memory.target[i];
                    loss += off * off / rows;
                    gradient[i] = (float) (2 * off / rows);
                }
            });
            baselineAdam.step();
        }
        return loss;
    }

    @Override
    public void save(CheckpointWriter checkpoint) {
        policy.save(checkpoint);
        checkpoint.put("", baseline.parameters());
        policyAdam.save(checkpoint, "adam.policy");
        baselineAdam.save(checkpoint, "adam.baseline");
        memory.save(checkpoint);
    }

    @Override
    public void restore(CheckpointReader checkpoint) {
        policy.restore(checkpoint);
        checkpoint.get("", baseline.parameters());
        policyAdam.restore(checkpoint, "adam.policy");
        baselineAdam.restore(checkpoint, "adam.baseline");
        memory.restore(checkpoint);
    }

    @Override
    public void close() {
        policy.close();
        baseline.close();
    }
}
