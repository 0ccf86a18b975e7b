package dev.goodhart.studies.sparl;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;

/** What does progress attribution attribute, when does it help a learner, and how is it farmed? */
public final class SpaRlStudy implements Study<SpaRlSettings> {
    /** Perfect fits, planning under a grounding signal. */
    public static final String EXACT = "exact";

    /** What ridge attributes, by its penalty. */
    public static final String ATTRIBUTION = "attribution";

    /** What networks attribute; only where they are asked for. */
    public static final String NETWORKS = "networks";

    /** Policy gradients from few runs. */
    public static final String GRADIENT = "gradient";

    /** Makes the study; the service loader calls this. */
    public SpaRlStudy() {}

    @Override
    public String id() {
        return "spa-rl";
    }

    @Override
    public String title() {
        return "Which step earned the reward, and does paying for it help?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "SPA-RL: Reinforcing LLM Agents via Stepwise Progress Attribution",
                "Wang, Leong, Wang, Wang and Li",
                2025,
                "arXiv:2505.20732");
    }

    @Override
    public SpaRlSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new SpaRlSettings(2_000, 10, List.of(0.1, 0.5), false);
            case FULL -> new SpaRlSettings(2_000, 50, List.of(0.02, 0.1, 0.5), true);
        };
    }

    @Override
    public List<String> arms(SpaRlSettings settings) {
        List<String> arms = new ArrayList<>(List.of(EXACT, ATTRIBUTION, GRADIENT));
        arms.addAll(LearningPart.ARMS);
        if (settings.networks()) {
            arms.add(NETWORKS);
        }
        return arms;
    }

    @Override
    public int seeds(Scale scale) {
        return scale == Scale.QUICK ? 3 : 8;
    }

    @Override
    public void run(Trial<SpaRlSettings> trial) {
        switch (trial.arm()) {
            case EXACT -> ExactPart.run(trial);
            case ATTRIBUTION -> AttributionPart.run(trial);
            case GRADIENT -> GradientPart.run(trial);
            case NETWORKS -> NetworkPart.run(trial);
            default -> LearningPart.run(trial);
        }
    }

    @Override
    public List<Claim> claims() {
        return SpaRlClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return SpaRlFigures.of(evidence);
    }
}
