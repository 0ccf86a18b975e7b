package dev.goodhart.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdamTest {
    /**
     * With g = 2 at the first step, m / (1 - b1) = 2 and v / (1 - b2) = 4, so the step is rate * 2 / (2 + epsilon) = rate. At the second
     * step with g = 1: m = 0.9 * 0.2 + 0.1 = 0.28, over 0.19: 1.473684; v = 0.999 * 0.004 + 0.001 = 0.004996, over 0.001999: 2.499250, root
     * 1.580901; the step is rate * 0.932180.
     */
    @Test
    void twoStepsByHand() {
        try (Parameters p = scalar(5)) {
            Adam adam = new Adam(AdamSettings.of(0.1), p);

            assertThat(step(adam, p, 2)).isEqualTo(2);
            assertThat(p.values()[0]).isCloseTo(4.9f, within(1e-6f));
            step(adam, p, 1);
            assertThat(p.values()[0]).isCloseTo(4.8067820f, within(1e-6f));
        }
    }

    /** Decay shrinks the value by 1 - 0.1 * 0.5 before the step of 0.1. */
    @Test
    void decayIsDecoupled() {
        try (Parameters p = scalar(5)) {
            step(new Adam(AdamSettings.of(0.1).withWeightDecay(0.5), p), p, 2);
            assertThat(p.values()[0]).isCloseTo(4.65f, within(1e-6f));
        }
    }

    /** Two gradients 3 and 4 have norm 5; limited to 1 they are 0.6 and 0.8, which the means of squares show. */
    @Test
    void theNormIsOverAllGroups(@TempDir Path folder) {
        try (Parameters a = scalar(0);
                Parameters b = scalar(0)) {
            Adam adam = new Adam(AdamSettings.of(0.1).withMaxGradNorm(1), a, b);
            backward(a, 3);
            backward(b, 4);
            assertThat(adam.step()).isEqualTo(5);

            CheckpointWriter writer = new CheckpointWriter();
            adam.save(writer, "adam");
            writer.write(folder.resolve("adam.safetensors"));
            float[] mean = new float[1];
            try (CheckpointReader reader = CheckpointReader.open(folder.resolve("adam.safetensors"))) {
                reader.get("adam.0.mean", mean);
                assertThat(mean[0]).isCloseTo(0.06f, within(1e-6f));
                reader.get("adam.1.mean", mean);
                assertThat(mean[0]).isCloseTo(0.08f, within(1e-6f));
            }
        }
    }

    @Test
    void aStoredOptimiserGoesOnBitForBit(@TempDir Path folder) {
        Path file = folder.resolve("run.safetensors");
        try (Parameters p = scalar(5);
                Parameters q = scalar(0)) {
            Adam adam = new Adam(AdamSettings.of(0.1), p);
            step(adam, p, 2);
            step(adam, p, -0.3f);
            CheckpointWriter writer = new CheckpointWriter();
            writer.put("net.", p);
            adam.save(writer, "adam");
            writer.write(file);
            step(adam, p, 0.7f);

            Adam other = new Adam(AdamSettings.of(0.5), q);
            try (CheckpointReader reader = CheckpointReader.open(file)) {
                reader.get("net.", q);
                other.restore(reader, "adam");
            }
            step(other, q, 0.7f);

            assertThat(q.values()).isEqualTo(p.values());
            assertThat(other.steps()).isEqualTo(3);
        }
    }

    @Test
    void aGradientThatIsNoNumberMovesNothing() {
        try (Parameters p = scalar(5)) {
            Adam adam = new Adam(AdamSettings.defaults(), p);
            backward(p, Float.NaN);
            assertThatThrownBy(adam::step)
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("finite")
                    .hasMessageContaining("Maybe the learning rate");
            assertThat(p.values()[0]).isEqualTo(5);
        }
    }

    private static Parameters scalar(float value) {
        return Parameters.builder().add("x", new float[] {value}, 1).build();
    }

    private static double step(Adam adam, Parameters p, float gradient) {
        backward(p, gradient);
        return adam.step();
    }

    private static void backward(Parameters p, float gradient) {
        try (PointerScope scope = new PointerScope()) {
            p.tensor(0).mul(Tensors.of(new float[] {gradient}, 1)).sum().backward();
        }
    }
}
