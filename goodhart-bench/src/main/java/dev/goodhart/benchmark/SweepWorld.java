package dev.goodhart.benchmark;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A world with three successors a row and the three passes over it that are compared: a sweep, and two lower bounds. */
final class SweepWorld {
    private static final int ACTIONS = 4;
    private static final double[] SLIP = {0.8, 0.1, 0.1};

    private final TabularMdp mdp;
    private final double[] expected;
    private final double[] values;
    private final double[] next;

    private SweepWorld(TabularMdp mdp, RandomGenerator random) {
        this.mdp = mdp;
        this.expected = random.doubles((long) mdp.states() * ACTIONS).toArray();
        this.values = random.doubles(mdp.states()).toArray();
        this.next = new double[mdp.states()];
    }

    /** A map of side x side places that closes upon itself, so that every row has its three successors. */
    static SweepWorld of(int side, MemoryBandwidthBenchmark.Locality locality) {
        int states = side * side;
        RandomGenerator random = SeedTree.of("sweep").generator();
        TabularMdp.Builder builder = TabularMdp.builder(states, ACTIONS, 0.99).start(0, 1);
        for (int s = 0; s < states; s++) {
            for (int a = 0; a < ACTIONS; a++) {
                for (int i = 0; i < SLIP.length; i++) {
                    int direction = i == 0 ? a : Math.floorMod(a + 2 * i - 3, ACTIONS);
                    int successor = switch (locality) {
                        case GRID -> neighbour(s, direction, side);
                        case RANDOM -> random.nextInt(states);
                    };
                    builder.transition(s, a, successor, SLIP[i]);
                }
            }
        }
        return new SweepWorld(builder.build(), random);
    }

    private static int neighbour(int state, int direction, int side) {
        int row = state / side;
        int column = state % side;
        return switch (direction) {
            case 0 -> Math.floorMod(row - 1, side) * side + column;
            case 1 -> row * side + Math.floorMod(column + 1, side);
            case 2 -> Math.floorMod(row + 1, side) * side + column;
            default -> row * side + Math.floorMod(column - 1, side);
        };
    }

    int transitions() {
        return mdp.transitions();
    }

    /** What a sweep cannot avoid to move: probabilities and indices, row starts and rewards, values read once and written once. */
    long bytes() {
        return 12L * mdp.transitions() + 12L * expected.length + 16L * values.length;
    }

    double[] sweep() {
        Backup.sweep(mdp, expected, values, next);
        return next;
    }

    /** Reads the same arrays in sequence and writes the values, without any arithmetic that could be waited for. */
    double stream() {
        double sum = MemoryReads.total(mdp.probability())
                + MemoryReads.total(expected)
                + MemoryReads.total(mdp.successor())
                + MemoryReads.total(mdp.rowStart());
        double[] from = values;
        double[] to = next;
        for (int s = 0; s < to.length; s++) {
            to[s] = from[s] + 1;
        }
        return sum;
    }

    /** As {@link #stream}, but takes the values where the indices point, as a sweep does. */
    double gather() {
        double sum = MemoryReads.gathered(mdp.probability(), mdp.successor(), values);
        Arrays.fill(next, sum);
        return sum + MemoryReads.total(expected) + MemoryReads.total(mdp.rowStart());
    }
}
