package dev.goodhart.studies.denserewards;

import dev.goodhart.mdp.GridLayout;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.shaping.StateGraph;
import dev.goodhart.world.WorldFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One of the shipped mazes, its cells numbered row by row.
 *
 * @param name the file's name without its ending
 * @param layout the map
 * @param graph of all cells, none of them terminal
 * @param task the world in which entering the goal ends the episode
 * @param start the state at the start
 * @param goal the state at the goal
 */
record Maze(String name, GridLayout layout, StateGraph graph, TabularMdp task, int start, int goal) {
    /** Up, right, down, left. */
    private static final int[][] MOVES = {{-1, 0}, {0, 1}, {1, 0}, {0, -1}};

    static final Maze U = read("u");
    static final Maze ZIGZAG = read("zigzag");
    static final Maze ROOMS = read("rooms");
    static final Maze MIRROR = read("mirror");

    private static Maze read(String name) {
        WorldFile file = WorldFile.parse(name + ".yaml", text(name));
        GridLayout map = Objects.requireNonNull(file.world().layout());
        int[] stateOfCell = new int[map.glyphs().length];
        List<Integer> cells = new ArrayList<>();
        for (int cell = 0; cell < stateOfCell.length; cell++) {
            stateOfCell[cell] = map.walls()[cell] ? -1 : cells.size();
            if (!map.walls()[cell]) {
                cells.add(cell);
            }
        }
        int[] cellOfState = cells.stream().mapToInt(c -> c).toArray();
        String glyphs = new String(map.glyphs());
        int start = stateOfCell[glyphs.indexOf('S')];
        int goal = stateOfCell[glyphs.indexOf('G')];
        GridLayout layout = new GridLayout(
                map.rows(),
                map.columns(),
                map.glyphs(),
                map.walls(),
                cellOfState,
                Arrays.stream(MOVES).mapToInt(m -> m[0]).toArray(),
                Arrays.stream(MOVES).mapToInt(m -> m[1]).toArray(),
                new int[cellOfState.length],
                List.of(""));
        double discount = file.world().mdp().discount();
        World open = new World(
                name,
                "",
                mdp(layout, stateOfCell, start, -1, discount),
                cells.stream().map(c -> "cell " + c).toList(),
                List.of("up", "right", "down", "left"),
                layout);
        TabularMdp task = mdp(layout, stateOfCell, start, goal, discount);
        return new Maze(name, layout, StateGraph.of(open), task, start, goal);
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Maze.class.getResourceAsStream(name + ".yaml"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TabularMdp mdp(GridLayout layout, int[] stateOfCell, int start, int terminal, double discount) {
        int[] cellOfState = layout.cellOfState();
        TabularMdp.Builder builder = TabularMdp.builder(cellOfState.length, MOVES.length, discount);
        builder.start(start, 1);
        for (int s = 0; s < cellOfState.length; s++) {
            if (s == terminal) {
                builder.terminal(s);
                continue;
            }
            for (int a = 0; a < MOVES.length; a++) {
                int row = cellOfState[s] / layout.columns() + MOVES[a][0];
                int column = cellOfState[s] % layout.columns() + MOVES[a][1];
                boolean inside = row >= 0 && row < layout.rows() && column >= 0 && column < layout.columns();
                int next = inside ? stateOfCell[row * layout.columns() + column] : -1;
                builder.transition(s, a, next < 0 ? s : next, 1);
            }
        }
        return builder.build();
    }

    /** 1 for entering the goal. */
    TabularReward taskReward() {
        double[] paid = new double[task.transitions()];
        for (int k = 0; k < task.rowStart()[task.states() * task.actions()]; k++) {
            paid[k] = task.successor()[k] == goal ? 1 : 0;
        }
        for (int k = task.rowStart()[goal * task.actions()]; k < task.rowStart()[(goal + 1) * task.actions()]; k++) {
            paid[k] = 0;
        }
        return TabularReward.onTransitions(task, paid);
    }

    /**
     * V* of the task, discount^(distance - 1), and 1 at the goal: what entering it pays. The 0 of a terminal state would be a dent
     * that smooth functions cannot carry over; as a potential it counts as 0 whatever stands here.
     */
    double[] optimalValues() {
        int[] distance = graph.distances(goal);
        double[] value = new double[distance.length];
        Arrays.setAll(value, s -> distance[s] == 0 ? 1 : Math.pow(task.discount(), distance[s] - 1));
        return value;
    }
}
