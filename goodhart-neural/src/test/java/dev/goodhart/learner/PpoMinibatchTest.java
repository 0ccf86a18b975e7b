package dev.goodhart.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.network.Activation;
import dev.goodhart.network.Parameters;
import dev.goodhart.network.Tensors;
import dev.goodhart.policy.GaussianHead;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.random.Shuffle;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.TreeSet;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The losses of PPO as the paper writes them, differentiated by libtorch, against the derivatives by hand, in every branch. */
class PpoMinibatchTest {
    private static final int ROWS = 64;
    private static final double RANGE = 0.2;
    private static final double ENTROPY = 0.03;
    private static final ActionSpace DISCRETE = new ActionSpace.Discrete(3);
    private static final ActionSpace BOX = ActionSpace.Box.of(2, -1, 1);

    private final ResumableRandom random = new ResumableRandom(7);
    private final int[] order = new int[ROWS];

    @Test
    void thePolicyLossOfChoicesIsThatOfAutograd() {
        LearningTask task = task(DISCRETE);
        try (NetworkPolicy policy = policy(task)) {
            OnPolicyMemory memory = memory(task, policy);
            for (int i = 0; i < ROWS; i++) {
                memory.rollout.raw[i] = random.nextInt(3);
            }
            float[] before = outputs(policy, memory);
            PpoMinibatch minibatch = begun(task, policy, memory);
            float[] output = moved(before, 0.5);
            float[] gradient = new float[output.length];

            minibatch.policyLoss(output, gradient);

            double[] old = new double[ROWS];
            double[] taken = new double[3 * ROWS];
            TreeSet<String> branches = new TreeSet<>();
            for (int j = 0; j < ROWS; j++) {
                int row = order[j];
                int action = (int) memory.rollout.raw[row];
                old[j] = logSoftmax(before, row, action);
                taken[3 * j + action] = 1;
                branches.add(branch(logSoftmax(output, j, action) - old[j], memory.advantage[row]));
            }
            assertThat(branches).hasSize(6);
            double[] expected = Losses.gradient(doubles(output), ROWS, x -> {
                Tensor log = x.log_softmax(1);
                Tensor chosen = log.mul(Tensors.of(taken, ROWS, 3)).sum(1);
                Tensor entropy = log.exp().mul(log).sum(1).neg();
                return surrogate(chosen.sub(Tensors.of(old, ROWS)), entropy, memory);
            });
            assertClose(gradient, expected);
        }
    }

    /** The means of all rows and the two log deviations are differentiated together. */
    @Test
    void thePolicyLossOfVectorsIsThatOfAutograd() {
        LearningTask task = task(BOX);
        try (NetworkPolicy policy = policy(task)) {
            OnPolicyMemory memory = memory(task, policy);
            Parameters logStd = ((GaussianHead) policy.head()).logStd();
            float[] before = outputs(policy, memory);
            for (int i = 0; i < 2 * ROWS; i++) {
                memory.rollout.raw[i] = before[i] + random.nextGaussian();
            }
            PpoMinibatch minibatch = begun(task, policy, memory);
            float[] output = moved(before, 0.3);
            logStd.values()[0] = 0.1f;
            logStd.values()[1] = -0.2f;
            float[] gradient = new float[output.length];

            minibatch.policyLoss(output, gradient);
            minibatch.flush();
            logStd.pullGradient();

            double[] raw = new double[2 * ROWS];
            double[] old = new double[ROWS];
            TreeSet<String> branches = new TreeSet<>();
            for (int j = 0; j < ROWS; j++) {
                int row = order[j];
                double now = 0;
                for (int k = 0; k < 2; k++) {
                    raw[2 * j + k] = memory.rollout.raw[2 * row + k];
                    old[j] += logNormal(raw[2 * j + k], before[2 * row + k], 0);
                    now += logNormal(raw[2 * j + k], output[2 * j + k], logStd.values()[k]);
                }
                branches.add(branch(now - old[j], memory.advantage[row]));
            }
            assertThat(branches).hasSize(6);
            double[] all = Arrays.copyOf(doubles(output), 2 * ROWS + 2);
            all[2 * ROWS] = logStd.values()[0];
            all[2 * ROWS + 1] = logStd.values()[1];
            double[] expected = Losses.gradient(all, 1, x -> {
                Tensor mean = x.narrow(1, 0, 2 * ROWS).view(ROWS, 2);
                Tensor log = x.narrow(1, 2 * ROWS, 2);
                Tensor z = Tensors.of(raw, ROWS, 2).sub(mean).div(log.exp());
                Tensor density = z.square()
                        .mul(new Scalar(-0.5))
                        .sub(log)
                        .sub(new Scalar(0.5 * Math.log(2 * Math.PI)))
                        .sum(1);
                Tensor entropy = log.sum();
                return surrogate(density.sub(Tensors.of(old, ROWS)), entropy, memory);
            });
            assertClose(gradient, Arrays.copyOf(expected, 2 * ROWS));
            assertClose(logStd.gradient(), Arrays.copyOfRange(expected, 2 * ROWS, 2 * ROWS + 2));
        }
    }

