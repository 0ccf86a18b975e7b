package dev.goodhart.studies.par;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * Which function of a reward model's score should be optimised? A world of bits in which the score is hacked by padding, with the gold reward
 * of every policy known exactly.
 */
public final class ParStudy implements Study<ParSettings> {
    /** Identities and variances, by enumeration. */
    public static final String EXACT = "exact";

    /** The optimal policies under every KL penalty. */
    public static final String TILT = "tilt";

    /** Training under several weights of the KL penalty; one arm for each shaping. */
    public static final String SWEEP = "sweep, ";

    /** Training with other constants of the prompts. */
    public static final String OFFSETS = "offsets";

    /** Training with other scales of the reward model. */
    public static final String SCALES = "scales";

    /** Makes the study; the service loader calls this. */
    public ParStudy() {}

    @Override
    public String id() {
        return "par";
    }

    @Override
    public String title() {
        return "Which function of a reward model's score can be optimised for long?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "Reward Shaping to Mitigate Reward Hacking in RLHF",
                "Fu, Zhao, Yao, Wang, Han and Xiao",
                2025,
                "arXiv:2502.18770");
    }

    @Override
    public ParSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new ParSettings(800, 600, 1, false);
            case FULL -> new ParSettings(800, 600, 4, true);
        };
    }

    @Override
    public List<String> arms(ParSettings settings) {
        List<String> arms = new ArrayList<>(List.of(EXACT, TILT, OFFSETS));
        Arm.of(settings.everything()).forEach(arm -> arms.add(arm.name()));
        if (settings.everything()) {
            arms.add(SCALES);
            SweepPart.SHAPINGS.keySet().forEach(name -> arms.add(SWEEP + name));
        }
        return arms;
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 3;
            case FULL -> 8;
        };
    }

    @Override
    public void run(Trial<ParSettings> trial) {
        String name = trial.arm();
        if (name.startsWith(SWEEP)) {
            SweepPart.run(trial, name.substring(SWEEP.length()));
            return;
        }
        switch (name) {
            case EXACT -> ExactPart.run(trial);
            case TILT -> TiltPart.run(trial);
            case OFFSETS -> ScalePart.offsets(trial);
            case SCALES -> ScalePart.scales(trial);
            default ->
                TrainingPart.run(
                        trial,
                        Arm.of(true).stream()
                                .filter(arm -> arm.name().equals(name))
                                .findFirst()
                                .orElseThrow(
                                        () -> new IllegalArgumentException("The study has no arm '" + name + "'")));
        }
    }

    @Override
    public List<Claim> claims() {
        return ParClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return ParFigures.of(evidence);
    }
}
