package dev.goodhart.studies.barfi;

import dev.goodhart.design.alignment.Alignment;
import dev.goodhart.design.alignment.AlignmentSettings;
import dev.goodhart.design.alignment.FreshLearners;
import dev.goodhart.design.alignment.RewardAligner;
import dev.goodhart.design.alignment.UpdateRule;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import java.util.List;
import java.util.function.UnaryOperator;

/** Part C: REINFORCE on episodes of at most 40 steps; 200 outer steps take about 45,000 episodes. */
final class SampledPart {
    /** The discount of the biased learner, given the trap. */
    static final double BIASED = 0;

    private SampledPart() {}

    static void run(Trial<BarfiSettings> trial) {
        List<Heuristic> heuristics =
                Heuristic.COSTLY_FIRST.subList(0, trial.settings().sampledHeuristics());
        Recorder recorder = trial.recorder();
        AlignmentSettings settings =
                AlignmentSettings.sampled().withOuterUpdates(trial.settings().sampledUpdates());
        for (int i = 0; i < heuristics.size(); i++) {
            align(trial, heuristics.get(i), settings, UnaryOperator.identity(), i == 0);
            recorder.progress((i + 1.0) / (heuristics.size() + 1));
        }
        align(
                trial,
                Heuristic.TRAP,
                settings.withFixedDiscount().withLearner(settings.learner().with(UpdateRule.BIASED, BIASED)),
                text -> Names.at(BIASED, text),
                true);
    }

    private static void align(
            Trial<BarfiSettings> trial,
            Heuristic heuristic,
            AlignmentSettings settings,
            UnaryOperator<String> name,
            boolean first) {
        Alignment alignment = new RewardAligner(
                        GoalGrid.mdp(), GoalGrid.primary(), List.of(ExactParts.heuristic(heuristic, trial)), settings)
                .align(trial.random());
        FreshLearners fresh = alignment.freshLearners();
        Recorder recorder = trial.recorder();
        recorder.metric(name.apply(Names.fresh(Names.IDENTITY, heuristic)), fresh.aligned());
        recorder.metric(name.apply(Names.joint(Names.IDENTITY, heuristic)), alignment.jointReturn());
        recorder.metric(name.apply(Names.naive(heuristic)), fresh.naive());
        if (first) {
            recorder.metric(name.apply(Names.PRIMARY), fresh.primary());
            recorder.metric(name.apply(Names.SCALED), fresh.scaledPrimary());
        }
    }
}
