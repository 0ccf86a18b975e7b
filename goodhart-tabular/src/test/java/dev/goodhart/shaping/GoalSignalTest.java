package dev.goodhart.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

final class GoalSignalTest {
    private static final SignalSettings DEFAULTS = SignalSettings.defaults();

    /** h1 = 0.45 (1 + h2) and h2 = 0.9 h1, so h1 = 0.45 / (1 - 0.405). */
    @Test
    void successorOfThreeNodesInARow() {
        double[] h = FirstVisit.discounted(StateGraph.of(Graphs.path(3)), 0.9, 0);
        assertThat(h).containsExactly(new double[] {1, 0.45 / 0.595, 0.405 / 0.595}, within(1e-13));
    }

    @Test
    void successorIsTheRatioOfEntriesOfTheInverse() {
        StateGraph graph = StateGraph.of(Graphs.random(40, 25, RandomWorlds.random(5)));
        double[] degree = graph.degrees();
        R064Store matrix = R064Store.FACTORY.makeEye(40, 40);
        for (int v = 0; v < 40; v++) {
            for (int k = graph.rowStart()[v]; k < graph.rowStart()[v + 1]; k++) {
                matrix.add(v, graph.neighbour()[k], -0.95 * graph.weight()[k] / degree[v]);
            }
        }
        LU<Double> lu = LU.R064.make(matrix);
        lu.decompose(matrix);
        MatrixStore<Double> inverse = lu.getInverse();
        double[] log = GoalSignal.of(graph, GraphSignal.SUCCESSOR, DEFAULTS.withWalkDiscount(0.95))
                .towards(7);
        for (int v = 0; v < 40; v++) {
            assertThat(log[v])
                    .isCloseTo(Math.log(inverse.doubleValue(v, 7) / inverse.doubleValue(7, 7)), within(1e-11));
        }
    }

