package dev.goodhart.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.shaping.StateGraphBuilder.Replacement;
import dev.goodhart.shaping.StateGraphBuilder.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GraphRewardTest {
    private static TransitionBatch walk(double... positions) {
        TransitionBatch.Builder builder = TransitionBatch.builder(1, 0);
        for (int i = 1; i < positions.length; i++) {
            builder.add(
                    new double[] {positions[i - 1]},
                    new double[0],
                    new double[] {positions[i]},
                    i == positions.length - 1 ? StepEnd.TRUNCATED : StepEnd.CONTINUING);
        }
        return builder.build();
    }

    /** 0 and 1 twice there and back again, 0.4 is still 0, then 2: edge 0-1 has weight 3, one of two edges leads one way. */
    @Test
    void growsAGraphFromSteps() {
        StateGraphBuilder builder = new StateGraphBuilder(1, Settings.of(0.5));
        builder.add(walk(0, 1, 0.4, 1, 2));
        StateGraph graph = builder.build();
        assertThat(graph.nodes()).isEqualTo(3);
        assertThat(graph.position()).containsExactly(0, 1, 2);
        assertThat(graph.degrees()).containsExactly(3, 4, 1);
        assertThat(graph.edges()).isEqualTo(2);
        assertThat(graph.oneWayShare()).isEqualTo(0.5);
        assertThat(builder.node(1.9)).isEqualTo(2);
        // An episode that begins elsewhere is not joined to the end of the last one.
        builder.add(walk(5, 6));
        assertThatThrownBy(() -> GraphReward.from(builder.build(), GraphSignal.GEODESIC, GraphReward.Mode.ADDED, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no way leads from '[5.0]', '[6.0]' (2 states) to '[0.0]'");
    }

    @Test
    void aBatchMayBeCutAnywhere() {
        TransitionBatch whole = walk(0, 1, 2, 1, 0, 1, 2, 3);
        StateGraphBuilder once = new StateGraphBuilder(1, Settings.of(0.5)).add(whole);
        StateGraphBuilder pieces = new StateGraphBuilder(1, Settings.of(0.5));
        for (int i = 0; i < whole.size(); i++) {
            pieces.add(new TransitionBatch(
                    1,
                    1,
                    0,
                    new double[] {whole.state()[i]},
                    new double[0],
                    new double[] {whole.next()[i]},
                    new StepEnd[] {whole.end()[i]}));
        }
        assertThat(pieces.build().weight()).isEqualTo(once.build().weight());
    }

    @Test
    void aFullGraphMakesRoom() {
        // Nodes 0, 1, 2 in order; at the end 0 has steps to both others, 1 the fewest, and 3 comes from 2.
        double[] steps = {0, 1, 0, 2, 0, 2, 3};
        StateGraph oldest = new StateGraphBuilder(1, new Settings(0.5, 3, Replacement.OLDEST, 1))
                .add(walk(steps))
                .build();
        assertThat(oldest.position()).containsExactly(3, 1, 2);
        assertThat(oldest.edges()).isEqualTo(1);
        StateGraph least = new StateGraphBuilder(1, new Settings(0.5, 3, Replacement.LEAST_CONNECTED, 1))
                .add(walk(steps))
                .build();
        assertThat(least.position()).containsExactly(0, 3, 2);
        assertThat(least.edges()).isEqualTo(2);
        // The node that a step comes from stays, though it is the oldest.
        StateGraph back = new StateGraphBuilder(1, new Settings(0.5, 3, Replacement.OLDEST, 1))
                .add(walk(0, 1, 2, 1, 0, 3))
                .build();
        assertThat(back.position()).containsExactly(0, 3, 2);
        // With every second step only 0, 0, 0 and the last are seen.
        StateGraph sparse = new StateGraphBuilder(1, new Settings(0.5, 9, Replacement.OLDEST, 2))
                .add(walk(steps))
                .build();
        assertThat(sparse.position()).containsExactly(0, 3);
    }

    /** n nodes count n - 1 changed entries each but the first, an edge counts 1: 0 + 1 + 1 + 2 + 1 = 5 for three nodes in a row. */
    @Test
    void tellsWhenAFitIsDue() {
        StateGraphBuilder builder = new StateGraphBuilder(1, Settings.of(0.5)).add(walk(0, 1, 2));
        assertThat(builder.fitIsDue(5.0 / 6)).isFalse();
        assertThat(builder.fitIsDue(4.9 / 6)).isTrue();
        assertThat(builder.fitIsDue(0)).isFalse();
    }

    @Test
    void refusesGraphsThatAreNone() {
        StateGraphBuilder coarse = new StateGraphBuilder(1, Settings.of(10)).add(walk(0, 1, 2));
        assertThatThrownBy(coarse::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has 1\nMaybe epsilon (10.0) is too large");
        assertThatThrownBy(() -> new StateGraphBuilder(1, Settings.of(0.5))
                        .add(walk(0, 1, 2))
                        .node(7))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("[7.0] is not in the graph; its nearest node is [2.0]");
        assertThatThrownBy(() -> GraphReward.from(Graphs.path(4), GraphSignal.SUCCESSOR, GraphReward.Mode.ADDED, 4))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("goal (4) is not in the graph");
    }

    /** Steps only ever go up: all edges lead one way, which is worth a warning. */
    @Test
    void warnsOfOneWayEdges() {
        GraphReward reward =
                GraphReward.from(walk(0, 1, 2, 3), Settings.of(0.5), GraphSignal.GEODESIC, GraphReward.Mode.ADDED, 3);
        assertThat(reward.warnings()).singleElement().asString().startsWith("100.0 % of the edges");
        assertThat(GraphReward.from(Graphs.path(4), GraphSignal.GEODESIC, GraphReward.Mode.ADDED, 3)
                        .warnings())
                .isEmpty();
    }

    /** Geodesic towards 2 on a row of three: signal (-2, -1, 0), potential (0, 1/2, 1). */
    @Test
    void paysByModeAndEnd() {
        TransitionBatch log = walk(0, 1, 0, 1, 2, 1, 2);
        GraphReward added = GraphReward.from(log, Settings.of(0.5), GraphSignal.GEODESIC, GraphReward.Mode.ADDED, 2);
        assertThat(added.values()).containsExactly(-2, -1, 0);
        RewardFunction pays = added.function(0.9);
        assertThat(pays.scoreOne(new double[] {0}, new double[0], new double[] {1.2}, StepEnd.CONTINUING))
                .isEqualTo(-1);
        RewardFunction shapes = GraphReward.from(
                        log, Settings.of(0.5), GraphSignal.GEODESIC, GraphReward.Mode.POTENTIAL, 2)
                .function(0.9);
        double[] from = {1};
        double[] to = {2};
        assertThat(shapes.scoreOne(from, new double[0], to, StepEnd.CONTINUING)).isCloseTo(0.9 - 0.5, within(1e-15));
        assertThat(shapes.scoreOne(from, new double[0], to, StepEnd.TRUNCATED)).isCloseTo(0.9 - 0.5, within(1e-15));
        assertThat(shapes.scoreOne(from, new double[0], to, StepEnd.TERMINATED)).isCloseTo(-0.5, within(1e-15));
    }

    @Test
    void paysNothingInTerminalStates() {
        TabularMdp mdp = TabularMdp.builder(3, 1, 0.9)
                .transition(0, 0, 1, 1)
                .transition(1, 0, 2, 1)
                .terminal(2)
                .start(0, 1)
                .build();
        TabularReward added = GraphReward.from(mdp, GraphSignal.SUCCESSOR, GraphReward.Mode.ADDED, 1)
                .on(mdp);
        assertThat(added.value(2, 0, 2)).isEqualTo(0);
        assertThat(added.value(0, 0, 1)).isEqualTo(0);
        // The dead end is as far as the farthest state that is none.
        assertThat(added.value(1, 0, 2))
                .isEqualTo(GraphReward.from(mdp, GraphSignal.SUCCESSOR, GraphReward.Mode.ADDED, 1)
                        .values()[0]);
        TabularReward shaped = GraphReward.from(mdp, GraphSignal.SUCCESSOR, GraphReward.Mode.POTENTIAL, 2)
                .on(mdp);
        assertThat(shaped.value(2, 0, 2)).isEqualTo(0);
    }

    /** Climbing a geodesic always gets there; a signal that never changes goes nowhere but where action 0 leads. */
    @Test
    void auditsSignals() {
        StateGraph graph = StateGraph.of(Graphs.path(30));
        SignalAudit good =
                SignalAudit.ofAllGoals(graph, GoalSignal.of(graph, GraphSignal.GEODESIC, SignalSettings.defaults()));
        assertThat(good).isEqualTo(new SignalAudit(1, 1, 1, 30));
        SignalAudit none =
                SignalAudit.ofAllGoals(graph, GoalSignal.of(graph, GraphSignal.NONE, SignalSettings.defaults()));
        assertThat(none.rankCorrelation()).isNaN();
        // Action 0 leads up the row: every goal above the start is met, none below.
        assertThat(none.reachRate()).isEqualTo(0.5);
        assertThat(none.climbRate()).isEqualTo(0.5);
        SignalAudit one = GraphReward.from(graph, GraphSignal.SUCCESSOR, GraphReward.Mode.ADDED, 29)
                .audit();
        assertThat(one.rankCorrelation()).isCloseTo(1, within(1e-12));
        assertThat(one.goals()).isEqualTo(1);
    }

    /** r_low = -(2 - 1)^2 + 3 x (-1) and r_high = 10 + 0.5 x (-2). */
    @Test
    void paysBothLevels() {
        StateGraph graph = new StateGraphBuilder(1, Settings.of(0.5))
                .add(walk(0, 1, 2, 1, 0))
                .build();
        SubgoalReward reward =
                new SubgoalReward(graph, GoalSignal.of(graph, GraphSignal.GEODESIC, SignalSettings.defaults()), 0.5, 3);
        RewardFunction task = (batch, out) -> out[0] = 10;
        assertThat(reward.low(2.0).scoreOne(new double[] {0}, new double[0], new double[] {1}, StepEnd.CONTINUING))
                .isEqualTo(-4);
        assertThat(reward.high(task, 2.0)
                        .scoreOne(new double[] {0}, new double[0], new double[] {1}, StepEnd.CONTINUING))
                .isEqualTo(9);
        assertThat(reward.low(2)).containsExactly(-4 - 6, -1 - 3, 0);
    }

    @Test
    void checksPotentials() {
        TabularMdp mdp = Graphs.path(3);
        assertThat(PotentialCheck.of(mdp, new double[] {0, 0.5, 1}).warnings(s -> "s" + s))
                .isEmpty();
        PotentialCheck negative = PotentialCheck.of(mdp, new double[] {-2, 0.5, 1});
        assertThat(negative.paysForStandingStill()).isTrue();
        assertThat(negative.idlePay()).isCloseTo(0.2, within(1e-12));
        TabularMdp ending = TabularMdp.builder(2, 1, 0.9)
                .transition(0, 0, 1, 1)
                .terminal(1)
                .start(0, 1)
                .build();
        assertThat(PotentialCheck.of(ending, new double[] {1, 3}).warnings(s -> "s" + s))
                .singleElement()
                .asString()
                .contains("not zero in 1 terminal state, such as 's1'");
        assertThat(PotentialCheck.of(ending, new double[] {1, 3}).terminalStates())
                .isEqualTo(List.of(1));
        assertThatThrownBy(() -> PotentialCheck.of(ending, new double[] {Double.NaN, 0}))
                .hasMessageContaining("must be a finite number");
    }
}
