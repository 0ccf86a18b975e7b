package dev.goodhart.studies.goalconditioned;

import dev.goodhart.goalconditioned.GoalConditionedObjective;
import dev.goodhart.goalconditioned.GoalConditionedObjective.Pairing;
import dev.goodhart.goalconditioned.GoalConditionedObjective.Reduction;
import dev.goodhart.goalconditioned.PrefixRewardOptions;
import dev.goodhart.goalconditioned.ScoreObjective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ways to learn. */
enum Variant {
    PREFERENCE("preference only"),
    MORE_L2("more weight decay"),
    STOPPED("stopped early"),
    DENSE("dense preference"),
    GOAL("goal-conditioned"),
    PER_PAIR("per pair"),
    UNORDERED("unordered"),
    LAMBDA_2("lambda 2"),
    CONTRASTIVE("contrastive only"),
    SWAPPED("swapped");

    /** At which number of pairs all ways are tried; elsewhere the three that claims speak of. */
    static final int MIDDLE = 200;

    private static final double MORE = 1e-3;
    private static final double EARLY = 250.0 / 800;

    private final String words;

    Variant(String words) {
        this.words = words;
    }

    /** One arm. */
    record Arm(Variant variant, int pairs) {}

    String arm(int pairs) {
        return words + ", " + pairs;
    }

    static Map<String, Arm> all(GoalConditionedSettings settings) {
        Map<String, Arm> arms = new LinkedHashMap<>();
        for (int pairs : settings.sizes()) {
            for (Variant variant : values()) {
                boolean main = variant == PREFERENCE || variant == DENSE || variant == GOAL;
                if (main || (pairs == MIDDLE && !settings.few())) {
                    arms.put(variant.arm(pairs), new Arm(variant, pairs));
                }
            }
        }
        return arms;
    }

    PrefixRewardOptions options(int steps) {
        PrefixRewardOptions plain = PrefixRewardOptions.preferenceOnly().withSteps(steps);
        GoalConditionedObjective goal = GoalConditionedObjective.defaults();
        return switch (this) {
            case PREFERENCE -> plain;
            case MORE_L2 -> plain.withL2(MORE);
            case STOPPED -> plain.withSteps(Math.max(1, (int) Math.round(EARLY * steps)));
            case DENSE -> plain.withScores(ScoreObjective.DENSE_PREFERENCE);
            case GOAL, SWAPPED -> plain.withLatent(List.of(goal));
            case PER_PAIR -> plain.withLatent(List.of(goal.withReduction(Reduction.PER_PAIR)));
            case UNORDERED -> plain.withLatent(List.of(goal.withPairing(Pairing.UNORDERED)));
            case LAMBDA_2 -> plain.withLatent(List.of(goal.withLambda(2)));
            case CONTRASTIVE -> plain.withLatent(List.of(goal)).withScores(ScoreObjective.NONE);
        };
    }
}
