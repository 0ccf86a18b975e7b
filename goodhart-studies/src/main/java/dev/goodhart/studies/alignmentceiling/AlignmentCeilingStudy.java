package dev.goodhart.studies.alignmentceiling;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.List;

/**
 * Does the reward of a tuned policy follow its reward model, and how hard may the model be optimised? Worlds of normal responses in which the
 * gold reward, the distance from the initial policy and the law of over-optimisation are known exactly.
 */
public final class AlignmentCeilingStudy implements Study<AlignmentCeilingSettings> {
    /** Best-of-n on finite sets, and the world with one dimension. */
    public static final String EXACT = "exact";

    /** One reward model learned from 4,000 pairs. */
    public static final String LEARNED = "learned";

    /** Many reward models that differ in data and features. */
    public static final String POPULATION = "population";

    /** Labels on the policy's own responses, round by round, against the same number at once. */
    public static final String ITERATED = "iterated";

    /** A proxy whose error has heavy tails. */
    public static final String TAILS = "tails";

    /** Gradient ascent with a KL penalty. */
    public static final String PENALTY = "penalty";

    /** Makes the study; the service loader calls this. */
    public AlignmentCeilingStudy() {}

    @Override
    public String id() {
        return "alignment-ceiling";
    }

    @Override
    public String title() {
        return "How hard may a learned reward be optimised, and what foretells it?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "The Alignment Ceiling: Objective Mismatch in Reinforcement Learning from Human Feedback",
                "Lambert and Calandra",
                2023,
                "arXiv:2311.00168");
    }

    @Override
    public AlignmentCeilingSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new AlignmentCeilingSettings(20_000, 60, 2_000, 400);
            case FULL -> new AlignmentCeilingSettings(20_000, 60, 20_000, 4_000);
        };
    }

    @Override
    public List<String> arms(AlignmentCeilingSettings settings) {
        return List.of(EXACT, LEARNED, POPULATION, ITERATED, TAILS, PENALTY);
    }

    @Override
    public int seeds(Scale scale) {
        return 5;
    }

    @Override
    public void run(Trial<AlignmentCeilingSettings> trial) {
        switch (trial.arm()) {
            case EXACT -> ExactPart.run(trial);
            case LEARNED -> LearnedPart.run(trial);
            case POPULATION -> PopulationPart.run(trial);
            case ITERATED -> IteratedPart.run(trial);
            case TAILS -> TailsPart.run(trial);
            case PENALTY -> PenaltyPart.run(trial);
            default -> throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        }
    }

    @Override
    public List<Claim> claims() {
        return AlignmentCeilingClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return AlignmentCeilingFigures.of(evidence);
    }
}