    /**
     * On a long path h falls by the factor r with r = 0.45 (1 + r^2) a step, but for the far end: (1 - sqrt(1 - 0.81)) / 0.9. After
     * 400 steps it is 1e-81, far below what a solver with an absolute residual could tell.
     */
    @Test
    void successorKeepsItsDigitsFarAway() {
        double[] h = FirstVisit.discounted(StateGraph.of(Graphs.path(600)), 0.9, 0);
        double ratio = (1 - Math.sqrt(1 - 0.81)) / 0.9;
        assertThat(Math.log(h[400])).isCloseTo(400 * Math.log(ratio), within(1e-9));
        assertThatThrownBy(() -> FirstVisit.discounted(StateGraph.of(Graphs.path(3000)), 0.9, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("too small to tell")
                .hasMessageContaining("Maybe");
    }

    /** In a tree the walk takes 2 x edges x distance steps there and back. */
    @Test
    void commuteTimeInATree() {
        StateGraph graph = StateGraph.of(Graphs.random(30, 0, RandomWorlds.random(6)));
        double[] commute = GoalSignal.of(graph, GraphSignal.COMMUTE, DEFAULTS).towards(3);
        int[] distance = graph.distances(3);
        for (int v = 0; v < 30; v++) {
            assertThat(commute[v]).isCloseTo(-2.0 * 29 * distance[v], within(1e-8));
        }
    }

    /** The card's form: the sum over eigenpairs. */
    @Test
    void commuteTimeIsASumOverEigenpairs() {
        StateGraph graph = StateGraph.of(Graphs.random(25, 20, RandomWorlds.random(7)));
        double[] commute = GoalSignal.of(graph, GraphSignal.COMMUTE, DEFAULTS).towards(11);
        LaplacianSpectrum spectrum = LaplacianSpectrum.of(graph, 25);
        for (int v = 0; v < 25; v++) {
            double sum = 0;
            for (int i = 1; i < 25; i++) {
                double difference = spectrum.psi()[i][v] - spectrum.psi()[i][11];
                sum += difference * difference / spectrum.eigenvalue()[i];
            }
            assertThat(commute[v]).isCloseTo(-sum, within(1e-8));
        }
    }

    @Test
    void severalGoalsCountByTheNearest() {
        StateGraph graph = StateGraph.of(Graphs.path(5));
        for (GraphSignal signal :
                new GraphSignal[] {GraphSignal.SUCCESSOR, GraphSignal.COMMUTE, GraphSignal.GEODESIC}) {
            double[] value = GoalSignal.of(graph, signal, DEFAULTS).towards(0, 4);
            assertThat(value[0]).isEqualTo(0);
            assertThat(value[4]).isEqualTo(0);
            assertThat(value[1]).isCloseTo(value[3], within(1e-12));
            assertThat(value[2]).isLessThan(value[1]);
        }
    }

    /** Embeddings as long as there are nodes can fit any targets off the diagonal; short ones cannot. */
    @Test
    void decoderFitsTheAdjacency() {
        StateGraph graph = StateGraph.of(Graphs.path(6));
        AdjacencyDecoder exact = AdjacencyDecoder.fit(graph, DEFAULTS.withDecoder(6, 3000, 1));
        assertThat(exact.loss()).isLessThan(1e-6);
        assertThat(exact.decode(2, 3)).isCloseTo(1, within(1e-3));
        assertThat(exact.decode(0, 5)).isCloseTo(0, within(1e-3));
        AdjacencyDecoder flat = AdjacencyDecoder.fit(graph, DEFAULTS.withDecoder(1, 3000, 1));
        assertThat(flat.loss()).isGreaterThan(1);
        assertThat(AdjacencyDecoder.fit(graph, DEFAULTS.withDecoder(6, 300, 1)).towards(2))
                .isEqualTo(AdjacencyDecoder.fit(graph, DEFAULTS.withDecoder(6, 300, 1))
                        .towards(2))
                .isNotEqualTo(AdjacencyDecoder.fit(graph, DEFAULTS.withDecoder(6, 300, 2))
                        .towards(2));
    }

    /** States 0-1-2-3 with a terminal 4 that 0 and 3 enter: no way leads through it. */
    @Test
    void noWayLeadsThroughATerminalState() {
        TabularMdp mdp = TabularMdp.builder(5, 2, 0.9)
                .transition(0, 0, 1, 1)
                .transition(0, 1, 4, 1)
                .transition(1, 0, 2, 1)
                .transition(1, 1, 0, 1)
                .transition(2, 0, 3, 1)
                .transition(2, 1, 1, 1)
                .transition(3, 0, 4, 1)
                .transition(3, 1, 2, 1)
                .terminal(4)
                .start(0, 1)
                .build();
        StateGraph graph = StateGraph.of(mdp);
        assertThat(graph.distances(3)).containsExactly(3, 2, 1, 0, 1);
        assertThat(graph.distances(4)).containsExactly(1, 2, 2, 1, 0);
        assertThat(graph.oneWayShare()).isEqualTo(0);
        // From 0 the walk falls into the dead end with probability 1/2: h0 = 0.45 h1, h1 = 0.45 (h0 + h2), h2 = 0.45
        // (h1 + 1).
        double h1 = 0.45 * 0.45 / (1 - 2 * 0.45 * 0.45);
        double[] h = FirstVisit.discounted(graph, 0.9, 3);
        assertThat(Arrays.copyOf(h, 4))
                .containsExactly(new double[] {0.45 * h1, h1, 0.45 * (h1 + 1), 1}, within(1e-13));
    }

    @Test
    void refusesWhatItCannotDo() {
        StateGraph graph = StateGraph.of(Graphs.path(4));
        assertThatThrownBy(() -> GoalSignal.of(graph, GraphSignal.EUCLIDEAN, DEFAULTS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("positions");
        StateGraph large = StateGraph.of(Graphs.path(CommuteTime.MOST_NODES + 1));
        assertThatThrownBy(() -> GoalSignal.of(large, GraphSignal.COMMUTE, DEFAULTS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 3000");
        assertThatThrownBy(() -> DEFAULTS.withWalkDiscount(1)).hasMessageContaining("(0, 1)");
    }
}
