package dev.goodhart.studies.denserewards;

import dev.goodhart.shaping.Anchor;
import dev.goodhart.shaping.SpectralTransfer;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.List;

/** Part E: the values of the zigzag maze, carried over to three others. */
final class TransferArm {
    static final String TRANSFER = "transfer";
    private static final int HORIZON = 300;

    private TransferArm() {}

    static List<Maze> targets() {
        return List.of(Maze.MIRROR, Maze.U, Maze.ROOMS);
    }

    static void run(Trial<DenseRewardsSettings> trial) {
        Maze old = Maze.ZIGZAG;
        for (Maze maze : targets()) {
            // The rooms are their own mirror image: eigenvalues coincide, and the anchors lie where other functions
            // have no sign. All
            // functions but the constant are left out. That was chosen after a first run, see C6.
            SpectralTransfer transfer = SpectralTransfer.of(
                    old.graph(),
                    old.optimalValues(),
                    maze.graph(),
                    List.of(new Anchor(old.start(), maze.start()), new Anchor(old.goal(), maze.goal())),
                    SpectralTransfer.VECTORS,
                    SpectralTransfer.Repeated.LEAVE_OUT);
            double[] own = maze.optimalValues();
            record(trial, maze, LearningArms.SPARSE, new double[own.length]);
            record(trial, maze, TRANSFER, transfer.potential());
            record(trial, maze, LearningArms.VALUES, own);
            trial.recorder().metric(maze.name() + ": eigenvalue distance", transfer.eigenvalueDistance());
            trial.recorder().metric(maze.name() + ": rank correlation", rankCorrelation(transfer.potential(), own));
            trial.recorder().metric(maze.name() + ": functions left out", transfer.leftOut());
            trial.recorder()
                    .series(
                            maze.name() + ": spectrum",
                            numbers(),
                            Arrays.copyOf(transfer.newSpectrum().eigenvalue(), SpectralTransfer.VECTORS));
            if (maze.name().equals(Maze.MIRROR.name())) {
                trial.recorder()
                        .series(
                                "zigzag: spectrum",
                                numbers(),
                                Arrays.copyOf(transfer.oldSpectrum().eigenvalue(), SpectralTransfer.VECTORS));
            }
        }
    }

    /** 0 for a potential that says nothing: Spearman's correlation with a constant does not exist. */
    private static double rankCorrelation(double[] potential, double[] values) {
        boolean constant = Arrays.stream(potential).allMatch(phi -> phi == potential[0]);
        return constant ? 0 : Correlation.SPEARMAN.of(potential, values);
    }

    private static void record(Trial<DenseRewardsSettings> trial, Maze maze, String name, double[] potential) {
        int[] lengths = LearningArms.lengths(maze, potential, HORIZON, SeedTree.of(name), trial);
        LearningArms.record(trial, maze.name() + ", " + name, lengths);
    }

    private static double[] numbers() {
        double[] number = new double[SpectralTransfer.VECTORS];
        Arrays.setAll(number, i -> i);
        return number;
    }
}
