package dev.goodhart.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.network.Tensors;
import dev.goodhart.random.ResumableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class SquashedSampleTest {
    private static final double[] OUTPUTS = {0.3, -0.8, -0.5, 0.2, 1.1, 0.4, -1, -0.1};
    private static final double ALPHA = 0.7;

    /** mean over two rows of alpha log pi - Q with Q = a_1 - 2 a_2, by autograd with the same noise. */
    @Test
    void theDerivativeIsThatOfAutograd() {
        double[] noise = new double[4];
        ResumableRandom random = new ResumableRandom(5);
        for (int i = 0; i < 4; i++) {
            noise[i] = random.nextGaussian();
        }
        double[] expected = Losses.gradient(OUTPUTS, 2, x -> {
            Tensor mean = x.narrow(1, 0, 2);
            Tensor log = x.narrow(1, 2, 2);
            Tensor eps = Tensors.of(noise, 2, 2);
            Tensor action = mean.add(log.exp().mul(eps)).tanh();
            Tensor correction = action.square().neg().add(new Scalar(1.0)).log();
            Tensor density = log.add(correction).neg().sum();
            Tensor value =
                    action.mul(Tensors.of(new double[] {1, -2, 1, -2}, 2, 2)).sum();
            return density.mul(new Scalar(ALPHA)).sub(value).div(new Scalar(2.0));
        });

        SquashedSample sample = new SquashedSample(2, 2);
        sample.draw(floats(), new ResumableRandom(5));
        float[] gradient = new float[8];
        // The slope of Q in rows of one observation and two actions.
        sample.differentiate(new float[] {9, 1, -2, 9, 1, -2}, 3, ALPHA, gradient);

        for (int i = 0; i < 8; i++) {
            assertThat((double) gradient[i]).isCloseTo(expected[i], within(1e-5));
        }
    }

    /** By the change of variables: the normal density of u = atanh(a), divided by 1 - a^2. */
    @Test
    void theDensityIsThatOfTheChangeOfVariables() {
        SquashedSample sample = new SquashedSample(1, 1);
        sample.draw(new float[] {0.3f, -0.5f}, new ResumableRandom(5));
        float[] joined = new float[1];
        sample.putActions(joined);
        double a = joined[0];
        double u = 0.5 * Math.log((1 + a) / (1 - a));
        double z = (u - 0.3) / Math.exp(-0.5);
        double expected = -0.5 * z * z + 0.5 - 0.5 * Math.log(2 * Math.PI) - Math.log(1 - a * a);
        assertThat(sample.logDensity(0)).isCloseTo(expected, within(1e-5));
    }

    /** Far out tanh is 1 in 64 bits and 1 - a^2 is 0; the logarithm is still finite. */
    @Test
    void farOutNothingOverflows() {
        SquashedSample sample = new SquashedSample(1, 1);
        sample.draw(new float[] {400, 0}, new ResumableRandom(5));
        assertThat(sample.logDensity(0)).isFinite().isGreaterThan(700);
    }

    private static float[] floats() {
        float[] floats = new float[OUTPUTS.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) OUTPUTS[i];
        }
        return floats;
    }
}
