package dev.goodhart.imitation;

import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.learner.Learner;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.learner.Metrics;
import dev.goodhart.learner.OffPolicyLearner;
import dev.goodhart.learner.ReplayBatch;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.sharpness.SlopeReport;
import dev.goodhart.trajectory.Trajectory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Off-policy adversarial imitation (Blonde, Strasser and Kalousis 2022, algorithm 1): a discriminator learns to tell the steps of a replay
 * buffer from those of demonstrations, and a learner optimises what it pays.
 *
 * <p>Details that matter: rewards are never stored but computed anew whenever steps are learned from, since yesterday's discriminator had
 * another opinion; the buffer is used without importance weights; the discriminator waits until the buffer holds a batch. What is
 * intended plays no part, and rewards it is told are forgotten.
 *
 * <p>It is a learner itself, so that whatever trains learners trains it. Not safe for use by several threads. Closes the learner it was given.
 */
public final class AdversarialImitation implements Learner {
    private static final int GAUGE_EVERY = 200;
    private static final double ROOM = 1.1;

    private final OffPolicyLearner learner;
    private final double limit;
    private final double[] nothing;
    private final RowEncoder encoder;
    private final Discriminator discriminator;
    private final @Nullable Preconditioning preconditioning;
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
     * @param learner learns; its rewards are replaced, and it is closed with this
     * @param demonstrations what is imitated
     * @param encoder the layout and units of rows
     * @param settings of the discriminator
     * @param batchSize rows of agent and of expert in a step of the discriminator, at least 1; no more than there are demonstrations
     * @param seed decides the discriminator's randomness
     * @throws InvalidInputException if demonstrations or encoder are of another environment than the learner's
     */
    public AdversarialImitation(
            OffPolicyLearner learner,
            Demonstrations demonstrations,
            RowEncoder encoder,
            DiscriminatorSettings settings,
            int batchSize,
            long seed) {
        this(learner, demonstrations, encoder, settings, batchSize, seed, null);
    }

    /**
     * Puts a learner before the task of imitating, with a reward that is shrunk where the world is sharp.
     *
     * @param learner learns; its rewards are replaced, and it is closed with this
     * @param demonstrations what is imitated
     * @param encoder the layout and units of rows
     * @param settings of the discriminator; a model of the world, for the preconditioner, has its width and learning rate
     * @param batchSize rows of agent and of expert in a step of the discriminator, at least 1; no more than there are demonstrations
     * @param seed decides the discriminator's randomness
     * @param preconditioner shrinks the reward; null for the reward as it is, and the same run to the bit as without this argument
     * @throws InvalidInputException if demonstrations or encoder are of another environment than the learner's
     */
    public AdversarialImitation(
            OffPolicyLearner learner,
            Demonstrations demonstrations,
            RowEncoder encoder,
            DiscriminatorSettings settings,
            int batchSize,
            long seed,
            @Nullable RewardPreconditioner preconditioner) {
        requireSame("demonstrations", demonstrations.spec(), learner.task().spec());
        requireSame("rows of the discriminator", encoder.spec(), learner.task().spec());
        if (batchSize < 1) {
            throw new IllegalArgumentException("A step of the discriminator must have a row, has " + batchSize);
        }
        this.learner = learner;
        this.limit = ROOM * settings.penalty().target();
        this.nothing = new double[learner.task().copies()];
        this.encoder = encoder;
        this.random = new ResumableRandom(seed);
        this.discriminator = new Discriminator(encoder.width(), settings, random);
        this.preconditioning =
                preconditioner == null ? null : new Preconditioning(preconditioner, encoder, settings, seed);
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

    /** {@return the slope up to which a row counts as valid: a tenth above the target of the penalty} */
    public double limit() {
        return limit;
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
            if (preconditioning != null) {
                preconditioning.shrink(scored, n, out);
            }
        };
    }

    @Override
    public LearningTask task() {
        return learner.task();
    }

    @Override
    public NetworkPolicy policy() {
        return learner.policy();
    }

    @Override
    public long steps() {
        return learner.steps();
    }

    @Override
    public void act(double[] observation, double[] action) {
        learner.act(observation, action);
    }

    @Override
    public void observe(TransitionBatch step, double[] reward) {
        learner.observe(step, nothing);
    }

    /** Teaches the discriminator once, if there are steps enough, then the learner. */
    @Override
    public boolean update(Metrics metrics) {
        if (learner.buffer().size() >= batchSize) {
            metrics.add("discriminator/loss", teach());
            if (preconditioning != null) {
                metrics.add("precondition/loss", preconditioning.teach(drawn.steps(), agentRows));
            }
            if (learner.steps() % GAUGE_EVERY < learner.task().copies()) {
                gauge(metrics);
            }
        }
        return learner.update(metrics);
    }

    @Override
    public void relabelWith(RewardFunction reward) {
        throw new UnsupportedOperationException("The rewards of an imitation are its discriminator's");
    }

    /**
     * Takes steps in an environment; each teaches the discriminator once, then the learner.
     *
     * @param environment with as many copies as the learner's task; reset already
     * @param count steps to take, over all copies; rounded up to a multiple of the copies
     * @param metrics receives losses
     */
    public void train(VectorEnvironment environment, long count, Metrics metrics) {
        double[] action =
                new double[environment.size() * environment.spec().actions().dim()];
        for (long end = steps() + count; steps() < end; ) {
            act(environment.observation(), action);
            observe(environment.step(action), nothing);
            update(metrics);
        }
    }

    private double teach() {
        learner.buffer().sample(drawn, random);
        encoder.encode(drawn.steps(), 0, batchSize, agentRows, 0);
        int width = encoder.width();
        for (int i = 0; i < batchSize; i++) {
            int row = random.nextInt(expert.length / width);
            System.arraycopy(expert, row * width, expertRows, i * width, width);
        }
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

    private static void requireSame(String what, EnvironmentSpec given, EnvironmentSpec task) {
        if (given.observationDim() != task.observationDim()
                || given.actions().dim() != task.actions().dim()
                || given.actions().getClass() != task.actions().getClass()) {
            throw new InvalidInputException("The " + what + " must be of '" + task.name()
                    + "' like the learner, are of '" + given.name() + "'");
        }
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

    /**
     * How sharp the score is at steps, feature by feature.
     *
     * @param episodes fresh episodes of the agent, at least one
     * @return ||dl/dx|| of every row in the encoder's units, against {@link #limit()}
     */
    public SlopeReport sharpness(List<Trajectory> episodes) {
        int n = episodes.stream().mapToInt(Trajectory::length).sum();
        float[] rows = new float[n * encoder.width()];
        int to = 0;
        for (Trajectory episode : episodes) {
            encoder.encode(episode.steps(), 0, episode.length(), rows, to);
            to += episode.length();
        }
        return discriminator.sharpness(rows, n, limit);
    }

    private void reserve(int rows) {
        if (paid.length < rows) {
            paid = new float[rows];
            scored = new float[rows * encoder.width()];
        }
    }

    @Override
    public void save(CheckpointWriter checkpoint) {
        learner.save(checkpoint);
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
        learner.restore(checkpoint);
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
        learner.close();
    }
}
