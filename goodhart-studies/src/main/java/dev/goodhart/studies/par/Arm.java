package dev.goodhart.studies.par;

import dev.goodhart.transform.RewardShaping;
import java.util.List;

/**
 * One way of training: a shaping, with the reward model it shapes.
 *
 * @param name name of the arm
 * @param shaping the shaping
 * @param references fresh references for every answer
 * @param source the reward model
 * @param claimed whether a claim needs it
 */
record Arm(String name, RewardShaping shaping, int references, Source source, boolean claimed) {
    static final String VANILLA = "vanilla";
    static final String CENTERED = "centered";
    static final String MEANSTD = "meanstd";
    static final String CEIL_5 = "ceil 5";
    static final String SGFC = "sgfc";
    static final String TANH = "tanh";
    static final String PAR_10 = "par, 10 references";
    static final String PAR_1 = "par, 1 reference";

    private static final int REFERENCES = 10;

    /** Where scores come from. */
    enum Source {
        /** One reward model. */
        PLAIN,
        /** One with a penalty on the size of its scores. */
        REGULARISED,
        /** The mean of five. */
        AVERAGED,
        /** One, whose rewards are shuffled within the batch, so that there is nothing to learn. */
        SHUFFLED
    }

    private static final List<Arm> ALL = List.of(
            claimed(VANILLA, RewardShaping.vanilla()),
            claimed(CENTERED, RewardShaping.centered()),
            claimed(MEANSTD, RewardShaping.meanStd()),
            other("clip", RewardShaping.clip()),
            other("minmax", RewardShaping.minMax()),
            other("lsc", RewardShaping.logSigmoidCentered()),
            other("sigmoid", RewardShaping.sigmoid(1)),
            claimed(CEIL_5, RewardShaping.ceiling(5)),
            other("ceil 4", RewardShaping.ceiling(4)),
            other("ceil 3", RewardShaping.ceiling(3)),
            claimed(SGFC, RewardShaping.slowGrowth()),
            other("poly", RewardShaping.polynomial()),
            claimed(TANH, RewardShaping.tanh()),
            new Arm(PAR_1, RewardShaping.par(), 1, Source.PLAIN, true),
            claimed(PAR_10, RewardShaping.par()),
            new Arm("warm, vanilla", RewardShaping.vanilla(), 0, Source.AVERAGED, false),
            new Arm("reg, vanilla", RewardShaping.vanilla(), 0, Source.REGULARISED, false),
            new Arm("shuffled", RewardShaping.vanilla(), 0, Source.SHUFFLED, false));

    static List<Arm> of(boolean everything) {
        return ALL.stream().filter(arm -> everything || arm.claimed()).toList();
    }

    private static Arm claimed(String name, RewardShaping shaping) {
        return new Arm(name, shaping, REFERENCES, Source.PLAIN, true);
    }

    private static Arm other(String name, RewardShaping shaping) {
        return new Arm(name, shaping, REFERENCES, Source.PLAIN, false);
    }

    LearnedScore score(LearnedScore.Family family) {
        return switch (source) {
            case PLAIN, SHUFFLED -> family.plain();
            case REGULARISED -> family.regularised();
            case AVERAGED -> family.averaged();
        };
    }

    ScoreLearner.Task task(BitWorld world, LearnedScore score, double beta) {
        return new ScoreLearner.Task(world, score, shaping, references, beta, source == Source.SHUFFLED);
    }
}
