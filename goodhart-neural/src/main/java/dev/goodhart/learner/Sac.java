package dev.goodhart.learner;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.Backpropagation;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameters;
import dev.goodhart.policy.Choice;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.policy.ObservationScale;
import dev.goodhart.policy.SquashedGaussianHead;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;
import java.util.random.RandomGenerator;

/**
 * Soft actor-critic with a learned temperature (Haarnoja et al. 2018, arXiv 1812.05905, algorithm 1), for continuous actions.
 *
 * <pre>
 * y = r + gamma (1 - terminated) (min(Q1'(s', a'), Q2'(s', a')) - alpha log pi(a'|s')),    a' ~ pi(.|s')
 * critics: minimise (Q1 - y)^2 + (Q2 - y)^2;    actor: minimise alpha log pi(a|s) - min(Q1, Q2)(s, a),    a = tanh(m + sigma eps)
 * log alpha: minimise -log alpha (log pi + target entropy)
 * </pre>
 *
 * <p>Details that matter: log pi contains the correction for tanh, in the form 2 (log 2 - u - softplus(-2 u)) that does not overflow; it is
 * that of actions in units of half the width of their bounds, so the target entropy -dim means the same for all bounds; the temperature
 * begins at 1; a truncated step is no end. Where noise without a memory never gets anywhere, {@code noiseStd} adds {@link OrnsteinUhlenbeck}
 * noise while exploring; the stored action is the one taken. With {@code nStep} n the rewards of up to n steps are added up before the
 * critics are asked, as they were taken: nothing corrects for the policy that took them, and entropies on the way are left out.
 */
public final class Sac implements OffPolicyLearner {
    private final LearningTask task;
    private final SacSettings settings;
    private final ActionSpace.Box box;
    private final NetworkPolicy policy;
    private final Backpropagation actorGradient;
    private final Adam actorAdam;
    private final TwinCritics critics;
    private final Parameters logAlpha;
    private final Adam alphaAdam;
    private final OffPolicyMemory memory;
    private final OrnsteinUhlenbeck noise;
    private final SquashedSample sample;
    private final float[] joined;
    private final float[] slope;
    private final float[] output;
    private final float[] value;
    private final double[] target;

    /**
     * A learner that has learned nothing.
     *
     * @param task what it is put before
     * @param settings the settings
     * @throws IllegalArgumentException if actions are discrete
     */
    public Sac(LearningTask task, SacSettings settings) {
        this.task = task;
        this.settings = settings;
        this.box = Networks.box(task, "sac");
        int observationDim = task.spec().observationDim();
        int rows = settings.batchSize();
        RandomGenerator initial =
                new ResumableRandom(task.seeds().child("networks").value());
        Mlp actor = Mlp.of(
                "network",
                Networks.widths(observationDim, settings.hidden(), 2 * box.dim()),
                settings.activation(),
                Initialization.TORCH,
                initial);
        this.policy = new NetworkPolicy(
                task.spec(), ObservationScale.of(observationDim, false), actor, new SquashedGaussianHead(box));
        this.actorGradient = new Backpropagation(actor);
        this.actorAdam = new Adam(AdamSettings.of(settings.learningRate()), actor.parameters());
        this.critics = new TwinCritics(
                observationDim + box.dim(), settings.hidden(), settings.activation(), settings.learningRate(), initial);
        float begin = settings.entCoef() > 0 ? (float) Math.log(settings.entCoef()) : 0;
        this.logAlpha =
                Parameters.builder().add("logAlpha", new float[] {begin}, 1).build();
        this.alphaAdam = new Adam(AdamSettings.of(settings.learningRate()), logAlpha);
        this.memory = new OffPolicyMemory(
                task,
                settings.bufferSize(),
                rows,
                settings.learningStarts(),
                settings.trainFreq(),
                settings.gradientSteps());
        this.noise = new OrnsteinUhlenbeck(task.copies(), box, settings.noiseStd());
        this.sample = new SquashedSample(rows, box.dim());
        this.joined = new float[rows * (observationDim + box.dim())];
        this.slope = new float[joined.length];
        this.output = new float[rows * 2 * box.dim()];
        this.value = new float[rows];
        this.target = new double[rows];
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

    /** {@return the weight of the entropy now} */
    public double alpha() {
        return Math.exp(logAlpha.values()[0]);
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
        if (memory.begun()) {
            policy.act(observation, task.copies(), Choice.SAMPLED, memory.acting, action);
        } else {
            memory.actAtRandom(observation, action);
        }
        noise.add(action, memory.acting);
    }

    @Override
    public void observe(TransitionBatch step, double[] reward) {
        memory.observe(step, reward);
        noise.observe(step.end());
    }

    @Override
    public boolean update(Metrics metrics) {
        int due = memory.due();
        for (int i = 0; i < due; i++) {
            gradientStep(metrics);
        }
        return due > 0;
    }

    private void gradientStep(Metrics metrics) {
        int rows = settings.batchSize();
        double alpha = alpha();
        memory.draw(settings.nStep(), settings.gamma());

        policy.network().apply(memory.next, rows, output);
        sample.draw(output, memory.learning);
        memory.join(memory.next, box, joined);
        sample.putActions(joined);
        critics.targets(joined, rows, value);
        for (int i = 0; i < rows; i++) {
            target[i] =
                    memory.batch.reward()[i] + memory.batch.discount()[i] * (value[i] - alpha * sample.logDensity(i));
        }
        memory.join(memory.state, box, joined);
        metrics.add("loss/critic", critics.learn(joined, rows, target));

        actorGradient.toParameters(memory.state, rows, (out, gradient) -> {
            sample.draw(out, memory.learning);
            sample.putActions(joined);
            critics.slopeOfLesser(joined, rows, value, slope);
            sample.differentiate(slope, joined.length / rows, alpha, gradient);
        });
        actorAdam.step();
        critics.followUp(settings.tau());
        learnAlpha(metrics);
    }

    private void learnAlpha(Metrics metrics) {
        double entropy = -sample.meanLogDensity();
        metrics.add("learner/entropy", entropy);
        metrics.add("learner/alpha", alpha());
        if (settings.entCoef() == 0) {
            double goal = settings.targetEntropy() == 0 ? -box.dim() : settings.targetEntropy();
            logAlpha.addGradient(new float[] {(float) (entropy - goal)}, 1);
            alphaAdam.step();
        }
    }

    @Override
    public void save(CheckpointWriter checkpoint) {
        policy.save(checkpoint);
        checkpoint.put("", logAlpha);
        actorAdam.save(checkpoint, "adam.actor");
        alphaAdam.save(checkpoint, "adam.alpha");
        critics.save(checkpoint);
        memory.save(checkpoint);
        noise.save(checkpoint);
    }

    @Override
    public void restore(CheckpointReader checkpoint) {
        policy.restore(checkpoint);
        checkpoint.get("", logAlpha);
        actorAdam.restore(checkpoint, "adam.actor");
        alphaAdam.restore(checkpoint, "adam.alpha");
        critics.restore(checkpoint);
        memory.restore(checkpoint);
        noise.restore(checkpoint);
    }

    @Override
    public void close() {
        policy.close();
        critics.close();
        logAlpha.close();
    }
}
