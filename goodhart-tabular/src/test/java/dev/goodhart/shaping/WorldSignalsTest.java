package dev.goodhart.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms of world files that ask for a signal. */
final class WorldSignalsTest {
    private static final String WORLD = """
            name: Corridor
            discount: 0.9
            world:
              grid:
                map: |
                  S...G
                  ##.##
                legend:
                  S: start
                  G: {name: goal, terminal: true}
            rewards:
              task:
                intended: true
                terms:
                  - {name: goal, enter: goal}
              shaped:
                base: task
                terms:
                  - {name: extra, TERM}
            """;

    private static WorldFile with(String term) {
        return WorldFile.parse("corridor.yaml", WORLD.replace("TERM", term));
    }

    private static TabularReward extra(WorldFile file) {
        return file.proxies().getFirst().terms().getLast().reward();
    }

    @Test
    void aPotentialIsTheGraphRewardsOwn() {
        WorldFile file = with("potential: {signal: successor, goal: G, walk-discount: 0.8, scale: 2}");
        TabularMdp mdp = file.world().mdp();
        int goal = file.world().stateNames().indexOf("r1c5");
        double[] potential = GraphReward.from(
                        StateGraph.of(file.world()),
                        GraphSignal.SUCCESSOR,
                        SignalSettings.defaults().withWalkDiscount(0.8),
                        GraphReward.Mode.POTENTIAL,
                        goal)
                .potential();
        double[] twice = Arrays.stream(potential).map(p -> 2 * p).toArray();
        assertThat(extra(file).expected(mdp))
                .containsExactly(PotentialShaping.of(mdp, twice).expected(mdp), within(1e-12));
        assertThat(file.proxies().getFirst().terms()).hasSize(2);
    }

    /** From r1c1 the move right enters r1c2, 3 columns from the goal: value 0.5 x -9. */
    @Test
    void nearnessPaysTheSignalOfTheStateEntered() {
        WorldFile file = with("value: 0.5, nearness: {signal: euclidean, goal: goal}");
        int start = file.world().stateNames().indexOf("r1c1");
        int next = file.world().stateNames().indexOf("r1c2");
        int right = file.world().actionNames().indexOf("right");
        assertThat(extra(file).value(start, right, next)).isEqualTo(-4.5);
        int goal = file.world().stateNames().indexOf("r1c5");
        assertThat(extra(file).value(goal, right, goal)).isEqualTo(0);
    }

    @Test
    void aStateMayBeTheGoalAndHaveAPotential() {
        WorldFile file = with("potential: {states: {r2c3: 3}}");
        int side = file.world().stateNames().indexOf("r2c3");
        int above = file.world().stateNames().indexOf("r1c3");
        int down = file.world().actionNames().indexOf("down");
        assertThat(extra(file).value(above, down, side)).isCloseTo(2.7, within(1e-12));
        assertThat(with("potential: {signal: geodesic, goal: r2c3}").warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "potential: {signal: sucessor, goal: G}; potential.signal must be a signal, is 'sucessor'; you meant 'successor'",
                "potential: {signal: successor, goal: X}; potential.goal must be a cell on the map, is 'X';",
                "potential: {signal: commute, goal: G, walk-discount: 0.5}; walk-discount must stand beside the signal 'successor';",
                "potential: {signal: successor, goal: G, has: {}}; unknown key 'has';",
                "potential: {states: {r9c9: 1}}; must be keyed by a state that can be reached;",
                "count-bonus: 1; count-bonus cannot be a term; CountBonus",
                "episodic-novelty: 1; episodic-novelty cannot be a term; EpisodicNovelty",
                "return-redistribution: uniform; return-redistribution cannot be a term; ReturnRedistribution"
            })
    void errorsNameTheKey(String term, String problem, String hint) {
        assertThatThrownBy(() -> with(term))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("corridor.yaml:")
                .hasMessageContaining(problem)
                .hasMessageContaining(hint == null ? "" : hint);
    }

    @Test
    void aBaseMustStandAbove() {
        assertThatThrownBy(() -> WorldFile.parse(
                        "corridor.yaml",
                        WORLD.replace("base: task", "base: shaped").replace("TERM", "step: true")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "rewards.shaped.base must be a reward written above it, is 'shaped'; known are task");
    }

    @Test
    void aSignalThatTheWorldDoesNotAllowIsAnErrorOfItsLine() {
        String explicit = """
                name: Two
                discount: 0.9
                world:
                  states: [a, b]
                  actions: [go]
                  start: a
                  transitions: [[a, go, b, 1], [b, go, a, 1]]
                rewards:
                  x: {intended: true, terms: [{name: n, next: b}]}
                  y: {terms: [{name: n, nearness: {signal: euclidean, goal: b}}]}
                """;
        assertThatThrownBy(() -> WorldFile.parse("two.yaml", explicit))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "two.yaml:10: rewards.y.terms[0].nearness cannot be worked out: The signal 'euclidean'")
                .hasMessageContaining("\nMaybe use 'geodesic'");
    }
}
