package dev.goodhart.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SpectralTransferTest {
    /** Of a path of n nodes: 1 - cos(pi i / (n - 1)) (Chung 1997, example 1.4). */
    @Test
    void spectrumOfAPath() {
        LaplacianSpectrum spectrum = LaplacianSpectrum.of(StateGraph.of(Graphs.path(9)), 9);
        for (int i = 0; i < 9; i++) {
            assertThat(spectrum.eigenvalue()[i]).isCloseTo(1 - Math.cos(Math.PI * i / 8), within(1e-12));
        }
    }

    /** Of a torus: 1 - (cos(2 pi i / rows) + cos(2 pi j / columns)) / 2, most of them four times; above the dense limit. */
    @Test
    void largeSpectrumSeesRepeatedEigenvalues() {
        StateGraph graph = StateGraph.of(Graphs.torus(29, 37));
        assertThat(graph.nodes()).isGreaterThan(LaplacianSpectrum.DENSE_LIMIT);
        double[] expected = IntStream.range(0, 29 * 37)
                .mapToDouble(
                        v -> 1 - (Math.cos(2 * Math.PI * (v / 37) / 29) + Math.cos(2 * Math.PI * (v % 37) / 37)) / 2)
                .sorted()
                .limit(12)
                .toArray();
        LaplacianSpectrum spectrum = LaplacianSpectrum.of(graph, 12);
        assertThat(spectrum.eigenvalue()).containsExactly(expected, within(1e-10));
        checkOrthonormal(graph, spectrum);
    }

    @Test
    void bothMethodsAgree() {
        StateGraph graph = StateGraph.of(Graphs.random(150, 120, RandomWorlds.random(8)));
        LaplacianSpectrum dense = LaplacianSpectrum.of(graph, 8);
        checkOrthonormal(graph, dense);
        double[] root = Arrays.stream(graph.degrees()).map(Math::sqrt).toArray();
        LaplacianSpectrum krylov = new ShiftedInverse(graph, root).smallest(8);
        assertThat(krylov.eigenvalue()).containsExactly(dense.eigenvalue(), within(1e-10));
    }

    private static void checkOrthonormal(StateGraph graph, LaplacianSpectrum spectrum) {
        double[] degree = graph.degrees();
        double volume = Arrays.stream(degree).sum();
        for (double[] x : spectrum.psi()) {
            for (double[] y : spectrum.psi()) {
                double product = 0;
                for (int v = 0; v < degree.length; v++) {
                    product += degree[v] / volume * x[v] * y[v];
                }
                assertThat(product).isCloseTo(x == y ? 1 : 0, within(1e-8));
            }
        }
    }

    /** With all eigenvectors a world's own values come back, where they are not negative. */
    @Test
    void aWorldGetsItsOwnValuesBack() {
        StateGraph graph = StateGraph.of(Graphs.random(20, 15, RandomWorlds.random(9)));
        double[] value = RandomWorlds.random(10).doubles(20).toArray();
        List<Anchor> everywhere =
                IntStream.range(0, 20).mapToObj(v -> new Anchor(v, v)).toList();
        SpectralTransfer transfer =
                SpectralTransfer.of(graph, value, graph, everywhere, 19, SpectralTransfer.Repeated.REFUSE);
        assertThat(transfer.signs()).containsOnly(1);
        assertThat(transfer.eigenvalueDistance()).isEqualTo(0);
        // 19 of 20 functions: what is missing is the last one's share.
        LaplacianSpectrum all = LaplacianSpectrum.of(graph, 20);
        double[] degree = graph.degrees();
        double volume = Arrays.stream(degree).sum();
        double last = 0;
        for (int v = 0; v < 20; v++) {
            last += degree[v] / volume * all.psi()[19][v] * value[v];
        }
        for (int v = 0; v < 20; v++) {
            assertThat(transfer.potential()[v])
                    .isCloseTo(Math.max(0, value[v] - last * all.psi()[19][v]), within(1e-9));
        }
    }

    /** Nodes numbered in another order: the potential moves along with them. */
    @Test
    void carriesOverToARenumberedWorld() {
        StateGraph graph = StateGraph.of(Graphs.path(30));
        TabularMdp.Builder builder = TabularMdp.builder(30, 2, 0.9).start(0, 1);
        int[] number = IntStream.range(0, 30).map(v -> v * 7 % 30).toArray();
        for (int v = 0; v < 30; v++) {
            builder.transition(number[v], 0, number[Math.min(v + 1, 29)], 1);
            builder.transition(number[v], 1, number[Math.max(v - 1, 0)], 1);
        }
        double[] value =
                IntStream.range(0, 30).mapToDouble(v -> Math.pow(0.9, 29 - v)).toArray();
        List<Anchor> anchors = List.of(new Anchor(0, number[0]), new Anchor(29, number[29]));
        double[] here = SpectralTransfer.potential(graph, value, graph, List.of(new Anchor(29, 29), new Anchor(0, 0)));
        double[] there = SpectralTransfer.potential(graph, value, StateGraph.of(builder.build()), anchors);
        for (int v = 0; v < 30; v++) {
            assertThat(there[number[v]]).isCloseTo(here[v], within(1e-9));
        }
        assertThat(here[29]).isGreaterThan(here[0]);
    }

    @Test
    void repeatedEigenvaluesAreNamedOrLeftOut() {
        StateGraph torus = StateGraph.of(Graphs.torus(5, 5));
        double[] value = IntStream.range(0, 25).mapToDouble(v -> v).toArray();
        List<Anchor> anchors = List.of(new Anchor(0, 0));
        assertThatThrownBy(() -> SpectralTransfer.potential(torus, value, torus, anchors))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Eigenvalues 1 and 2 of the earlier graph");
        SpectralTransfer transfer =
                SpectralTransfer.of(torus, value, torus, anchors, 4, SpectralTransfer.Repeated.LEAVE_OUT);
        assertThat(transfer.coefficients()).containsExactly(new double[] {12, 0, 0, 0}, within(1e-9));
        assertThat(transfer.warnings()).isNotEmpty();
        assertThat(transfer.potential()).containsOnly(transfer.potential()[0]);
    }

    @Test
    void refusesAnchorsThatAreNowhere() {
        StateGraph graph = StateGraph.of(Graphs.path(12));
        double[] value = new double[12];
        assertThatThrownBy(() -> SpectralTransfer.potential(graph, value, graph, List.of(new Anchor(0, 12))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the new one has nodes 0 to 11");
        assertThatThrownBy(() -> SpectralTransfer.potential(graph, value, graph, List.of()))
                .hasMessageContaining("at least one anchor");
        assertThatThrownBy(() -> SpectralTransfer.of(
                        graph, value, graph, List.of(new Anchor(0, 0)), 12, SpectralTransfer.Repeated.REFUSE))
                .hasMessageContaining("[1, 11]");
    }
}
