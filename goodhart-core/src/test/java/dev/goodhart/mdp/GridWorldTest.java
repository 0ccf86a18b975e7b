package dev.goodhart.mdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GridWorldTest {
    private static final double ROUNDING = 1e-15;
    private static final GridTile START = GridTile.named("start").asStart();
    private static final GridTile GOAL = GridTile.named("goal").asTerminal();

    private final int up = 0;
    private final int right = 1;
    private final int down = 2;
    private final int left = 3;

    @Test
    void slipsToEitherSideAndStaysWhereAWallBlocks() {
        // S is row 1, column 1 (cell 0), to its right the floor (1), below it the goal (2).
        GridWorld grid = GridWorld.builder("S.\nG.")
                .tile('S', START)
                .tile('G', GOAL)
                .slip(0.2, SlipMode.SIDEWAYS)
                .build(0.9);
        assertThat(grid.stateNames()).containsExactly("r1c1", "r1c2", "r2c1", "r2c2");
        // Right: 0.8 to the right; 0.1 up, off the map, stays; 0.1 down, the goal.
        assertRow(grid, 0, right, 0.1, 0.8, 0.1, 0);
        // Down: 0.8 the goal; 0.1 left stays; 0.1 right.
        assertRow(grid, 0, down, 0.1, 0.1, 0.8, 0);
        // Up: 0.8 stays; 0.1 left stays; 0.1 right.
        assertRow(grid, 0, up, 0.9, 0.1, 0, 0);
        // The goal is over: it keeps to itself.
        assertRow(grid, 2, left, 0, 0, 1, 0);
        assertThat(grid.mdp().isTerminal(2)).isTrue();
        assertThat(grid.mdp().start()).containsExactly(1, 0, 0, 0);
    }

    @Test
    void slipsUniformlyToTheOtherMovesButNeverWhenStaying() {
        GridWorld grid = GridWorld.builder("S.\n..")
                .tile('S', START)
                .actions(List.of(GridMove.UP, GridMove.RIGHT, GridMove.DOWN, GridMove.STAY))
                .slip(0.4, SlipMode.UNIFORM)
                .build(0.9);
        // Right: 0.6 right, 0.2 up (stays), 0.2 down; the two others are up and down, not stay.
        assertRow(grid, 0, 1, 0.2, 0.6, 0.2, 0);
        assertRow(grid, 0, 3, 1, 0, 0, 0);
    }

    @Test
    void movesDiagonallyAndSlipsAtRightAngles() {
        // Down-right from the corner: 0.5 to the opposite corner; its sides are up-right and down-left, both off the
        // map.
        GridWorld grid = GridWorld.builder("S.\n..")
                .tile('S', START)
                .actions(List.of(GridMove.DOWN_RIGHT, GridMove.UP_LEFT, GridMove.RIGHT, GridMove.LEFT))
                .slip(0.5, SlipMode.SIDEWAYS)
                .build(0.9);
        int from = grid.stateNames().indexOf("r1c1");
        int to = grid.stateNames().indexOf("r2c2");
        assertThat(grid.mdp().probabilityOf(from, 0, to)).isEqualTo(0.5);
        assertThat(grid.mdp().probabilityOf(from, 0, from)).isEqualTo(0.5);
    }

    @Test
    void startsAnywhereOfItsStartCellsAndDrawsFlags() {
        GridWorld grid =
                GridWorld.builder("SS").tile('S', START).flag("watched", 0.25).build(0.9);
        // Unwatched states first: 1/2 x 3/4 each, then 1/2 x 1/4 each; nothing ever changes the flag.
        assertThat(grid.stateNames()).containsExactly("r1c1", "r1c2", "r1c1 watched", "r1c2 watched");
        assertThat(grid.mdp().start()).containsExactly(0.375, 0.375, 0.125, 0.125);
        assertRow(grid, 2, right, 0, 0, 0, 1);
        assertThat(grid.layout().variants()).containsExactly("none", "watched");
    }

    @Test
    void opensADoorOnlyToTheHolderOfTheKey() {
        GridWorld grid = GridWorld.builder("KSDG")
                .tile('K', GridTile.named("key").with(GridItem.of("key", ItemEffect.PICKUP)))
                .tile('S', START)
                .tile('D', GridTile.named("door").needing("key"))
                .tile('G', GOAL)
                .build(0.9);
        // Without the key only the start exists: the key's place turns it on, the door stays shut.
        assertThat(grid.stateNames())
                .containsExactly("r1c2", "r1c1 key taken", "r1c2 key taken", "r1c3 key taken", "r1c4 key taken");
        assertRow(grid, 0, right, 1, 0, 0, 0, 0);
        assertRow(grid, 0, left, 0, 1, 0, 0, 0);
        assertRow(grid, 2, right, 0, 0, 0, 1, 0);
    }

    @Test
    void togglesOnEntryButNotOnStaying() {
        GridWorld grid = GridWorld.builder("SL")
                .tile('S', START)
                .tile('L', GridTile.named("lamp").with(GridItem.of("lamp", ItemEffect.TOGGLE)))
                .build(0.9);
        assertThat(grid.stateNames()).containsExactly("r1c1", "r1c2", "r1c1 lamp on", "r1c2 lamp on");
        assertRow(grid, 0, right, 0, 0, 0, 1);
        assertRow(grid, 3, right, 0, 0, 0, 1);
        assertRow(grid, 3, left, 0, 0, 1, 0);
        assertRow(grid, 2, right, 0, 1, 0, 0);
    }

    @Test
    void driesEveryTomatoOnItsOwnSaveTheOneJustWatered() {
        GridWorld grid = GridWorld.builder("TST")
                .tile('S', START)
                .tile('T', GridTile.named("tomato").with(new GridItem("tomato", ItemEffect.WATER, 0.25, 1)))
                .build(0.9);
        List<String> names = grid.stateNames();
        int both = names.indexOf("r1c2 tomato 1 watered, tomato 2 watered");
        TabularMdp mdp = grid.mdp();
        // Both are wet at the start. Staying (up): both stay wet 0.75^2, one of them 0.25 x 0.75, none 0.25^2.
        assertThat(mdp.start()[both]).isEqualTo(1);
        assertThat(mdp.probabilityOf(both, up, both)).isEqualTo(0.5625);
        assertThat(mdp.probabilityOf(both, up, names.indexOf("r1c2 tomato 1 watered")))
                .isEqualTo(0.1875);
        assertThat(mdp.probabilityOf(both, up, names.indexOf("r1c2 tomato 2 watered")))
                .isEqualTo(0.1875);
        assertThat(mdp.probabilityOf(both, up, names.indexOf("r1c2"))).isEqualTo(0.0625);
        // Entering the left one waters it again: only the right one can dry.
        assertThat(mdp.probabilityOf(both, left, names.indexOf("r1c1 tomato 1 watered, tomato 2 watered")))
                .isEqualTo(0.75);
        assertThat(mdp.probabilityOf(both, left, names.indexOf("r1c1 tomato 1 watered")))
                .isEqualTo(0.25);
        // A dry one that is watered in this step does not dry in it.
        int none = names.indexOf("r1c2");
        assertThat(mdp.probabilityOf(none, right, names.indexOf("r1c3 tomato 2 watered")))
                .isEqualTo(1);
    }

    @Test
    void letsNobodyAgainstAOneWayPassage() {
        GridWorld grid = GridWorld.builder("S>.")
                .tile('S', START)
                .tile('>', GridTile.named("lane").oneWay(GridMove.RIGHT))
                .build(0.9);
        assertRow(grid, 0, right, 0, 1, 0);
        assertRow(grid, 1, left, 0, 1, 0);
        assertRow(grid, 1, right, 0, 0, 1);
        assertRow(grid, 2, left, 0, 0, 1);
    }

    @Test
    void holdsWhomATrapCatchesUnlessDisarmed() {
        GridWorld grid = GridWorld.builder("BSI")
                .tile('B', GridTile.named("button").with(GridItem.of("button", ItemEffect.PICKUP)))
                .tile('S', START)
                .tile('I', GridTile.named("interruption").trapping(0.3, "button"))
                .build(0.9);
        List<String> names = grid.stateNames();
        int start = names.indexOf("r1c2");
        int held = names.indexOf("r1c3 held");
        assertThat(grid.mdp().probabilityOf(start, right, held)).isEqualTo(0.3, within(ROUNDING));
        assertThat(grid.mdp().probabilityOf(start, right, names.indexOf("r1c3")))
                .isEqualTo(0.7, within(ROUNDING));
        assertThat(grid.mdp().isTerminal(held)).isTrue();
        assertThat(grid.isTrapped(held)).isTrue();
        // Whoever got through and stays is not caught later; whoever has pressed the button never is.
        int through = names.indexOf("r1c3");
        assertThat(grid.mdp().probabilityOf(through, up, through)).isEqualTo(1);
        int pressed = names.indexOf("r1c2 button taken");
        assertThat(grid.mdp().probabilityOf(pressed, right, names.indexOf("r1c3 button taken")))
                .isEqualTo(1);
    }

    @Test
    void knowsWhereEveryStateLies() {
        GridWorld grid =
                GridWorld.builder("#S.\n#.G").tile('S', START).tile('G', GOAL).build(0.9);
        GridLayout layout = grid.layout();
        assertThat(layout.cellOfState()).containsExactly(1, 2, 4, 5);
        assertThat(layout.walls()).containsExactly(true, false, false, true, false, false);
        assertThat(layout.actionRow()).containsExactly(-1, 0, 1, 0);
        assertThat(layout.actionColumn()).containsExactly(0, 1, 0, -1);
        assertThat(grid.tile(0)).isNull();
        assertThat(grid.world("Two by two", "").actionNames()).containsExactly("up", "right", "down", "left");
    }

    @Test
    void buildsTenThousandCellsInWellUnderASecond() {
        GridWorldBuilder builder = GridWorld.builder(
                        ("S" + ".".repeat(99) + "\n") + (".".repeat(100) + "\n").repeat(99))
                .tile('S', START)
                .slip(0.1, SlipMode.SIDEWAYS);
        assertThat(builder.build(0.9).mdp().states()).isEqualTo(10_000);
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        TabularMdp mdp = builder.build(0.9).mdp();
        // About 20 ms; processor time of this thread, so that a busy machine does not count.
        assertThat((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9)
                .isLessThan(0.5);
        // Inside, every move has three ends: 98 x 98 cells x 4 x 3, and on the edges some fall together.
        assertThat(mdp.transitions()).isBetween(98 * 98 * 12, 10_000 * 12);
    }

    @Test
    void refusesWhatIsTooLargeBeforeItFillsTheMemory() {
        GridItem vase = GridItem.of("vase", ItemEffect.BREAK);
        GridWorldBuilder many = GridWorld.builder("S" + "V".repeat(21))
                .tile('S', START)
                .tile('V', GridTile.named("vase").with(vase));
        assertThatThrownBy(() -> many.build(0.9))
                .isInstanceOf(InvalidMdpException.class)
                .hasMessageContaining("20 items");
        assertThatThrownBy(() -> GridWorld.builder(("S" + ".".repeat(1000) + "\n").repeat(1000)))
                .isInstanceOf(InvalidMapException.class)
                .hasMessageContaining("1000 x 1001 = 1001000");
    }

    private static void assertRow(GridWorld grid, int state, int action, double... expected) {
        for (int next = 0; next < expected.length; next++) {
            assertThat(grid.mdp().probabilityOf(state, action, next))
                    .as("from %d by %d to %d", state, action, next)
                    .isEqualTo(expected[next], within(ROUNDING));
        }
    }
}
