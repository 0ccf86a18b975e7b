package dev.goodhart.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.random.ResumableRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchDeviceTest {
    @ParameterizedTest
    @CsvSource({"tpu, cpu", "cuda:99, 'cuda:99'", "cuda:x, cuda:N", "'', cpu"})
    void aDeviceThatIsNotThereIsNamed(String name, String part) {
        assertThatThrownBy(() -> TorchDevice.named(name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining(part);
    }

    @Test
    void theProcessorIsTheUsualDevice() throws Exception {
        assertThat(TorchRuntime.device()).isSameAs(TorchDevice.CPU).hasToString("cpu");
        assertThat(TorchDevice.named(" CPU ")).isSameAs(TorchDevice.CPU);
        TorchDevice other = TestDevices.copying();
        assertThat(TorchRuntime.on(other, TorchRuntime::device)).isSameAs(other);
        assertThat(TorchRuntime.device()).isSameAs(TorchDevice.CPU);
    }

    @Test
    void valuesAndGradientsGoToTheDeviceAndBack() throws Exception {
        float[][] trained = {trained(TorchDevice.CPU), trained(TestDevices.copying())};
        assertThat(trained[1]).isEqualTo(trained[0]);

        long before = Pointer.totalCount();
        trained(TestDevices.copying());
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before + 1);
    }

    private static float[] trained(TorchDevice device) throws Exception {
        return TorchRuntime.on(device, () -> {
            try (Mlp net = net();
                    Mlp other = net();
                    HostTensor in = new HostTensor(4, 3)) {
                Adam adam = new Adam(AdamSettings.defaults(), net.parameters());
                for (int step = 0; step < 5; step++) {
                    try (PointerScope scope = new PointerScope()) {
                        in.put(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, step, 2, 3}, 0, 4);
                        net.forward(in.rows(4)).square().mean().backward();
                        net.parameters().addGradient(other.parameters().values(), 0.5f);
                    }
                    adam.step();
                    other.parameters().moveTowards(net.parameters(), 0.1f);
                }
                return other.parameters().values().clone();
            }
        });
    }

    @Test
    void networksInputsAndGradientsAreOnTheDevice() throws Exception {
        TorchRuntime.on(TestDevices.shapesOnly(), () -> {
            try (Mlp net = net();
                    PointerScope scope = new PointerScope()) {
                Tensor x = Tensors.of(new float[12], 4, 3).set_requires_grad(true);
                Tensor out = net.forward(x);
                Tensor loss =
                        out.sub(Tensors.ofRounded(new double[8], 4, 2)).square().mean();
                Tensors.gradient(out, x).square().sum().add(loss).backward();

                assertThat(List.of(
                                x,
                                loss,
                                net.parameters().tensor(0),
                                net.parameters().tensor(0).grad(),
                                x.grad()))
                        .allMatch(Tensor::is_meta);
                assertThatThrownBy(() -> Tensors.floats(loss)).hasMessageContaining("meta tensor");
                return null;
            }
        });
    }

    @Test
    void aGeneratorDrawsTheSameBesideAnotherThread() throws Exception {
        float[] alone = normals(5);
        Callable<float[]> draw = () -> normals(5);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (var drawn : threads.invokeAll(List.of(draw, draw, draw, draw))) {
                assertThat(drawn.get()).isEqualTo(alone);
            }
        }
        assertThat(normals(6)).isNotEqualTo(alone);
    }

    private static float[] normals(long seed) {
        try (PointerScope scope = new PointerScope();
                Generator generator = TorchRuntime.generator(seed)) {
            Tensor drawn = Tensors.of(new float[1000], 1000);
            drawn.normal_(0, 1, new GeneratorOptional(generator));
            return Tensors.floats(drawn);
        }
    }

    private static Mlp net() {
        return Mlp.of("net", new int[] {3, 8, 2}, Activation.TANH, Initialization.GLOROT, new ResumableRandom(1));
    }
}
