package dev.goodhart.imitation;

import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.learner.Metrics;
import dev.goodhart.learner.OffPolicyLearner;
import dev.goodhart.learner.ReplayBatch;
import dev.goodhart.learner.ReplayBuffer;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.sharpness.SlopeReport;
import dev.goodhart.trajectory.Trajectory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reward of off-policy adversarial imitation (Blonde, Strasser and Kalousis 2022, algorithm 1): a discriminator learns to tell the
 * steps of a replay buffer from those of demonstrations, and pays for what looks like the expert. Give it to an {@link Imitation}.
 *
 * <p>Details that matter: the discriminator takes one step for each of the agent's; the buffer is used without importance weights; the
 * discriminator waits until the buffer holds a batch. Not safe for use by several threads.
 */
public final class AdversarialReward implements ImitationReward {
    private static final int GAUGE_EVERY = 200;
    private static final double ROOM = 1.1;

    private final double limit;
    private final RowEncoder encoder;
    private final Discriminator discriminator;
    private final @Nullable Preconditioning preconditioning;
    private final ResumableRandom random;
    private final ExpertRows expert;
    private final int batchSize;
    private final ReplayBatch drawn;
    private final float[] agentRows;
    private final float[] expertRows;
    private float[] scored = new float[0];
    private float[] paid = new float[0];

    /**
     * A reward that has learned nothing.
     *
     * @param demonstrations what is imitated
     * @param encoder the layout and units of rows
     * @param settings of the discriminator
     * @param batchSize rows of agent and of expert in a step of the discriminator, at least 1; no more than there are demonstrations
     * @param seed decides the discriminator's randomness
     * @throws InvalidInputException if the encoder is of another environment than the demonstrations
     */
    public AdversarialReward(
            Demonstrations demonstrations,
            RowEncoder encoder,
            DiscriminatorSettings settings,
            int batchSize,
            long seed) {
        this(demonstrations, encoder, settings, batchSize, seed, null);
    }

    /**
     * A reward that has learned nothing, and is shrunk where the world is sharp.
     *
     * @param demonstrations what is imitated
     * @param encoder the layout and units of rows
     * @param settings of the discriminator; a model of the world, for the preconditioner, has its width and learning rate
     * @param batchSize rows of agent and of expert in a step of the discriminator, at least 1; no more than there are demonstrations
     * @param seed decides the discriminator's randomness
     * @param preconditioner shrinks the reward; null for the reward as it is, and the same run to the bit as without this argument
     * @throws InvalidInputException if the encoder is of another environment than the demonstrations
     */
    public AdversarialReward(
            Demonstrations demonstrations,
            RowEncoder encoder,
            DiscriminatorSettings settings,
            int batchSize,
            long seed,
            @Nullable RewardPreconditioner preconditioner) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("A step of the discriminator must have a row, has " + batchSize);
        }
        this.limit = ROOM * settings.penalty().target();
        this.encoder = encoder;
        this.expert = new ExpertRows(demonstrations, encoder);
        this.random = new ResumableRandom(seed);
        this.discriminator = new Discriminator(encoder.width(), settings, random);
        this.preconditioning =
                preconditioner == null ? null : new Preconditioning(preconditioner, encoder, settings, seed);
        this.batchSize = Math.min(batchSize, expert.count());
        this.drawn = ReplayBatch.of(
                this.batchSize,
                demonstrations.spec().observationDim(),
                demonstrations.spec().actions().dim());
        this.agentRows = new float[this.batchSize * encoder.width()];
        this.expertRows = new float[this.batchSize * encoder.width()];
    }

    /** {@return the rows of a step of the discriminator: fewer than asked for where there are fewer demonstrations} */
    public int batchSize() {
        return batchSize;
    }

    /** {@return what tells agent from expert} */
    public Discriminator discriminator() {
        return discriminator;
    }

    /** {@return the slope up to which a row counts as valid: a tenth above the target of the penalty} */
    public double limit() {
        return limit;
    }

    @Override
    public EnvironmentSpec spec() {
        return encoder.spec();
    }

    @Override
    public void score(TransitionBatch steps, double[] out) {
        int n = steps.size();
        if (paid.length < n) {
            paid = new float[n];
            scored = new float[n * encoder.width()];
        }
        encoder.encode(steps, 0, n, scored, 0);
        discriminator.rewards(scored, n, paid);
        for (int i = 0; i < n; i++) {
            out[i] = paid[i];
        }
        if (preconditioning != null) {
            preconditioning.shrink(scored, n, out);
        }
    }

    /** Teaches the discriminator once, if there are steps enough. */
    @Override
    public void learn(OffPolicyLearner learner, Metrics metrics) {
        if (learner.buffer().size() >= batchSize) {
            metrics.add("discriminator/loss", teach(learner.buffer()));
            if (preconditioning != null) {
                metrics.add("precondition/loss", preconditioning.teach(drawn.steps(), agentRows));
            }
            if (learner.steps() % GAUGE_EVERY < learner.task().copies()) {
                gauge(metrics);
            }
        }
    }

    private double teach(ReplayBuffer buffer) {
        buffer.sample(drawn, random);
        encoder.encode(drawn.steps(), 0, batchSize, agentRows, 0);
        expert.draw(batchSize, expertRows, random);
        return discriminator.update(agentRows, expertRows, batchSize);
    }

    /** How steep the score is where the agent was, of the rows just drawn. */
    private void gauge(Metrics metrics) {
        double sum = 0;
        int kept = 0;
        for (double slope : discriminator.slopes(agentRows, batchSize)) {
            sum += slope;
            kept += slope <= limit ? 1 : 0;
        }
        metrics.add("discriminator/slope", sum / batchSize);
        metrics.add("discriminator/validity", (double) kept / batchSize);
        if (preconditioning != null) {
            metrics.add("precondition/factor", preconditioning.meanFactor(agentRows, batchSize));
        }
    }

    /**
     * How sharp the score is at steps, feature by feature: whether the reward can be followed.
     *
     * @param episodes fresh episodes of the agent, at least one
     * @return ||dl/dx|| of every row in the encoder's units, against {@link #limit()}
     */
    public SlopeReport sharpness(List<Trajectory> episodes) {
        return discriminator.sharpness(
                encoder.rows(episodes),
                episodes.stream().mapToInt(Trajectory::length).sum(),
                limit);
    }

    /**
     * Slopes of the score at steps.
     *
     * @param steps fresh steps of the agent
     * @return {@code [steps.size()]} ||dl/dx|| in the encoder's units
     */
    public double[] slopes(TransitionBatch steps) {
        float[] rows = new float[steps.size() * encoder.width()];
        encoder.encode(steps, 0, steps.size(), rows, 0);
        return discriminator.slopes(rows, steps.size());
    }

    @Override
    public void save(CheckpointWriter checkpoint) {
        discriminator.save(checkpoint, "discriminator");
        if (preconditioning != null) {
            preconditioning.save(checkpoint);
        }
        checkpoint.put("imitation.random", new long[] {random.state()});
    }

    @Override
    public void restore(CheckpointReader checkpoint) {
        long[] state = new long[1];
        checkpoint.get("imitation.random", state);
        discriminator.restore(checkpoint, "discriminator");
        if (preconditioning != null) {
            preconditioning.restore(checkpoint);
        }
        random.restore(state[0]);
    }

    @Override
    public void close() {
        discriminator.close();
        if (preconditioning != null) {
            preconditioning.close();
        }
    }
}
