package dev.goodhart.studies.barfi;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.List;

/**
 * Can a reward be learned from a trusted one and a doubtful one so that a learner, even a biased one, ends up where the trusted one wants it?
 * A grid of 5 x 5 cells with good and bad heuristics. Every arm is exact but the sampled one; the random heuristic is drawn anew for each seed.
 */
public final class BarfiStudy implements Study<BarfiSettings> {
    /** Part A: exact updates of an unbiased learner. */
    public static final String UNBIASED = "unbiased";

    /** Part B: exact updates of a learner whose discount is wrong. */
    public static final String BIASED = "biased";

    /** Part C: REINFORCE on episodes. */
    public static final String SAMPLED = "sampled";

    /** Part D: the implicit gradient against differences of the re-solved inner problem. */
    public static final String GRADIENT = "gradient";

    /** What potential-based shaping does to the update of each learner. */
    public static final String SHAPING = "shaping";

    /** Part A without the free correction, so that the weights can be read. */
    public static final String READABLE = "readable";

    /** Makes the study; the service loader calls this. */
    public BarfiStudy() {}

    @Override
    public String id() {
        return "barfi";
    }

    @Override
    public String title() {
        return "Can a learned reward make up for a misleading heuristic and a biased learner?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "Behavior Alignment via Reward Function Optimization",
                "Gupta, Chandak, Jordan, Thomas and da Silva",
                2023,
                "arXiv:2310.19007");
    }

    @Override
    public BarfiSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new BarfiSettings(150, 200, new double[] {0}, false, 1, 1);
            case FULL -> new BarfiSettings(200, 200, new double[] {0, 0.5}, true, 4, 4);
        };
    }

    @Override
    public List<String> arms(BarfiSettings settings) {
        return List.of(UNBIASED, BIASED, SAMPLED, GRADIENT, SHAPING, READABLE);
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 1;
            case FULL -> 5;
        };
    }

    @Override
    public void run(Trial<BarfiSettings> trial) {
        switch (trial.arm()) {
            case UNBIASED -> ExactParts.unbiased(trial);
            case BIASED -> ExactParts.biased(trial);
            case SAMPLED -> SampledPart.run(trial);
            case GRADIENT -> GradientCheck.run(trial.recorder());
            case SHAPING -> ShapingCheck.run(trial.random(), trial.recorder());
            case READABLE -> ExactParts.readable(trial);
            default -> throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        }
    }

    @Override
    public List<Claim> claims() {
        return BarfiClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return BarfiFigures.of(evidence);
    }
}
