package dev.goodhart.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

class ParametersTest {
    /** d/dw (3 w0 - w1) is (3, -1); half of (2, 4) is added to it, and Adam's next step sees the sum and clears it. */
    @Test
    void gradientsOfArraysAddToThoseOfTensors() {
        try (Parameters parameters =
                Parameters.builder().add("w", new float[] {2, 4}, 2).build()) {
            try (PointerScope scope = new PointerScope()) {
                parameters
                        .tensor(0)
                        .mul(Tensors.of(new float[] {3, -1}, 2))
                        .sum()
                        .backward();
            }

            parameters.addGradient(parameters.values(), 0.5f);

            assertThat(parameters.gradient()).containsExactly(4, 1);
            parameters.pullGradient();
            assertThat(parameters.gradient()).containsExactly(4, 1);
            assertThat(new Adam(AdamSettings.of(0.1), parameters).step()).isEqualTo(Math.sqrt(17));
            parameters.pullGradient();
            assertThat(parameters.gradient()).containsOnly(0);
        }
    }
}
