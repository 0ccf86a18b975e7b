package dev.goodhart.goalconditioned;

import dev.goodhart.network.Activation;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameters;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** The network of a {@link RewardHead}. The linear one has no bias, whose gradient would be rounding alone, which Adam would follow. */
final class HeadNetwork implements AutoCloseable {
    private final RewardHead kind;
    private final Parameters parameters;
    private final @Nullable Mlp mlp;

    HeadNetwork(RewardHead kind, int width, RandomGenerator random) {
        this.kind = kind;
        if (kind == RewardHead.LINEAR) {
            float[] initial = new float[width];
            for (int i = 0; i < width; i++) {
                initial[i] = (float) (random.nextGaussian() / (width + 1));
            }
            mlp = null;
            parameters = Parameters.builder().add("weight", initial, width, 1).build();
        } else {
            int half = Math.max(1, width / 2);
            mlp = Mlp.of("head", new int[] {width, half, half, width, 1}, Activation.RELU, Initialization.HE, random);
            parameters = mlp.parameters();
        }
    }

    RewardHead kind() {
        return kind;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Scores {@code [rows][1]} of states {@code [rows][width]}. */
    Tensor scores(Tensor states) {
        return mlp == null ? states.mm(parameters.tensor(0)) : mlp.forward(states);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
