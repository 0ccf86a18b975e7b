package dev.goodhart.studies.barfi;

import dev.goodhart.design.alignment.Alignment;
import dev.goodhart.design.alignment.AlignmentHistory;
import dev.goodhart.design.alignment.AlignmentSettings;
import dev.goodhart.design.alignment.Correction;
import dev.goodhart.design.alignment.FreshLearners;
import dev.goodhart.design.alignment.HypergradientSolver;
import dev.goodhart.design.alignment.LearnerModel;
import dev.goodhart.design.alignment.RewardAligner;
import dev.goodhart.design.alignment.UpdateRule;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Parts A and B and the readable weights: exact updates on the grid. */
final class ExactParts {
    private static final TabularMdp WORLD = GoalGrid.mdp();

    private ExactParts() {}

    static void unbiased(Trial<BarfiSettings> trial) {
        AlignmentSettings base = base(trial.settings());
        Map<String, AlignmentSettings> variants = variants(base, base.learner().weightDecay());
        if (trial.settings().ablations()) {
            variants.put(Names.NEUMANN, base.withSolver(new HypergradientSolver.Neumann(5, 0.5)));
            variants.put(Names.FIXED_DISCOUNT, base.withFixedDiscount());
            variants.put(Names.NO_CORRECTION, base.withCorrection(Correction.NONE));
        }
        align(trial, variants, UnaryOperator.identity(), 0, 1);
        shaping(trial.recorder(), base, UnaryOperator.identity());
    }

    static void biased(Trial<BarfiSettings> trial) {
        double[] discounts = trial.settings().discounts();
        for (int i = 0; i < discounts.length; i++) {
            double discount = discounts[i];
            LearnerModel learner = LearnerModel.ExactGradient.defaults().with(UpdateRule.BIASED, discount);
            AlignmentSettings base = base(trial.settings()).withFixedDiscount().withLearner(learner);
            UnaryOperator<String> name = text -> Names.at(discount, text);
            align(
                    trial,
                    variants(base, learner.weightDecay()),
                    name,
                    (double) i / discounts.length,
                    (i + 1.0) / discounts.length);
            shaping(trial.recorder(), base, name);
        }
    }

    /** Without the free correction the ratio of the weights says what became of the heuristic. */
    static void readable(Trial<BarfiSettings> trial) {
        AlignmentSettings settings = base(trial.settings()).withCorrection(Correction.NONE);
        Heuristic[] heuristics = Heuristic.values();
        for (int i = 0; i < heuristics.length; i++) {
            Heuristic heuristic = heuristics[i];
            Alignment alignment = aligner(heuristic, trial, settings).align(trial.random());
            Recorder recorder = trial.recorder();
            recorder.metric(
                    Names.ratio(heuristic),
                    alignment.reward().auxiliaryWeights()[0]
                            / alignment.reward().primaryWeight());
            recorder.metric(
                    Names.fresh(Names.NO_CORRECTION, heuristic),
                    alignment.freshLearners().aligned());
            recorder.metric(Names.joint(Names.NO_CORRECTION, heuristic), alignment.jointReturn());
            history(recorder, heuristic.label(), alignment.history());
            recorder.progress((i + 1.0) / heuristics.length);
        }
    }

    static NamedReward heuristic(Heuristic heuristic, Trial<BarfiSettings> trial) {
        return GoalGrid.auxiliary(heuristic, trial.sharedRandom());
    }