    /** Clipped, the greater of the two squares counts: near the old value, far and worse for it, far and better. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theValueLossIsThatOfAutograd(boolean clip) {
        LearningTask task = task(DISCRETE);
        try (NetworkPolicy policy = policy(task)) {
            OnPolicyMemory memory = memory(task, policy);
            for (int i = 0; i < ROWS; i++) {
                memory.value[i] = (float) random.nextGaussian();
                memory.target[i] = memory.value[i] + 0.5 * random.nextGaussian();
            }
            PpoMinibatch minibatch =
                    new PpoMinibatch(task, settings().withClipValueLoss(clip).withVfCoef(0.7), memory, policy.head());
            minibatch.begin(policy.network(), RANGE);
            minibatch.gather(order, 0, ROWS);
            double[] old = new double[ROWS];
            double[] target = new double[ROWS];
            float[] output = new float[ROWS];
            TreeSet<String> branches = new TreeSet<>();
            for (int j = 0; j < ROWS; j++) {
                old[j] = memory.value[order[j]];
                target[j] = memory.target[order[j]];
                output[j] = (float) (old[j] + 0.3 * random.nextGaussian());
                double held = old[j] + Math.clamp(output[j] - old[j], -RANGE, RANGE);
                branches.add(
                        Math.abs(output[j] - old[j]) < RANGE
                                ? "near"
                                : Math.abs(held - target[j]) > Math.abs(output[j] - target[j]) ? "held" : "free");
            }
            assertThat(branches).hasSize(3);
            float[] gradient = new float[ROWS];

            minibatch.valueLoss(output, gradient);

            double[] expected = Losses.gradient(doubles(output), ROWS, x -> {
                Tensor goal = Tensors.of(target, ROWS, 1);
                Tensor before = Tensors.of(old, ROWS, 1);
                Tensor free = x.sub(goal).square();
                Tensor held = before.add(clamped(x.sub(before), -RANGE, RANGE))
                        .sub(goal)
                        .square();
                return (clip ? free.maximum(held) : free).mean().mul(new Scalar(0.5 * 0.7));
            });
            assertClose(gradient, expected);
        }
    }

    /** - mean min(r A, clip(r) A) - entCoef mean H. */
    private Tensor surrogate(Tensor logRatio, Tensor entropy, OnPolicyMemory memory) {
        double[] advantage = new double[ROWS];
        for (int j = 0; j < ROWS; j++) {
            advantage[j] = memory.advantage[order[j]];
        }
        Tensor a = Tensors.of(advantage, ROWS);
        Tensor ratio = logRatio.exp();
        Tensor lesser =
                ratio.mul(a).minimum(clamped(ratio, 1 - RANGE, 1 + RANGE).mul(a));
        return lesser.mean().neg().sub(entropy.mean().mul(new Scalar(ENTROPY)));
    }

    private static Tensor clamped(Tensor x, double low, double high) {
        return x.clamp(new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high)));
    }

    private static String branch(double logRatio, double advantage) {
        double ratio = Math.exp(logRatio);
        return (ratio > 1 + RANGE ? "above" : ratio < 1 - RANGE ? "below" : "within")
                + (advantage > 0 ? " and good" : " and bad");
    }

    private static PpoSettings settings() {
        return PpoSettings.defaults().withBatchSize(ROWS).withEntCoef(ENTROPY).withNormalizeAdvantage(false);
    }

    private PpoMinibatch begun(LearningTask task, NetworkPolicy policy, OnPolicyMemory memory) {
        PpoMinibatch minibatch = new PpoMinibatch(task, settings(), memory, policy.head());
        minibatch.begin(policy.network(), RANGE);
        minibatch.gather(order, 0, ROWS);
        return minibatch;
    }

    private static LearningTask task(ActionSpace actions) {
        return new LearningTask(new EnvironmentSpec("here", 4, actions, 9), 1, ROWS, SeedTree.of("gradient"));
    }

    private static NetworkPolicy policy(LearningTask task) {
        return Networks.stochastic(task, new int[] {5}, Activation.TANH, false, new ResumableRandom(1));
    }

    private OnPolicyMemory memory(LearningTask task, NetworkPolicy policy) {
        OnPolicyMemory memory = new OnPolicyMemory(task, policy, ROWS);
        for (int i = 0; i < memory.rollout.seen.length; i++) {
            memory.rollout.seen[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < ROWS; i++) {
            memory.advantage[i] = random.nextGaussian();
            order[i] = i;
        }
        Shuffle.inPlace(order, random);
        return memory;
    }

    private static float[] outputs(NetworkPolicy policy, OnPolicyMemory memory) {
        float[] outputs = new float[ROWS * policy.head().outputs()];
        policy.network().apply(memory.rollout.seen, ROWS, outputs);
        return outputs;
    }

    /** What the network says of the rows in their new order once it has moved away. */
    private float[] moved(float[] outputs, double distance) {
        int width = outputs.length / ROWS;
        float[] moved = new float[outputs.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (outputs[order[i / width] * width + i % width] + distance * random.nextGaussian());
        }
        return moved;
    }

    private static double logSoftmax(float[] logits, int row, int action) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += Math.exp(logits[3 * row + k]);
        }
        return logits[3 * row + action] - Math.log(sum);
    }

    private static double logNormal(double x, double mean, double logStd) {
        double z = (x - mean) / Math.exp(logStd);
        return -0.5 * z * z - logStd - 0.5 * Math.log(2 * Math.PI);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static void assertClose(float[] gradient, double[] expected) {
        assertThat(gradient).hasSameSizeAs(expected);
        assertThat(Arrays.stream(expected).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-3);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) gradient[i]).as("entry %d", i).isCloseTo(expected[i], within(1e-6));
        }
    }
}
