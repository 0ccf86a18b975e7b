package dev.goodhart.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.network.Activation;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameters;
import dev.goodhart.network.Tensors;
import dev.goodhart.policy.GaussianHead;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gradient with which a learner takes its step is that of the loss in its documentation, written as tensors and differentiated by
 * libtorch on copies of the learner's networks, on the batch and with the noise that the stored state of the learner says.
 */
class LearnerGradientTest {
    private static final double GAMMA = 0.9;
    private static final int BATCH = 32;

    @TempDir
    Path folder;

    /** - mean (A log pi + entCoef H) with A = G - V, where G ends in the baseline's value of where the collection stopped. */
    @ParameterizedTest
    @ValueSource(strings = {"identity-discrete", "identity-continuous"})
    void reinforce(String name) {
        Task task = Tasks.named(name);
        ReinforceSettings settings = LearnerUnderTest.reinforce()
                .withNEnvs(1)
                .withNormalizeAdvantage(false)
                .withEntCoef(0.3);
        int rows = settings.nSteps();
        int dim = task.spec().observationDim();
        try (Reinforce learner = new Reinforce(learning(task), settings);
                Mlp actor = learner.policy().network().copy();
                Mlp baseline = net("value", Activation.TANH, dim, 16, 1)) {
            VectorEnvironment environment = environment(task);
            for (int i = 0; i < rows; i++) {
                step(learner, task, environment, 1);
            }
            float[] seen = new float[rows * dim];
            double[] raw = new double[rows * task.spec().actions().dim()];
            double[] reward = new double[rows];
            double[] next = new double[rows * dim];
            try (CheckpointReader before = stored(learner)) {
                before.get("rollout.seen", seen);
                before.get("rollout.raw", raw);
                before.get("rollout.reward", reward);
                before.get("rollout.next", next);
                before.get("", baseline.parameters());
            }
            double[] advantage = new double[rows];
            double sum = valued(baseline, next, rows - 1);
            for (int i = rows - 1; i >= 0; i--) {
                sum = reward[i] + GAMMA * sum;
                float[] value = new float[1];
                float[] row = new float[dim];
                System.arraycopy(seen, i * dim, row, 0, dim);
                baseline.apply(row, 1, value);
                advantage[i] = sum - value[0];
            }
            assertThat(learner.update(Metrics.NONE)).isTrue();

            Deviations logStd = new Deviations(raw.length / rows);
            assertGradient(learner.policy().network(), actor, () -> {
                Tensor out = actor.forward(Tensors.of(seen, rows, dim));
                Tensor log;
                Tensor entropy;
                if (learner.policy().head() instanceof GaussianHead) {
                    Tensor z = Tensors.ofRounded(raw, rows, raw.length / rows)
                            .sub(out)
                            .div(logStd.leaf.exp());
                    log = z.square().mul(new Scalar(-0.5)).sub(logStd.leaf).sum(1);
                    entropy = logStd.leaf.sum();
                } else {
                    Tensor all = out.log_softmax(1);
                    double[] taken = new double[rows * actor.outputs()];
                    for (int i = 0; i < rows; i++) {
                        taken[i * actor.outputs() + (int) raw[i]] = 1;
                    }
                    log = all.mul(Tensors.ofRounded(taken, rows, actor.outputs()))
                            .sum(1);
                    entropy = all.exp().mul(all).sum(1).neg().mean();
                }
                return log.mul(Tensors.ofRounded(advantage, rows))
                        .mean()
                        .add(entropy.mul(new Scalar(0.3)))
                        .neg();
            });
            if (learner.policy().head() instanceof GaussianHead head) {
                logStd.assertGradient(head.logStd());
            }
        }
    }

