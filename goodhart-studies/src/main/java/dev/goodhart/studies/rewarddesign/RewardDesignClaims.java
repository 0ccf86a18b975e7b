package dev.goodhart.studies.rewarddesign;

import dev.goodhart.design.ExplorationGuidedRewardShaping.Variant;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The five claims; thresholds were set before anything was measured. */
final class RewardDesignClaims {
    private static final double[] BUDGET = {-0.110194, -0.102759, -0.093892, -0.087166, -0.080440};
    private static final double ORIGINAL = -0.169806;

    private RewardDesignClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "Informativeness in the room: potential shaping at least -1e-9; the intended reward and budgets 1 to 5 at"
                                + " the prototype's figures within 1e-4; never less with a larger budget.",
                        RewardDesignClaims::informativeness),
                new Claim(
                        "C2",
                        "Every designed reward keeps the optimal actions with margins of at least delta / 1.00001 - 1e-7; a bonus"
                                + " of 1 for entering gates does not.",
                        RewardDesignClaims::invariance),
                new Claim(
                        "C3",
                        "Room, median episodes of Q-learning to 90 % of the best: potential shaping at most 200; ExpRD(5) at most a"
                                + " quarter of the intended reward's, with at most 7 of 50 states that pay.",
                        RewardDesignClaims::speed),
                new Claim(
                        "C4",
                        "Line with the key, median episodes to 80 % of the best: ExpAdaRD at most 3,500 and below ExpRD-tree and"
                                + " INVAR; the intended reward never gets there.",
                        RewardDesignClaims::adaptivity),
                new Claim(
                        "C5",
                        "Chain, median episodes to 80 % of the best: ExploRS before SelfRS before ExploB, the intended reward in no"
                                + " seed.",
                        RewardDesignClaims::selfShaping));
    }

    private static Judgement informativeness(Evidence evidence) {
        double potential = smallest(evidence.metric(ExactPart.ARM, ExactPart.POTENTIAL));
        double original = evidence.metric(ExactPart.ARM, ExactPart.ORIGINAL)[0];
        double off = Math.abs(original - ORIGINAL);
        boolean rising = true;
        for (Series path : evidence.series(ExactPart.ARM, ExactPart.BUDGET)) {
            for (int b = 1; b < path.y().length; b++) {
                off = Math.max(off, Math.abs(path.y()[b] - BUDGET[b - 1]));
                rising &= path.y()[b] >= path.y()[b - 1] - 1e-9;
            }
        }
        Series picks = evidence.series(ExactPart.ARM, ExactPart.PICKS).getFirst();
        return Judgement.of(
                potential >= -1e-9 && off <= 1e-4 && rising,
                text(
                        "PBRS %.2g, ORIG %.6f, budgets %s on states %s; largest difference %.2g; %s.",
                        potential,
                        original,
                        Arrays.stream(evidence.series(ExactPart.ARM, ExactPart.BUDGET)
                                        .getFirst()
                                        .y())
                                .skip(1)
                                .mapToObj(v -> text("%.6f", v))
                                .toList(),
                        Arrays.stream(picks.y())
                                .skip(1)
                                .mapToObj(v -> text("%.0f", v))
                                .toList(),
                        off,
                        rising ? "rising" : "not rising"));
    }

    private static Judgement invariance(Evidence evidence) {
        double designs = smallest(evidence.metric(ExactPart.ARM, ExactPart.DESIGNS));
        double kept = smallest(evidence.metric(ExactPart.ARM, ExactPart.KEPT));
        double slack = smallest(evidence.metric(ExactPart.ARM, ExactPart.SLACK));
        double leaving = smallest(evidence.metric(ExactPart.ARM, ExactPart.NAIVE_LEAVING));
        double loss = smallest(evidence.metric(ExactPart.ARM, ExactPart.NAIVE_LOSS));
        return Judgement.of(
                kept == designs && slack >= -1e-7 && leaving > 0 && loss > 0,
                text(
                        "%.0f of %.0f designs a seed keep their margins, smallest slack %.2g; under the naive bonus %.0f states"
                                + " leave the target and %.3f of the intended return is lost from the start.",
                        kept, designs, slack, leaving, loss));
    }

    private static Judgement speed(Evidence evidence) {
        double original = median(evidence, RoomRewards.ORIGINAL);
        double potential = median(evidence, RoomRewards.POTENTIAL);
        double five = median(evidence, RoomRewards.FIVE);
        double paying = evidence.metric(ExactPart.ARM, ExactPart.PAYING)[0];
        return Judgement.of(
                potential <= 200 && five <= original / 4 && paying <= 7,
                text(
                        "Medians: PBRS %s, ExpRD(5) %s on %.0f states, ExpRD(3) %s, CRAFT %s, INVAR %s, ORIG %s. A learner that breaks"
                                + " ties at random instead of taking the first action needs %s by ORIG, %s by ExpRD(5) and %s by PBRS.",
                        episodes(potential),
                        episodes(five),
                        paying,
                        episodes(median(evidence, RoomRewards.THREE)),
                        episodes(median(evidence, RoomRewards.CRAFTED)),
                        episodes(median(evidence, RoomRewards.INVARIANT)),
                        episodes(original),
                        episodes(median(evidence, RoomRewards.RANDOM_ORIGINAL)),
                        episodes(median(evidence, RoomRewards.RANDOM_FIVE)),
                        episodes(median(evidence, RoomRewards.RANDOM_POTENTIAL))));
    }

    private static Judgement adaptivity(Evidence evidence) {
        double adaptive = median(evidence, LineTeaching.ADAPTIVE);
        double tree = median(evidence, LineTeaching.TREE);
        double invariant = median(evidence, LineTeaching.INVARIANT_CENTER);
        double corner = median(evidence, LineTeaching.INVARIANT);
        boolean never = reached(evidence, LineTeaching.ORIGINAL) == 0;
        return Judgement.of(
                adaptive <= 3_500 && adaptive < tree && adaptive < Math.min(invariant, corner) && never,
                text(
                        "Medians: ExpAdaRD %s, ExpRD-tree %s (%s at the analytic centre), INVAR %s in the centre and %s at its edge,"
                                + " PBRS %s, ORIG %s. Pool: ExpAdaRD %s, ExpRD-tree %s, INVAR %s.",
                        episodes(adaptive),
                        episodes(tree),
                        episodes(median(evidence, LineTeaching.TREE_INTERIOR)),
                        episodes(invariant),
                        episodes(corner),
                        episodes(median(evidence, LineTeaching.POTENTIAL)),
                        episodes(median(evidence, LineTeaching.ORIGINAL)),
                        episodes(median(evidence, LineTeaching.POOL_ADAPTIVE)),
                        episodes(median(evidence, LineTeaching.POOL_TREE)),
                        episodes(median(evidence, LineTeaching.POOL_INVARIANT))));
    }

    private static Judgement selfShaping(Evidence evidence) {
        boolean ordered = true;
        StringBuilder detail = new StringBuilder();
        for (double distraction : ChainShaping.DISTRACTIONS) {
            double both = median(evidence, ChainShaping.arm(Variant.BOTH, distraction));
            double self = median(evidence, ChainShaping.arm(Variant.SELF, distraction));
            double bonus = median(evidence, ChainShaping.arm(Variant.BONUS, distraction));
            long original = reached(evidence, ChainShaping.arm(Variant.ORIGINAL, distraction));
            if (distraction == 0) {
                ordered = both < self && self < bonus && original == 0;
            }
            detail.append(text(
                    "Distractor %s: ExploRS %s, SelfRS %s, ExploB %s, ORIG in %d seeds; ExploRS solves %d and ExploB %d of %d. ",
                    distraction,
                    episodes(both),
                    episodes(self),
                    episodes(bonus),
                    original,
                    reached(evidence, ChainShaping.arm(Variant.BOTH, distraction)),
                    reached(evidence, ChainShaping.arm(Variant.BONUS, distraction)),
                    evidence.ofArm(ChainShaping.arm(Variant.BOTH, distraction)).size()));
        }
        detail.append(text("SORS without a distractor %s.", episodes(median(evidence, ChainShaping.RANKED))));
        return Judgement.of(ordered, detail.toString());
    }

    static double median(Evidence evidence, String arm) {
        double[] sorted =
                Arrays.stream(evidence.metric(arm, Progress.SOLVED)).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    static long reached(Evidence evidence, String arm) {
        return Arrays.stream(evidence.metric(arm, Progress.SOLVED))
                .filter(Double::isFinite)
                .count();
    }

    static String episodes(double count) {
        return Double.isInfinite(count) ? "never" : text("%.0f", count);
    }

    private static double smallest(double[] values) {
        return Arrays.stream(values).reduce(Double.POSITIVE_INFINITY, Math::min);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
