package dev.goodhart.studies.judgestability;

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
 * Does a judge rank models alike in every language? Each arm is one part; the annotators have nothing random and repeat themselves in every
 * seed, and the corpora are read only where the settings name their folder.
 */
public final class JudgeStabilityStudy implements Study<JudgeStabilityStudySettings> {
    /** Agreement of the published ratings. */
    public static final String ANNOTATORS = "annotators";

    /** Word statistics under an exchange of all words; the null of tau. */
    public static final String BIJECTION = "bijection";

    /** A judge of one language before four. */
    public static final String TRANSFER = "transfer";

    /** Judges that are alike. */
    public static final String FALSE_ALARMS = "false-alarms";

    /** The published dialogues. */
    public static final String CORPORA = "corpora";

    /** Makes the study; the service loader calls this. */
    public JudgeStabilityStudy() {}

    @Override
    public String id() {
        return "judge-stability";
    }

    @Override
    public String title() {
        return "Does a judge rank models alike in every language?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "Cross-Lingual Stability of LLM Judges Under Controlled Generation: Evidence from Finno-Ugric Languages",
                "Chung and Freienthal",
                2026,
                "arXiv:2602.02287");
    }

    @Override
    public JudgeStabilityStudySettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new JudgeStabilityStudySettings(200, 200, 400, "");
            case FULL -> new JudgeStabilityStudySettings(2000, 2000, 400, "");
        };
    }

    @Override
    public List<String> arms(JudgeStabilityStudySettings settings) {
        List<String> arms = new ArrayList<>(List.of(ANNOTATORS, BIJECTION, TRANSFER, FALSE_ALARMS));
        if (!settings.corpora().isEmpty()) {
            arms.add(CORPORA);
        }
        return arms;
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 2;
            case FULL -> 6;
        };
    }

    @Override
    public void run(Trial<JudgeStabilityStudySettings> trial) {
        switch (trial.arm()) {
            case ANNOTATORS -> AnnotatorPatterns.run(trial.recorder());
            case BIJECTION -> VocabularyBijection.run(trial.random(), trial.recorder());
            case TRANSFER -> JudgeTransfer.run(trial);
            case FALSE_ALARMS -> FalseAlarms.run(trial.settings().repeats(), trial.random(), trial.recorder());
            case CORPORA -> PublishedCorpora.run(trial.settings().corpora(), trial.recorder());
            default -> throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        }
    }

    @Override
    public List<Claim> claims() {
        return JudgeStabilityClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return JudgeStabilityFigures.of(evidence);
    }
}
