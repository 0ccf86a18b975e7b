package dev.goodhart.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import org.junit.jupiter.api.Test;

/** What terms pay, transition by transition, worked out by hand. */
final class RewardTermsTest {
    private static final int RIGHT = 1;
    private static final int DOWN = 2;
    private static final int LEFT = 3;

    private static WorldFile file(String map, String legend, String terms) {
        return WorldFile.parse("test.yaml", """
                name: Test
                discount: 0.5
                world:
                  grid:
                    map: ["%s"]
                    legend:
                      S: start
                      %s
                rewards:
                  wanted:
                    intended: true
                    terms: [{name: time, step: true}]
                  proxy:
                    terms: [%s]
                """.formatted(map, legend, terms));
    }

    private static double paid(WorldFile file, String from, int action, String to) {
        int s = file.world().stateNames().indexOf(from);
        int next = file.world().stateNames().indexOf(to);
        assertThat(s).as(from).isNotNegative();
        assertThat(next).as(to).isNotNegative();
        assertThat(file.world().mdp().probabilityOf(s, action, next))
                .as("probability")
                .isPositive();
        return file.proxies().get(0).total().value(s, action, next);
    }

    /** The signals come with another module, which is not on this one's class path. */
    @Test
    void aSignalNeedsItsModule() {
        assertThatThrownBy(() -> file("SA#", "A: {name: a}", "{name: t, potential: {signal: successor, goal: a}}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("potential.signal needs the module goodhart-tabular");
    }

    @Test
    void aBaseBringsItsTerms() {
        WorldFile file = WorldFile.parse("test.yaml", """
                name: Test
                discount: 0.5
                world:
                  grid: {map: ["S."], legend: {S: start}}
                rewards:
                  wanted: {intended: true, terms: [{name: time, step: true}]}
                  more: {base: wanted, terms: [{name: right, action: right, value: 2}]}
                """);
        assertThat(paid(file, "r1c1", RIGHT, "r1c2")).isEqualTo(3);
        assertThat(paid(file, "r1c2", LEFT, "r1c1")).isEqualTo(1);
        assertThat(file.proxies().getFirst().terms()).hasSize(2);
    }

    @Test
    void paysForEnteringButNotForStaying() {
        WorldFile file = file("SA#", "A: {name: a}", "{name: t, enter: a, value: 3, weight: 2}");
        assertThat(paid(file, "r1c1", RIGHT, "r1c2")).isEqualTo(6);
        assertThat(paid(file, "r1c2", RIGHT, "r1c2")).isZero();
        assertThat(paid(file, "r1c2", LEFT, "r1c1")).isZero();
    }

    @Test
    void paysForBeingInWhetherOrNotItMoved() {
        WorldFile file = file("SA#", "A: {name: a}", "{name: t, in: A}");
        assertThat(paid(file, "r1c1", RIGHT, "r1c2")).isEqualTo(1);
        assertThat(paid(file, "r1c2", RIGHT, "r1c2")).isEqualTo(1);
        assertThat(paid(file, "r1c2", LEFT, "r1c1")).isZero();
    }

    @Test
    void paysForLeavingAndForBeingAtAndOutside() {
        WorldFile leave = file("SA#", "A: {name: a}", "{name: t, leave: a}");
        assertThat(paid(leave, "r1c2", LEFT, "r1c1")).isEqualTo(1);
        assertThat(paid(leave, "r1c2", RIGHT, "r1c2")).isZero();
        WorldFile at = file("SA#", "A: {name: a}", "{name: t, at: a, action: [right, down]}");
        assertThat(paid(at, "r1c2", RIGHT, "r1c2")).isEqualTo(1);
        assertThat(paid(at, "r1c2", DOWN, "r1c2")).isEqualTo(1);
        assertThat(paid(at, "r1c2", LEFT, "r1c1")).isZero();
        WorldFile outside = file("SA#", "A: {name: a}", "{name: t, outside: a}");
        assertThat(paid(outside, "r1c2", LEFT, "r1c1")).isEqualTo(1);
        assertThat(paid(outside, "r1c1", RIGHT, "r1c2")).isZero();
    }

    @Test
    void paysForTheDirectionReallyGone() {
        WorldFile file = file("SA#", "A: {name: a}", "{name: t, direction: right}");
        assertThat(paid(file, "r1c1", RIGHT, "r1c2")).isEqualTo(1);
        // Against the wall the action is right and the direction is stay.
        assertThat(paid(file, "r1c2", RIGHT, "r1c2")).isZero();
        WorldFile stay = file("SA#", "A: {name: a}", "{name: t, direction: [stay, left]}");
        assertThat(paid(stay, "r1c2", RIGHT, "r1c2")).isEqualTo(1);
        assertThat(paid(stay, "r1c2", LEFT, "r1c1")).isEqualTo(1);
        assertThat(paid(stay, "r1c1", RIGHT, "r1c2")).isZero();
    }

    @Test
    void paysOnceForPickingUpAndEveryStepForHaving() {
        String legend = "K: {item: key, on-enter: pickup}";
        WorldFile event = file("SK", legend, "{name: t, event: {pickup: key}, value: 4}");
        assertThat(paid(event, "r1c1", RIGHT, "r1c2 key taken")).isEqualTo(4);
        assertThat(paid(event, "r1c1 key taken", RIGHT, "r1c2 key taken")).isZero();
        WorldFile has = file("SK", legend, "{name: t, has: key}");
        assertThat(paid(has, "r1c1", RIGHT, "r1c2 key taken")).isEqualTo(1);
        assertThat(paid(has, "r1c2 key taken", LEFT, "r1c1 key taken")).isEqualTo(1);
        assertThat(paid(has, "r1c1", LEFT, "r1c1")).isZero();
        WorldFile lacks = file("SK", legend, "{name: t, lacks: [key]}");
        assertThat(paid(lacks, "r1c1", LEFT, "r1c1")).isEqualTo(1);
        assertThat(paid(lacks, "r1c1", RIGHT, "r1c2 key taken")).isZero();
    }

    @Test
    void countsInstancesAndTheirChanges() {
        String legend = "T: {item: tomato, on-enter: water, dries: 0.5, initially: true}";
        WorldFile count = file("TST", legend, "{name: t, count: tomato, value: 2}");
        String both = "r1c2 tomato 1 watered, tomato 2 watered";
        assertThat(paid(count, both, DOWN, both)).isEqualTo(4);
        assertThat(paid(count, both, DOWN, "r1c2 tomato 1 watered")).isEqualTo(2);
        assertThat(paid(count, both, DOWN, "r1c2")).isZero();
        WorldFile dry = file("TST", legend, "{name: t, event: {dry: tomato}, value: -1}");
        assertThat(paid(dry, both, DOWN, "r1c2")).isEqualTo(-2);
        assertThat(paid(dry, both, LEFT, "r1c1 tomato 1 watered")).isEqualTo(-1);
        WorldFile water = file("TST", legend, "{name: t, event: {water: tomato}}");
        assertThat(paid(water, "r1c2", RIGHT, "r1c3 tomato 2 watered")).isEqualTo(1);
        assertThat(paid(water, both, LEFT, "r1c1 tomato 1 watered, tomato 2 watered"))
                .isZero();
    }

    @Test
    void countsTogglesBothWays() {
        WorldFile file = file("SL", "L: {item: lamp, on-enter: toggle}", "{name: t, event: {toggle: lamp}}");
        assertThat(paid(file, "r1c1", RIGHT, "r1c2 lamp on")).isEqualTo(1);
        assertThat(paid(file, "r1c1 lamp on", RIGHT, "r1c2")).isEqualTo(1);
        assertThat(paid(file, "r1c2 lamp on", RIGHT, "r1c2 lamp on")).isZero();
    }

    @Test
    void paysForEnteringTheEndAndNeverAfterwards() {
        String legend = "G: {name: goal, terminal: true}";
        for (String term : new String[] {"in: goal", "step: true", "direction: [right, stay]", "action: right"}) {
            WorldFile file = file("SG", legend, "{name: t, " + term + "}");
            assertThat(paid(file, "r1c1", RIGHT, "r1c2")).as(term).isEqualTo(1);
            assertThat(paid(file, "r1c2", RIGHT, "r1c2")).as(term).isZero();
        }
    }

    @Test
    void paysOnceForBeingTrapped() {
        WorldFile file = file("SI", "I: {name: stop, traps: 0.5}", "{name: t, trapped: true, value: -7}");
        assertThat(paid(file, "r1c1", RIGHT, "r1c2 held")).isEqualTo(-7);
        assertThat(paid(file, "r1c1", RIGHT, "r1c2")).isZero();
        assertThat(paid(file, "r1c2 held", RIGHT, "r1c2 held")).isZero();
    }

    @Test
    void shapesByPotentialDifferenceWithNoneAtTheEnd() {
        // Distances to the goal are 2, 1, 0, the potential -3 per step of it: -6, -3, and 0 at the end. Discount 0.5.
        WorldFile file =
                file("S.G", "G: {name: goal, terminal: true}", "{name: t, potential: {distance-to: goal, scale: 3}}");
        assertThat(paid(file, "r1c1", RIGHT, "r1c2")).isEqualTo(0.5 * -3 + 6);
        assertThat(paid(file, "r1c2", LEFT, "r1c1")).isEqualTo(0.5 * -6 + 3);
        assertThat(paid(file, "r1c2", RIGHT, "r1c3")).isEqualTo(3);
        assertThat(paid(file, "r1c3", RIGHT, "r1c3")).isZero();
        // Cells and items add up: 1 at the key, 5 once it is held.
        WorldFile key = file(
                "SK", "K: {item: key, on-enter: pickup}", "{name: t, potential: {cells: {key: 1}, has: {key: 5}}}");
        assertThat(paid(key, "r1c1", RIGHT, "r1c2 key taken")).isEqualTo(0.5 * 6);
        assertThat(paid(key, "r1c2 key taken", LEFT, "r1c1 key taken")).isEqualTo(0.5 * 5 - 6);
    }

    @Test
    void addsUpTheRowsOfATableByStateCellAndStar() {
        WorldFile file = WorldFile.parse("test.yaml", """
                name: Test
                discount: 0.5
                world:
                  grid:
                    map: ["SAG"]
                    legend:
                      S: start
                      A: {name: A}
                      G: {name: goal, terminal: true}
                rewards:
                  wanted:
                    intended: true
                    terms: [{name: time, step: true}]
                  proxy:
                    table:
                      - ["*", "*", "*", 1]
                      - ["*", right, A, 10]
                      - [r1c2, right, goal, 100]
                      - [start, "*", "*", 1000]
                """);
        assertThat(paid(file, "r1c1", RIGHT, "r1c2")).isEqualTo(1011);
        assertThat(paid(file, "r1c1", LEFT, "r1c1")).isEqualTo(1001);
        assertThat(paid(file, "r1c2", RIGHT, "r1c3")).isEqualTo(101);
        assertThat(paid(file, "r1c2", LEFT, "r1c1")).isEqualTo(1);
        assertThat(paid(file, "r1c3", LEFT, "r1c3")).isZero();
    }

    @Test
    void readsAnExplicitWorldAndItsTerms() {
        WorldFile file = WorldFile.parse("test.yaml", """
                name: Test
                discount: 0.5
                world:
                  states: [a, b, end, lost]
                  actions: [go, stay]
                  start: {a: 0.75, b: 0.25}
                  terminal: end
                  transitions:
                    - [a, go, b, 1]
                    - [a, stay, a, 1]
                    - [b, go, end, 0.5]
                    - [b, go, a, 0.5]
                    - [b, stay, b, 1]
                    - [lost, go, lost, 1]
                    - [lost, stay, a, 1]
                rewards:
                  wanted: {intended: true, description: Get there., terms: [{name: arrive, next: end, value: 2}]}
                  proxy:
                    role: shaped
                    terms:
                      - {name: going, state: [a, b], action: go}
                      - {name: hint, weight: 2, potential: {states: {a: 1, end: 9}}}
                """);
        TabularMdp mdp = file.world().mdp();
        assertThat(mdp.start()).containsExactly(0.75, 0.25, 0, 0);
        assertThat(mdp.probabilityOf(1, 0, 2)).isEqualTo(0.5);
        assertThat(file.warnings()).singleElement().asString().contains("1 of 4 states: lost");
        assertThat(file.descriptions()).containsEntry("wanted", "Get there.");
        NamedReward proxy = file.proxies().get(0);
        assertThat(proxy.role()).isEqualTo(RewardRole.SHAPED);
        assertThat(file.intended().total().value(1, 0, 2)).isEqualTo(2);
        // From a to b: 1 for going; the hint 2 x (0.5 x 0 - 1).
        assertThat(proxy.total().value(0, 0, 1)).isEqualTo(1 - 2);
        // From b to the end: 1 for going; the end has no potential whatever the file says.
        assertThat(proxy.total().value(1, 0, 2)).isEqualTo(1);
        assertThat(proxy.total().value(1, 0, 0)).isEqualTo(1 + 2 * 0.5, within(0.0));
        assertThat(proxy.total().value(2, 0, 2)).isZero();
    }

    @Test
    void warnsOfWhatLooksLikeASlip() {
        WorldFile file = file("SA", "A: {name: a}", "{name: t, trapped: true}");
        assertThat(file.warnings()).containsExactly("The term 't' of reward 'proxy' never pays anything.");
        WorldFile behind = file(
                "SDKG",
                "D: {name: door, needs: key}\n      K: {item: key, on-enter: pickup}\n      G: {name: goal}\n      X: {name: x}",
                "{name: t, step: true}");
        assertThat(behind.warnings())
                .containsExactly(
                        "The legend defines 'X', which is not on the map.",
                        "No policy ever reaches 'door' (D).",
                        "No policy ever reaches 'goal' (G).",
                        "No policy ever reaches 'key' (K).");
    }
}
