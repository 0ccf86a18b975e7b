package dev.goodhart.studies.preferencelearning;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.SimulatedJudge;
import dev.goodhart.preference.ComparedItems;
import dev.goodhart.preference.RewardEnsemble;
import dev.goodhart.preference.RewardEvaluation;
import dev.goodhart.preference.SegmentCollector;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** How often a learned reward orders segments that it was not trained on as the intended reward does. */
public final class FreshComparisons {
    private static final int SEGMENTS = 240;
    private static final int PAIRS = 2000;

    private FreshComparisons() {}

    /**
     * The accuracy over 2,000 pairs of 240 new segments, of several kinds of behaviour in equal parts, against a judge who makes no mistakes.
     *
     * @param task where behaviour happens, with the intended reward
     * @param reward the learned reward
     * @param behaviours whose segments are taken, at least one
     * @param length steps in a segment
     * @param seed decides segments and pairs
     * @return in [0, 1]
     */
    public static double accuracy(Task task, RewardEnsemble reward, List<Behaviour> behaviours, int length, long seed) {
        RandomGenerator random = new ResumableRandom(1_000_000 + seed);
        SegmentCollector collector = new SegmentCollector(task.environment(8), length, "t", random.nextLong());
        List<Trajectory> segments = new ArrayList<>();
        for (Behaviour behaviour : behaviours) {
            segments.addAll(collector.collect(behaviour, SEGMENTS / behaviours.size(), random));
        }
        List<Comparison> answers = new ArrayList<>();
        for (int k = 0; k < PAIRS; k++) {
            int a = random.nextInt(segments.size());
            int b = (a + 1 + random.nextInt(segments.size() - 1)) % segments.size();
            answers.add(SimulatedJudge.PERFECT.compare(segments.get(a), segments.get(b), task.intended(), random));
        }
        ComparedItems items = ComparedItems.of(reward.inputs(), segments);
        return RewardEvaluation.of(reward, items, answers, RewardEvaluation.lengths(items))
                .accuracy()
                .estimate();
    }
}
