package dev.goodhart.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.network.Parameters;
import dev.goodhart.network.Tensors;
import dev.goodhart.policy.CategoricalHead;
import dev.goodhart.policy.GaussianHead;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;

class LikelihoodTest {
    /** 2 log p_a + 0.3 H of two rows of three logits, by autograd: the derivative by hand is the same. */
    @Test
    void theCategoricalDerivativeIsThatOfAutograd() {
        double[] logits = {0.2, -1, 0.5, 2, 0.1, -0.3};
        float[] floats = floats(logits);
        double[] taken = {2, 0};
        double[] expected = Losses.gradient(logits, 2, x -> {
            var log = x.log_softmax(1);
            var chosen =
                    log.mul(Tensors.of(new double[] {0, 0, 1, 1, 0, 0}, 2, 3)).sum();
            var entropy = log.exp().mul(log).sum().neg();
            return chosen.mul(new Scalar(2.0)).add(entropy.mul(new Scalar(0.3)));
        });

        Likelihood likelihood = new Likelihood(new CategoricalHead(3), 1);
        float[] gradient = new float[6];
        for (int row = 0; row < 2; row++) {
            likelihood.differentiate(floats, row, taken, row, 2, 0.3, gradient);
        }

        for (int i = 0; i < 6; i++) {
            assertThat((double) gradient[i]).isCloseTo(expected[i], within(1e-6));
        }
    }

    /** exp(0.2) / (exp(0.2) + exp(-1) + exp(0.5)) = 1.221403 / 3.238004. */
    @Test
    void theProbabilityIsTheSoftmax() {
        Likelihood likelihood = new Likelihood(new CategoricalHead(3), 1);
        assertThat(likelihood.log(new float[] {0.2f, -1, 0.5f}, 0, new double[] {0}, 0))
                .isCloseTo(Math.log(1.2214028 / 3.2380035), within(1e-7));
        assertThat(likelihood.entropy(new float[3], 0)).isCloseTo(Math.log(3), within(1e-12));
    }

    /**
     * Mean 1, deviation 2 (its logarithm log 2), action 2: z = 0.5; log p = -0.125 - log 2 - log(2 pi) / 2. d log p / dm = z / 2 = 0.25; d
     * log p / d log deviation = z^2 - 1 = -0.75; dH / d log deviation = 1.
     */
    @Test
    void theGaussianByHand() {
        try (Parameters logStd = Parameters.builder()
                .add("logStd", new float[] {(float) Math.log(2)}, 1)
                .build()) {
            Likelihood likelihood = new Likelihood(new GaussianHead(ActionSpace.Box.of(1, -9, 9), logStd), 1);
            float[] mean = {1};
            double[] action = {2};
            assertThat(likelihood.log(mean, 0, action, 0))
                    .isCloseTo(-0.125 - Math.log(2) - 0.5 * Math.log(2 * Math.PI), within(1e-7));

            float[] gradient = new float[1];
            likelihood.differentiate(mean, 0, action, 0, 2, 0.5, gradient);
            likelihood.flush();
            logStd.pullGradient();

            assertThat(gradient[0]).isCloseTo(0.5f, within(1e-6f));
            assertThat(logStd.gradient()[0]).isCloseTo(-1.0f, within(1e-6f));
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