    /** mean of (Q - y)^2 / 2, or of Huber's loss; y by the target network, at the action that it or the network itself likes best. */
    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void dqn(boolean doubleQ, boolean huber) {
        Task task = Tasks.named("identity-discrete");
        DqnSettings settings = LearnerUnderTest.dqn()
                .withDoubleQ(doubleQ)
                .withHuberLoss(huber)
                .withNStep(3)
                .withBatchSize(BATCH)
                .withLearningStarts(20)
                .withTrainFreq(1)
                .withTargetUpdateInterval(1000);
        int dim = task.spec().observationDim();
        try (Dqn learner = new Dqn(learning(task), settings);
                Mlp target = learner.policy().network().copy()) {
            VectorEnvironment environment = environment(task);
            for (int i = 0; i < 200; i++) {
                step(learner, task, environment, 3);
                learner.update(Metrics.NONE);
            }
            step(learner, task, environment, 3);
            ReplayBatch batch = ReplayBatch.of(BATCH, dim, 1);
            try (CheckpointReader before = stored(learner);
                    Mlp network = learner.policy().network().copy()) {
                learner.buffer().sample(batch, 3, GAMMA, learning(before));
                learner.update(Metrics.NONE);

                int actions = network.outputs();
                double[] taken = new double[BATCH * actions];
                for (int i = 0; i < BATCH; i++) {
                    taken[i * actions + (int) batch.steps().action()[i]] = 1;
                }
                double[] largest = new double[1];
                assertGradient(learner.policy().network(), network, () -> {
                    Tensor next = Tensors.ofRounded(batch.steps().next(), BATCH, dim);
                    Tensor valued = target.forward(next).detach();
                    Tensor best = (doubleQ ? network.forward(next).detach() : valued).argmax(new LongOptional(1), true);
                    Tensor y = Tensors.ofRounded(batch.reward(), BATCH)
                            .add(Tensors.ofRounded(batch.discount(), BATCH)
                                    .mul(valued.gather(1, best).squeeze(1)));
                    Tensor q = network.forward(Tensors.ofRounded(batch.steps().state(), BATCH, dim))
                            .mul(Tensors.ofRounded(taken, BATCH, actions))
                            .sum(1);
                    Tensor off = q.sub(y);
                    largest[0] = off.abs().max().item_double();
                    return huber ? torch.huber_loss(q, y) : off.square().mean().mul(new Scalar(0.5));
                });
                assertThat(largest[0]).as("an error beyond the bend").isGreaterThan(1);
            }
        }
    }

