package dev.goodhart.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.goodhart.random.ResumableRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BlasKernelsTest {
    /** Bits of a product as they come out for AVX2: those for AVX-512 add up in another order. */
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    @DisabledIfEnvironmentVariable(named = "OPENBLAS_CORETYPE", matches = ".+")
    void productsRoundAlikeOnEveryMachine() throws IOException {
        assumeThat(Files.readString(Path.of("/proc/cpuinfo"))).contains(" avx2 ");
        ResumableRandom random = new ResumableRandom(1);
        float[] a = new float[64 * 64];
        float[] b = new float[64 * 64];
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) random.nextDouble() - 0.5f;
            b[i] = (float) random.nextDouble() - 0.5f;
        }
        CRC32 sum = new CRC32();
        try (PointerScope scope = new PointerScope()) {
            for (float value : Tensors.floats(torch.mm(Tensors.of(a, 64, 64), Tensors.of(b, 64, 64)))) {
                int bits = Float.floatToIntBits(value);
                for (int shift = 0; shift < 32; shift += 8) {
                    sum.update(bits >>> shift);
                }
            }
        }
        assertThat(sum.getValue()).isEqualTo(1609313613L);
    }
}
