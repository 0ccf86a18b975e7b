package dev.goodhart.studies.evaluationgap;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.List;

/**
 * When does being evaluated by a record pull people from what the record stands for? The mechanism is exact or simulated, and the
 * survey instrument is tried on effects that were planted; nothing here says anything on real people.
 */
public final class EvaluationGapStudy implements Study<EvaluationGapSettings> {
    /** The model with closed forms: ceilings, best and harmful weights, autonomy. */
    public static final String EXACT = "exact";

    /** Simulated researchers who cannot give negative effort. */
    public static final String POPULATION = "population";

    /** Surveys with planted effects. */
    public static final String SURVEY = "survey";

    /** Logs of behaviour from which value and metric are estimated. */
    public static final String LOGS = "logs";

    /** Makes the study; the service loader calls this. */
    public EvaluationGapStudy() {}

    @Override
    public String id() {
        return "evaluation-gap";
    }

    @Override
    public String title() {
        return "How far does a metric pull people from what is valued?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "Reflecting on Motivations: How Reasons to Publish affect Research Behaviour in Astronomy",
                "Heuritsch",
                2021,
                "arXiv:2111.15532");
    }

    @Override
    public EvaluationGapSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new EvaluationGapSettings(101, 3509, 50, 150, 0.3162);
            case FULL -> new EvaluationGapSettings(501, 3509, 50, 1000, 0.3162);
        };
    }

    @Override
    public List<String> arms(EvaluationGapSettings settings) {
        return List.of(EXACT, POPULATION, SURVEY, LOGS);
    }

    @Override
    public int seeds(Scale scale) {
        return 4;
    }

    @Override
    public void run(Trial<EvaluationGapSettings> trial) {
        switch (trial.arm()) {
            case EXACT -> ExactMechanism.run(trial.random(), trial.recorder());
            case POPULATION -> Population.run(trial.settings(), trial.random(), trial.recorder());
            case SURVEY -> SurveyRecovery.run(trial.settings(), trial.random(), trial.recorder());
            case LOGS -> LogRecovery.run(trial.settings(), trial.random(), trial.recorder());
            default -> throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        }
    }

    @Override
    public List<Claim> claims() {
        return EvaluationGapClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return EvaluationGapFigures.of(evidence);
    }
}
