package dev.goodhart.studies.denserewards;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Trial;
import java.util.List;

/** Parts A, B and E: signals of the state graph, what they teach, and values carried over to another maze. */
final class MazePart implements DenseRewardsPart {
    static final String SIGNALS_U = "signals in u";
    static final String SIGNALS_ZIGZAG = "signals in zigzag";
    static final String LEARNING_U = "learning in u";
    static final String LEARNING_ZIGZAG = "learning in zigzag";
    static final String TRANSFER = "transfer from zigzag";

    @Override
    public List<String> arms(DenseRewardsSettings settings) {
        return List.of(SIGNALS_U, SIGNALS_ZIGZAG, LEARNING_U, LEARNING_ZIGZAG, TRANSFER);
    }

    @Override
    public void run(Trial<DenseRewardsSettings> trial) {
        switch (trial.arm()) {
            case SIGNALS_U -> SignalArms.run(Maze.U, trial);
            case SIGNALS_ZIGZAG -> SignalArms.run(Maze.ZIGZAG, trial);
            case LEARNING_U -> LearningArms.run(Maze.U, trial);
            case LEARNING_ZIGZAG -> LearningArms.run(Maze.ZIGZAG, trial);
            case TRANSFER -> TransferArm.run(trial);
            default -> throw new IllegalArgumentException("The part has no arm '" + trial.arm() + "'");
        }
    }

    @Override
    public List<Claim> claims() {
        return MazeClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return MazeFigures.of(evidence);
    }
}
