package dev.goodhart.learner;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.Backpropagation;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.policy.Choice;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.policy.ObservationScale;
import dev.goodhart.policy.SquashedHead;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;
import java.util.random.RandomGenerator;

/**
 * Twin delayed deep deterministic policy gradient (Fujimoto, van Hoof and Meger 2018, algorithm 1), for continuous actions.
 *
 * <pre>
 * a' = clip(mu'(s') + clip(noise, -targetNoiseClip, targetNoiseClip), -1, 1)
 * y  = r + gamma (1 - terminated) min(Q1'(s', a'), Q2'(s', a'))
 * critics: minimise (Q1 - y)^2 + (Q2 - y)^2;  actor, every policyDelay steps: maximise Q1(s, mu(s))
 * </pre>
 *
 * <p>Details that matter: actions are in units of half the width of their bounds everywhere inside; the actor and all targets move on
 * delayed steps only; the first steps are taken at random; a truncated step is no end. With {@code nStep} n the rewards of up to n steps
 * are added up before the critics are asked, {@code r_0 + gamma r_1 + ... + gamma^n Q'}, as they were taken: nothing corrects for the policy
 * that took them.
 */
public final class Td3 implements OffPolicyLearner {
    private final LearningTask task;
    private final Td3Settings settings;
    private final ActionSpace.Box box;
    private final NetworkPolicy policy;
    private final Mlp targetActor;
    private final Backpropagation actorGradient;
    private final Adam actorAdam;
    private final TwinCritics critics;
    private final OffPolicyMemory memory;
    private final float[] joined;
    private final float[] slope;
    private final float[] output;
    private final float[] value;
    private final double[] target;
    private long gradientSteps;

    /**
     * A learner that has learned nothing.
     *
     * @param task what it is put before
     * @param settings the settings
     * @throws IllegalArgumentException if actions are discrete
     */
    public Td3(LearningTask task, Td3Settings settings) {
        this.task = task;
        this.settings = settings;
        this.box = Networks.box(task, "td3");
        int observationDim = task.spec().observationDim();
        RandomGenerator initial =
                new ResumableRandom(task.seeds().child("networks").value());
        Mlp actor = Mlp.of(
                "network",
                Networks.widths(observationDim, settings.hidden(), box.dim()),
                settings.activation(),
                Initialization.TORCH,
                initial);
        this.policy = new NetworkPolicy(
                task.spec(),
                ObservationScale.of(observationDim, false),
                actor,
                new SquashedHead(box, settings.explorationNoise()));
        this.targetActor = actor.copy();
        this.actorGradient = new Backpropagation(actor);
        this.actorAdam = new Adam(AdamSettings.of(settings.learningRate()), actor.parameters());
        this.critics = new TwinCritics(
                observationDim + box.dim(), settings.hidden(), settings.activation(), settings.learningRate(), initial);
        this.memory = new OffPolicyMemory(
                task,
                settings.bufferSize(),
                settings.batchSize(),
                settings.learningStarts(),
                settings.trainFreq(),
                settings.gradientSteps());
        int rows = settings.batchSize();
        this.joined = new float[rows * (observationDim + box.dim())];
        this.slope = new float[joined.length];
        this.output = new float[rows * box.dim()];
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

    /** {@return what values state and action in units} */
    public TwinCritics critics() {
        return critics;
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
    }

    @Override
    public void observe(TransitionBatch step, double[] reward) {
        memory.observe(step, reward);
    }

    @Override
    public boolean update(Metrics metrics) {
        int due = memory.due();
        for (int i = 0; i < due; i++) {
            gradientStep(metrics);
        }
        return due > 0;
    }

    /**
     * Takes one gradient step on a minibatch of the buffer, which must hold a step; {@link #update} does so when it is due.
     *
     * @param metrics receives losses
     */
    public void gradientStep(Metrics metrics) {
        int rows = settings.batchSize();
        memory.draw(settings.nStep(), settings.gamma());
        targets(rows);
        memory.join(memory.state, box, joined);
        metrics.add("loss/critic", critics.learn(joined, rows, target));
        gradientSteps++;
        if (gradientSteps % settings.policyDelay() == 0) {
            metrics.add("learner/value", actorStep(rows));
            critics.followUp(settings.tau());
            targetActor.parameters().moveTowards(policy.network().parameters(), (float) settings.tau());
        }
    }

    private void targets(int rows) {
        targetActor.apply(memory.next, rows, output);
        memory.join(memory.next, box, joined);
        int width = joined.length / rows;
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < box.dim(); k++) {
                double noise = Math.clamp(
                        settings.targetPolicyNoise() * memory.learning.nextGaussian(),
                        -settings.targetNoiseClip(),
                        settings.targetNoiseClip());
                joined[i * width + width - box.dim() + k] =
                        (float) Math.clamp(Math.tanh(output[i * box.dim() + k]) + noise, -1, 1);
            }
        }
        critics.targets(joined, rows, value);
        for (int i = 0; i < rows; i++) {
            target[i] = memory.batch.reward()[i] + memory.batch.discount()[i] * value[i];
        }
    }

    /** Along dQ1/da tanh'(u): the joined rows hold states and stored actions, whose place the actor's take. */
    private double actorStep(int rows) {
        int width = joined.length / rows;
        int dim = box.dim();
        double[] mean = new double[1];
        actorGradient.toParameters(memory.state, rows, (out, gradient) -> {
            for (int i = 0; i < rows * dim; i++) {
                output[i] = (float) Math.tanh(out[i]);
                joined[i / dim * width + width - dim + i % dim] = output[i];
            }
            critics.slopeOfFirst(joined, rows, value, slope);
            for (int i = 0; i < rows * dim; i++) {
                float along = slope[i / dim * width + width - dim + i % dim];
                gradient[i] = -along * (1 - output[i] * output[i]) / rows;
            }
            for (int i = 0; i < rows; i++) {
                mean[0] += value[i] / rows;
            }
        });
        actorAdam.step();
        return mean[0];
    }

    @Override
    public void save(CheckpointWriter checkpoint) {
        policy.save(checkpoint);
        checkpoint.put("target.", targetActor.parameters());
        actorAdam.save(checkpoint, "adam.actor");
        critics.save(checkpoint);
        memory.save(checkpoint);
        checkpoint.put("learner.gradientSteps", new long[] {gradientSteps});
    }

    @Override
    public void restore(CheckpointReader checkpoint) {
        policy.restore(checkpoint);
        checkpoint.get("target.", targetActor.parameters());
        actorAdam.restore(checkpoint, "adam.actor");
        critics.restore(checkpoint);
        memory.restore(checkpoint);
        long[] stored = new long[1];
        checkpoint.get("learner.gradientSteps", stored);
        gradientSteps = stored[0];
    }

    @Override
    public void close() {
        policy.close();
        targetActor.close();
        critics.close();
    }
}
