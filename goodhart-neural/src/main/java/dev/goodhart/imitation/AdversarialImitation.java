package dev.goodhart.imitation;

import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.learner.Learner;
import dev.goodhart.learner.Metrics;
import dev.goodhart.learner.ReplayBatch;
import dev.goodhart.learner.ReplayBuffer;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;

/**
 * Off-policy adversarial imitation (Blonde, Strasser and Kalousis 2022, algorithm 1): a discriminator learns to tell the steps of a replay
 * buffer from those of demonstrations, and a learner optimises what it pays.
 *
 * <p>Details that matter: rewards are never stored but computed anew whenever steps are learned from, since yesterday's discriminator had
 * another opinion; the buffer is used without importance weights; the discriminator waits until the buffer holds a batch. What is
 * intended plays no part, and no reward of the world is read.
 *
 * <p>Not safe for use by several threads. Closes the discriminator, and leaves the learner to whoever made it.
 */
public final class AdversarialImitation implements AutoCloseable {
    private final Learner learner;
    private final ReplayBuffer buffer;
    private final RowEncoder encoder;
    private final Discriminator discriminator;
    private final ResumableRandom random;
    private final float[] expert;
    private final int batchSize;
    private final ReplayBatch drawn;
    private final float[] agentRows;
    private final float[] expertRows;
    private float[] scored = new float[0];
    private float[] paid = new float[0];

    /**
     * Puts a learner before the task of imitating.
     *
     * @param learner an off-policy learner; its rewards are replaced
     * @param buffer the steps it learns from
     * @param demonstrations what is imitated
     * @param encoder the layout and units of rows
     * @param settings of the discriminator
     * @param batchSize rows of agent and of expert in a step of the discriminator, at least 1
     * @param seed decides the discriminator's randomness
     */
    public AdversarialImitation(
            Learner learner,
            ReplayBuffer buffer,
            Demonstrations demonstrations,
            RowEncoder encoder,
            DiscriminatorSettings settings,
            int batchSize,
            long seed) {
        this.learner = learner;
        this.buffer = buffer;
        this.encoder = encoder;
        this.random = new ResumableRandom(seed);
        this.discriminator = new Discriminator(encoder.width(), settings, random);
        this.expert = demonstrations.rows(encoder);
        this.batchSize = Math.min(batchSize, demonstrations.steps());
        this.drawn = ReplayBatch.of(
                this.batchSize,
                demonstrations.spec().observationDim(),
                demonstrations.spec().actions().dim());
        this.agentRows = new float[this.batchSize * encoder.width()];
        this.expertRows = new float[this.batchSize * encoder.width()];
        learner.relabelWith(reward());
    }

    /** {@return the rows of a step of the discriminator: fewer than asked for where there are fewer demonstrations} */
    public int batchSize() {
        return batchSize;
    }

    /** {@return what tells agent from expert} */
    public Discriminator discriminator() {
        return discriminator;
    }

    /** {@return the reward as it is learned, which changes as the discriminator does} */
    public RewardFunction reward() {
        return (steps, out) -> {
            int n = steps.size();
            reserve(n);
            encoder.encode(steps, 0, n, scored, 0);
            discriminator.rewards(scored, n, paid);
            for (int i = 0; i < n; i++) {
                out[i] = paid[i];
            }
        };
    }

    /**
     * Takes steps in an environment; each teaches the discriminator once, then the learner.
     *
     * @param environment with as many copies as the learner's task; reset already
     * @param count steps to take, over all copies; rounded up to a multiple of the copies
     * @param metrics receives losses
     */
    public void train(VectorEnvironment environment, long count, Metrics metrics) {
        int copies = environment.size();
        double[] action = new double[copies * environment.spec().actions().dim()];
        double[] nothing = new double[copies];
        for (long end = learner.steps() + count; learner.steps() < end; ) {
            learner.act(environment.observation(), action);
            learner.observe(environment.step(action), nothing);
            if (buffer.size() >= batchSize) {
                metrics.add("loss/discriminator", teach());
            }
            learner.update(metrics);
        }
    }

    private double teach() {
        buffer.sample(drawn, random);
        encoder.encode(drawn.steps(), 0, batchSize, agentRows, 0);
        int width = encoder.width();
        for (int i = 0; i < batchSize; i++) {
            int row = random.nextInt(expert.length / width);
            System.arraycopy(expert, row * width, expertRows, i * width, width);
        }
        return discriminator.update(agentRows, expertRows, batchSize);
    }

    /**
     * Slopes of the score at steps, by which to see whether the reward can be followed.
     *
     * @param steps fresh steps of the agent
     * @return {@code [steps.size()]} ||dl/dx|| in the encoder's units
     */
    public double[] slopes(TransitionBatch steps) {
        float[] rows = new float[steps.size() * encoder.width()];
        encoder.encode(steps, 0, steps.size(), rows, 0);
        return discriminator.slopes(rows, steps.size());
    }

    private void reserve(int rows) {
        if (paid.length < rows) {
            paid = new float[rows];
            scored = new float[rows * encoder.width()];
        }
    }

    /**
     * Writes the discriminator; the learner writes itself.
     *
     * @param checkpoint where to
     */
    public void save(CheckpointWriter checkpoint) {
        discriminator.save(checkpoint, "discriminator");
        checkpoint.put("imitation.random", new long[] {random.state()});
    }

    /**
     * Goes on from what was written.
     *
     * @param checkpoint where from
     */
    public void restore(CheckpointReader checkpoint) {
        long[] state = new long[1];
        checkpoint.get("imitation.random", state);
        discriminator.restore(checkpoint, "discriminator");
        random.restore(state[0]);
    }

    @Override
    public void close() {
        discriminator.close();
    }
}