    private static void align(
            Trial<BarfiSettings> trial,
            Map<String, AlignmentSettings> variants,
            UnaryOperator<String> name,
            double begun,
            double ended) {
        Recorder recorder = trial.recorder();
        List<Heuristic> exactly =
                Heuristic.COSTLY_FIRST.subList(0, trial.settings().exactHeuristics());
        int done = 0;
        for (Heuristic heuristic : Heuristic.values()) {
            boolean exact = exactly.contains(heuristic);
            for (Map.Entry<String, AlignmentSettings> variant : variants.entrySet()) {
                if (variant.getKey().equals(Names.EXACT) && !exact) {
                    continue;
                }
                Alignment alignment =
                        aligner(heuristic, trial, variant.getValue()).align(trial.random());
                FreshLearners fresh = alignment.freshLearners();
                recorder.metric(name.apply(Names.fresh(variant.getKey(), heuristic)), fresh.aligned());
                recorder.metric(name.apply(Names.joint(variant.getKey(), heuristic)), alignment.jointReturn());
                if (variant.getKey().equals(Names.IDENTITY)) {
                    recorder.metric(name.apply(Names.naive(heuristic)), fresh.naive());
                    history(recorder, name.apply(heuristic.label()), alignment.history());
                    cells(
                            recorder,
                            name.apply("learned reward, " + heuristic.label()),
                            alignment.reward().expected(WORLD));
                    cells(
                            recorder,
                            name.apply("heuristic, " + heuristic.label()),
                            heuristic(heuristic, trial).total().expected(WORLD));
                    if (heuristic == Heuristic.ALIGNED) {
                        recorder.metric(name.apply(Names.PRIMARY), fresh.primary());
                        recorder.metric(name.apply(Names.SCALED), fresh.scaledPrimary());
                        recorder.metric(name.apply(Names.OPTIMUM), fresh.optimum());
                    }
                }
                done++;
                double all = Heuristic.values().length * variants.size();
                recorder.progress(begun + (ended - begun) * done / all);
            }
        }
    }

    /** Potential-based shaping with the distance as potential, in both signs, for a learner that gets the sum. */
    private static void shaping(Recorder recorder, AlignmentSettings settings, UnaryOperator<String> name) {
        TabularReward shaping = PotentialShaping.of(WORLD, GoalGrid.potential());
        for (int sign : new int[] {1, -1}) {
            RewardAligner learner = new RewardAligner(
                    WORLD,
                    GoalGrid.primary(),
                    List.of(NamedReward.ofSingle("shaping", RewardRole.SHAPED, shaping.times(sign))),
                    settings);
            recorder.metric(
                    name.apply(sign > 0 ? Names.SHAPED : Names.WRONG_SHAPED),
                    learner.primaryReturn(
                            learner.train(learner.weighted(1, 1), settings.learnerUpdates(), new SplittableRandom(0))));
        }
    }

    private static RewardAligner aligner(Heuristic heuristic, Trial<BarfiSettings> trial, AlignmentSettings settings) {
        return new RewardAligner(WORLD, GoalGrid.primary(), List.of(heuristic(heuristic, trial)), settings);
    }

    private static AlignmentSettings base(BarfiSettings settings) {
        return AlignmentSettings.exact().withOuterUpdates(settings.outerUpdates());
    }

    private static Map<String, AlignmentSettings> variants(AlignmentSettings base, double ceiling) {
        Map<String, AlignmentSettings> variants = new LinkedHashMap<>();
        variants.put(Names.IDENTITY, base);
        variants.put(Names.EXACT, base.withSolver(new HypergradientSolver.Exact(ceiling)));
        return variants;
    }

    private static void history(Recorder recorder, String name, AlignmentHistory history) {
        double[] step = new double[history.primaryReturn().length];
        for (int i = 0; i < step.length; i++) {
            step[i] = i;
        }
        recorder.series("return, " + name, step, history.primaryReturn());
        recorder.series("phi2, " + name, step, history.primaryWeight());
        recorder.series("phi3, " + name, step, history.auxiliaryWeights()[0]);
        recorder.series("discount, " + name, step, history.discount());
    }

    /** The mean over actions, by cell. */
    private static void cells(Recorder recorder, String name, double[] rows) {
        double[] cell = new double[GoalGrid.END];
        double[] mean = new double[GoalGrid.END];
        for (int row = 0; row < GoalGrid.END * GoalGrid.ACTIONS; row++) {
            cell[row / GoalGrid.ACTIONS] = row / GoalGrid.ACTIONS;
            mean[row / GoalGrid.ACTIONS] += rows[row] / GoalGrid.ACTIONS;
        }
        recorder.series(name, cell, mean);
    }
}
