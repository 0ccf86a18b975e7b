package dev.goodhart.studies.goalconditioned;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;

/** Do hidden states that resemble where a good answer ends make rewards of beginnings, by which samples can be dropped and steered? */
public final class GoalConditionedStudy implements Study<GoalConditionedSettings> {
    /** The arm without a network. */
    static final String EXACT = "exact";

    /** Makes the study; the service loader calls this. */
    public GoalConditionedStudy() {}

    @Override
    public String id() {
        return "goal-conditioned-reward-models";
    }

    @Override
    public String title() {
        return "Do goal-conditioned states make rewards of beginnings?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "Learning Goal-Conditioned Representations for Language Reward Models",
                "Nath, Slack, Da, Ma, Zhang, Whitehead and Hendryx",
                2024,
                "arXiv:2407.13887");
    }

    @Override
    public GoalConditionedSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new GoalConditionedSettings("200", 800, 200, 20, true);
            case FULL -> new GoalConditionedSettings("50 200 1000", 800, 200, 20, false);
        };
    }

    @Override
    public List<String> arms(GoalConditionedSettings settings) {
        List<String> arms = new ArrayList<>(List.of(EXACT));
        arms.addAll(Variant.all(settings).keySet());
        return arms;
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 2;
            case FULL -> 8;
        };
    }

    @Override
    public void run(Trial<GoalConditionedSettings> trial) {
        if (trial.arm().equals(EXACT)) {
            ExactPart.run(trial.recorder(), trial.random());
            return;
        }
        Variant.Arm arm = Variant.all(trial.settings()).get(trial.arm());
        if (arm == null) {
            throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        }
        LearnedPart.run(trial, arm);
    }

    @Override
    public List<Claim> claims() {
        return GoalConditionedClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return GoalConditionedFigures.of(evidence);
    }
}
