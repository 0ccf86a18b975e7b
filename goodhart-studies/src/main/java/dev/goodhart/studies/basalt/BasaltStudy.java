package dev.goodhart.studies.basalt;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.List;

/**
 * Can agents be ranked when only people's comparisons say which did better? Claims C1 to C4, on the mathematics of ratings and on
 * simulated arenas. C5 to C7, on tasks without a reward in a world of blocks, join with that world.
 */
public final class BasaltStudy implements Study<BasaltSettings> {
    /** The exact update of two players; nothing in it is random. */
    public static final String MATHEMATICS = "mathematics";

    /** The same matches in other orders. */
    public static final String ORDER = "order";

    /** Ways to choose the next pair. */
    public static final String MATCHMAKING = "matchmaking";

    /** Judges of whom some do not look. */
    public static final String JUDGES = "judges";

    /** Makes the study; the service loader calls this. */
    public BasaltStudy() {}

    @Override
    public String id() {
        return "basalt";
    }

    @Override
    public String title() {
        return "Ranking agents by what people say of pairs (C1-C4; the block world's C5-C7 are to come)";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "The MineRL BASALT Competition on Learning from Human Feedback",
                "Shah, Wild, Wang, Alex, Houghton, Guss, Mohanty, Kanervisto, Milani, Topin, Abbeel, Russell and Dragan",
                2021,
                "arXiv:2107.01969");
    }

    @Override
    public BasaltSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new BasaltSettings(17, 20, 200, 100, 400);
            case FULL -> new BasaltSettings(17, 20, 200, 400, 400);
        };
    }

    @Override
    public List<String> arms(BasaltSettings settings) {
        return List.of(MATHEMATICS, ORDER, MATCHMAKING, JUDGES);
    }

    @Override
    public int seeds(Scale scale) {
        return 20;
    }

    @Override
    public void run(Trial<BasaltSettings> trial) {
        switch (trial.arm()) {
            case MATHEMATICS -> RatingMathematics.run(trial.recorder());
            case ORDER -> MatchOrder.run(trial);
            case MATCHMAKING -> ChosenPairs.run(trial);
            case JUDGES -> CarelessJudges.run(trial);
            default -> throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        }
    }

    @Override
    public List<Claim> claims() {
        return BasaltClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return BasaltFigures.of(evidence);
    }
}
