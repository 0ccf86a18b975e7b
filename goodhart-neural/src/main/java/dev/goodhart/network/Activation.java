package dev.goodhart.network;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What stands between the layers of a network, in libtorch and on arrays. */
public enum Activation {
    /** The hyperbolic tangent. */
    TANH,
    /** max(0, x). */
    RELU,
    /** x above 0, 0.1 x below. */
    LEAKY_RELU,
    /** Nothing. */
    IDENTITY;

    private static final float LEAK = 0.1f;

    Tensor of(Tensor x) {
        return switch (this) {
            case TANH -> x.tanh();
            case RELU -> x.relu();
            case LEAKY_RELU -> torch.leaky_relu(x, new Scalar(LEAK));
            case IDENTITY -> x;
        };
    }

    void apply(float[] x, int from, int to) {
        switch (this) {
            case TANH -> {
                for (int i = from; i < to; i++) {
                    x[i] = (float) Math.tanh(x[i]);
                }
            }
            case RELU -> {
                for (int i = from; i < to; i++) {
                    x[i] = Math.max(0, x[i]);
                }
            }
            case LEAKY_RELU -> {
                for (int i = from; i < to; i++) {
                    x[i] = Math.max(x[i], LEAK * x[i]);
                }
            }
            case IDENTITY -> {}
        }
    }
}
