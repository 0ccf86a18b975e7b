package dev.goodhart.report;

import dev.goodhart.figure.GridMap;
import dev.goodhart.figure.GridMap.Arrow;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.mdp.GridLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Maps for the gallery: distances to a goal by breadth-first search, and the steps that shorten them. */
final class Maps {
    private static final int[][] MOVES = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    private Maps() {}

    static GridLayout layout(String... lines) {
        int columns = lines[0].length();
        char[] glyphs = String.join("", lines).toCharArray();
        boolean[] walls = new boolean[glyphs.length];
        int[] cells = new int[glyphs.length];
        for (int i = 0; i < glyphs.length; i++) {
            walls[i] = glyphs[i] == '#';
            cells[i] = i;
        }
        return new GridLayout(
                lines.length,
                columns,
                glyphs,
                walls,
                cells,
                new int[] {-1, 1, 0, 0},
                new int[] {0, 0, -1, 1},
                new int[glyphs.length],
                List.of(""));
    }

    static GridMap race(String title, boolean intended) {
        GridLayout layout = layout("#######", "#S>>>v#", "#^###v#", "#^###v#", "#^<<<F#", "#######");
        double[] visits = new double[42];
        List<Arrow> arrows = new ArrayList<>();
        int[] track = {8, 9, 10, 11, 12, 19, 26, 33, 32, 31, 30, 29, 22, 15};
        for (int k = 0; k < track.length; k++) {
            int next = track[(k + 1) % track.length];
            int cell = track[k];
            visits[cell] = intended ? 1.4 * Math.pow(0.95, k) : k < 4 ? (k < 2 ? 1 : 9.1) : 0;
            int dRow = next / 7 - cell / 7;
            int dColumn = next % 7 - cell % 7;
            if (intended || k < 3) {
                arrows.add(new Arrow(cell, dRow, dColumn, 1));
            } else if (k == 3) {
                arrows.add(new Arrow(cell, -dRow, -dColumn, 0.8));
                arrows.add(new Arrow(cell, dRow, dColumn, 0.2));
            } else {
                arrows.add(new Arrow(cell, dRow, dColumn, 0.5));
                arrows.add(new Arrow(cell, 0, 0, 0.5));
            }
        }
        return new GridMap(
                title,
                "Arrows: what it does, fainter the rarer.",
                layout,
                visits,
                "discounted visits",
                HeatMap.Range.SEQUENTIAL,
                arrows);
    }

    static GridMap small() {
        return new GridMap(
                "A 3 x 3 map without shade",
                "",
                layout("S.A", ".#.", "B.G"),
                null,
                "",
                HeatMap.Range.SEQUENTIAL,
                List.of());
    }

    static GridMap maze() {
        return maze(15, 25, 4, "A 15 x 25 maze", HeatMap.Range.SEQUENTIAL);
    }

    static GridMap large() {
        return maze(100, 100, 5, "A 100 x 100 maze", HeatMap.Range.DIVERGING);
    }

    static GridMap maze(int rows, int columns, int seed, String title, HeatMap.Range range) {
        Random random = new Random(seed);
        String[] lines = new String[rows];
        for (int r = 0; r < rows; r++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                boolean goal = r == rows / 2 && c == columns / 2;
                line.append(goal ? 'G' : random.nextInt(5) == 0 ? '#' : '.');
            }
            lines[r] = line.toString();
        }
        GridLayout layout = layout(lines);
        double[] distance = distances(layout, rows / 2 * columns + columns / 2);
        double[] shade = distance.clone();
        List<Arrow> arrows = new ArrayList<>();
        for (int cell = 0; cell < shade.length; cell++) {
            if (range == HeatMap.Range.DIVERGING) {
                shade[cell] = Math.cos(distance[cell] / 12);
            }
            for (int[] move : MOVES) {
                int next = neighbour(layout, cell, move);
                if (next >= 0 && distance[next] < distance[cell]) {
                    arrows.add(new Arrow(cell, move[0], move[1], 0.9));
                }
            }
        }
        return new GridMap(title, "Steps to the goal.", layout, shade, "steps to the goal", range, arrows);
    }

    private static double[] distances(GridLayout layout, int goal) {
        double[] distance = new double[layout.rows() * layout.columns()];
        Arrays.fill(distance, Double.NaN);
        distance[goal] = 0;
        Deque<Integer> queue = new ArrayDeque<>(List.of(goal));
        while (!queue.isEmpty()) {
            int cell = queue.remove();
            for (int[] move : MOVES) {
                int next = neighbour(layout, cell, move);
                if (next >= 0 && Double.isNaN(distance[next])) {
                    distance[next] = distance[cell] + 1;
                    queue.add(next);
                }
            }
        }
        return distance;
    }

    private static int neighbour(GridLayout layout, int cell, int[] move) {
        int row = cell / layout.columns() + move[0];
        int column = cell % layout.columns() + move[1];
        boolean inside = row >= 0 && row < layout.rows() && column >= 0 && column < layout.columns();
        int next = row * layout.columns() + column;
        return inside && !layout.walls()[next] ? next : -1;
    }
}