    /** mean (alpha log pi(a|s) - min Q(s, a)); the temperature's loss is - log alpha mean (log pi + target entropy). */
    @Test
    void sacActorAndTemperature() {
        Task task = Tasks.named("identity-continuous");
        SacSettings settings = LearnerUnderTest.sac()
                .withBatchSize(BATCH)
                .withLearningStarts(40)
                .withTrainFreq(1);
        int dim = task.spec().observationDim();
        int actions = task.spec().actions().dim();
        try (Sac learner = new Sac(learning(task), settings);
                Mlp actor = learner.policy().network().copy();
                Mlp first = net("critic1", Activation.RELU, dim + actions, 32, 1);
                Mlp second = net("critic2", Activation.RELU, dim + actions, 32, 1)) {
            VectorEnvironment environment = environment(task);
            for (int i = 0; i < 41; i++) {
                step(learner, task, environment, 1);
            }
            ReplayBatch batch = ReplayBatch.of(BATCH, dim, actions);
            double[] noise = new double[BATCH * actions];
            try (CheckpointReader before = stored(learner)) {
                ResumableRandom random = learning(before);
                learner.buffer().sample(batch, random);
                for (int i = 0; i < BATCH * actions; i++) {
                    random.nextGaussian();
                }
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = random.nextGaussian();
                }
            }
            double alpha = learner.alpha();
            assertThat(learner.update(Metrics.NONE)).isTrue();

            float[] moment = new float[1];
            try (CheckpointReader after = stored(learner)) {
                after.get("", first.parameters());
                after.get("", second.parameters());
                after.get("adam.alpha.0.mean", moment);
            }
            double[] meanLog = new double[1];
            boolean[] both = new boolean[2];
            assertGradient(learner.policy().network(), actor, () -> {
                Tensor state = Tensors.ofRounded(batch.steps().state(), BATCH, dim);
                Tensor out = actor.forward(state);
                Tensor log = out.narrow(1, actions, actions);
                Tensor eps = Tensors.ofRounded(noise, BATCH, actions);
                Tensor action =
                        out.narrow(1, 0, actions).add(log.exp().mul(eps)).tanh();
                Tensor density = eps.square()
                        .mul(new Scalar(-0.5))
                        .sub(log)
                        .sub(new Scalar(0.5 * Math.log(2 * Math.PI)))
                        .sub(action.square().neg().add(new Scalar(1.0)).log())
                        .sum(1);
                Tensor joined = torch.cat(new TensorVector(state, action), 1);
                Tensor one = first.forward(joined).squeeze(1);
                Tensor other = second.forward(joined).squeeze(1);
                both[0] = one.lt(other).any().item_bool();
                both[1] = other.lt(one).any().item_bool();
                meanLog[0] = density.mean().item_double();
                return density.mul(new Scalar(alpha)).sub(one.minimum(other)).mean();
            });
            assertThat(both).as("each critic is the lesser somewhere").containsOnly(true);
            // After one step Adam's first moment is a tenth of the gradient.
            assertThat(moment[0] * 10.0).isCloseTo(-meanLog[0] + actions, within(1e-4));
        }
    }

    /** - mean Q1(s, tanh(mu(s))). */
    @Test
    void td3Actor() {
        Task task = Tasks.named("identity-continuous");
        Td3Settings settings = LearnerUnderTest.td3()
                .withBatchSize(BATCH)
                .withLearningStarts(40)
                .withTrainFreq(1)
                .withPolicyDelay(1);
        int dim = task.spec().observationDim();
        try (Td3 learner = new Td3(learning(task), settings)) {
            VectorEnvironment environment = environment(task);
            for (int i = 0; i < 60; i++) {
                step(learner, task, environment, 1);
                learner.update(Metrics.NONE);
            }
            step(learner, task, environment, 1);
            ReplayBatch batch = ReplayBatch.of(BATCH, dim, task.spec().actions().dim());
            try (CheckpointReader before = stored(learner);
                    Mlp actor = learner.policy().network().copy()) {
                learner.buffer().sample(batch, learning(before));
                learner.update(Metrics.NONE);

                assertGradient(learner.policy().network(), actor, () -> {
                    Tensor state = Tensors.ofRounded(batch.steps().state(), BATCH, dim);
                    Tensor action = actor.forward(state).tanh();
                    return learner.critics()
                            .first()
                            .forward(torch.cat(new TensorVector(state, action), 1))
                            .mean()
                            .neg();
                });
            }
        }
    }

    private static LearningTask learning(Task task) {
        return new LearningTask(task.spec(), 1, 1000, SeedTree.of("gradient"));
    }

    private static VectorEnvironment environment(Task task) {
        VectorEnvironment environment = task.environment(1);
        environment.reset(1);
        return environment;
    }

    /** A step for as many times the usual reward. */
    private static void step(Learner learner, Task task, VectorEnvironment environment, double times) {
        double[] action = new double[task.spec().actions().dim()];
        double[] reward = new double[1];
        learner.act(environment.observation(), action);
        TransitionBatch step = environment.step(action);
        task.intended().score(step, reward);
        reward[0] *= times;
        learner.observe(step, reward);
    }

    private CheckpointReader stored(Learner learner) {
        CheckpointWriter checkpoint = new CheckpointWriter();
        learner.save(checkpoint);
        Path file = folder.resolve("learner.safetensors");
        checkpoint.write(file);
        return CheckpointReader.open(file);
    }

    private static ResumableRandom learning(CheckpointReader checkpoint) {
        long[] counters = new long[4];
        checkpoint.get("learner.counters", counters);
        ResumableRandom random = new ResumableRandom(0);
        random.restore(counters[3]);
        return random;
    }

    private static Mlp net(String name, Activation activation, int... widths) {
        return Mlp.of(name, widths, activation, Initialization.TORCH, new ResumableRandom(1));
    }

    private static double valued(Mlp baseline, double[] observations, int row) {
        float[] in = new float[baseline.inputs()];
        for (int k = 0; k < in.length; k++) {
            in[k] = (float) observations[row * in.length + k];
        }
        float[] out = new float[1];
        baseline.apply(in, 1, out);
        return out[0];
    }

    /** The gradient the learner's network was last moved along against that of a loss through a copy of what it was. */
    private static void assertGradient(Mlp learned, Mlp copy, Supplier<Tensor> loss) {
        copy.parameters().clearGradient();
        try (PointerScope scope = new PointerScope()) {
            loss.get().backward();
        }
        copy.parameters().pullGradient();
        float[] expected = copy.parameters().gradient();
        float[] gradient = learned.parameters().gradient();
        float largest = 0;
        for (float g : expected) {
            largest = Math.max(largest, Math.abs(g));
        }
        assertThat(largest).isGreaterThan(1e-3f);
        for (int i = 0; i < expected.length; i++) {
            assertThat(gradient[i]).as("entry %d", i).isCloseTo(expected[i], within(1e-4f * largest));
        }
    }

    /** Log deviations of zero, as a Gaussian begins. */
    private static final class Deviations {
        private final Parameters parameters;
        private final Tensor leaf;

        Deviations(int dim) {
            parameters = Parameters.builder().add("logStd", new float[dim], dim).build();
            leaf = parameters.tensor(0);
        }

        void assertGradient(Parameters learned) {
            parameters.pullGradient();
            for (int k = 0; k < learned.size(); k++) {
                assertThat(learned.gradient()[k]).isCloseTo(parameters.gradient()[k], within(1e-4f));
            }
            parameters.close();
        }
    }
}
