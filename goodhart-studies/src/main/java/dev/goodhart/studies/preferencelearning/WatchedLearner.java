package dev.goodhart.studies.preferencelearning;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.learner.SacSettings;
import dev.goodhart.preference.PolicyStep;
import dev.goodhart.preference.RewardEnsemble;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.SeedTree;
import dev.goodhart.training.Evaluation;
import dev.goodhart.training.EvaluationProtocol;
import dev.goodhart.training.LearnerPolicyStep;
import java.util.ArrayList;
import java.util.List;

/** SAC under whatever reward comes, judged after every round by the intended one, as is the reward itself. */
final class WatchedLearner implements PolicyStep, AutoCloseable {
    /** The return in the end, by the intended reward. */
    static final String RETURN = "return";

    /** The best after any round. */
    static final String BEST = "best return";

    /** The accuracy of the reward after each round. */
    static final String ACCURACY = "accuracy";

    private final Task task;
    private final PreferenceLearningSettings settings;
    private final Recorder recorder;
    private final LearnerPolicyStep learner;
    private final long fresh;
    private final long episodes;
    private final List<Double> returns = new ArrayList<>();
    private final List<Double> accuracy = new ArrayList<>();

    WatchedLearner(Task task, SacSettings sac, PreferenceLearningSettings settings, SeedTree seeds, Recorder recorder) {
        this.task = task;
        this.settings = settings;
        this.recorder = recorder;
        this.learner = new LearnerPolicyStep(
                task.spec(), task.environments(), sac, settings.rounds() * settings.policySteps(), seeds.child("sac"));
        this.fresh = seeds.child("fresh").value();
        this.episodes = seeds.child("episodes").value();
        judge();
    }

    @Override
    public Behaviour improve(RewardFunction reward, long steps) {
        Behaviour behaviour = learner.improve(reward, steps);
        judge();
        if (reward instanceof RewardEnsemble learned) {
            accuracy.add(accuracy(learned, List.of(uniform(), behaviour)));
        }
        recorder.progress((returns.size() - 1.0) / settings.rounds());
        return behaviour;
    }

    private void judge() {
        Evaluation evaluation = EvaluationProtocol.of(settings.episodes(), episodes)
                .evaluate(learner.learner().policy(), task.environments(), List.of(task.intended()));
        returns.add(evaluation.mean(0));
    }

    double accuracy(RewardEnsemble reward, List<Behaviour> behaviours) {
        return FreshComparisons.accuracy(task, reward, behaviours, settings.segmentLength(), fresh);
    }

    Behaviour uniform() {
        return Behaviour.uniform(task.spec().actions());
    }

    /** Reports the curves over the learner's steps. */
    void report() {
        recorder.metric("return before", returns.getFirst());
        recorder.metric(RETURN, returns.getLast());
        recorder.metric(
                BEST, returns.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
        recorder.series(RETURN, steps(returns.size(), 0), values(returns));
        if (!accuracy.isEmpty()) {
            recorder.series(ACCURACY, steps(accuracy.size(), 1), values(accuracy));
        }
    }

    private double[] steps(int count, int from) {
        double[] steps = new double[count];
        for (int i = 0; i < count; i++) {
            steps[i] = (from + i) * (double) settings.policySteps();
        }
        return steps;
    }

    private static double[] values(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void close() {
        learner.close();
    }
}
