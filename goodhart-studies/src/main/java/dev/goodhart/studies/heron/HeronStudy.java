package dev.goodhart.studies.heron;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Does an order of importance with margins do what weights were meant to do? Labels against closed forms, a crossing with a traffic light
 * where three factors conflict, and strings of which two of 4096 pass. Learners are exact or small; rewards are linear.
 */
public final class HeronStudy implements Study<HeronSettings> {
    /** Part A: labels of normal factors. */
    public static final String LABELS = "labels";

    /** Part B without learning: policies whose averages are known, weighted sums, ensembles. */
    public static final String EXACT = "exact";

    /** Part B in other units. */
    public static final String UNITS = "units";

    /** Makes the study; the service loader calls this. */
    public HeronStudy() {}

    @Override
    public String id() {
        return "heron";
    }

    @Override
    public String title() {
        return "Does an order of importance with margins do what weights were meant to do?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "Deep Reinforcement Learning from Hierarchical Weak Preference Feedback",
                "Bukharin, Li, He, Chen and Zhao",
                2023,
                "arXiv:2309.02632");
    }

    @Override
    public HeronSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK ->
                new HeronSettings(0, 1_000_000, 50_000, false, CrossingSettings.defaults(), StringSettings.defaults());
            case FULL ->
                new HeronSettings(0, 1_000_000, 400_000, true, CrossingSettings.defaults(), StringSettings.defaults());
        };
    }

    @Override
    public List<String> arms(HeronSettings settings) {
        List<String> arms = new ArrayList<>(List.of(LABELS, EXACT, UNITS));
        CrossingArm.all().stream()
                .filter(arm -> arm.judged() || settings.everyArm())
                .forEach(arm -> arms.add(arm.name()));
        StringArm.all().stream()
                .filter(arm -> arm.judged() || settings.everyArm())
                .forEach(arm -> arms.add(arm.name()));
        return arms;
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 2;
            case FULL -> 10;
        };
    }

    @Override
    public void run(Trial<HeronSettings> trial) {
        HeronSettings settings = trial.settings();
        RandomGenerator random = SeedTree.of(id())
                .child(trial.arm())
                .child(settings.firstSeed() + trial.seed())
                .generator();
        switch (trial.arm()) {
            case LABELS -> LabelPart.run(settings, random, trial.recorder());
            case EXACT -> ExactPart.run(trial.recorder());
            case UNITS ->
                UnitsPart.run(
                        settings,
                        SeedTree.of(id()).child(UNITS).child(settings.firstSeed() + trial.seed()),
                        trial.recorder());
            default -> {
                if (StringArm.isOne(trial.arm())) {
                    StringArm.of(trial.arm()).run(settings.strings(), random, trial.recorder());
                } else {
                    CrossingArm.of(trial.arm()).run(settings.crossing(), random, trial.recorder());
                }
            }
        }
    }

    @Override
    public List<Claim> claims() {
        return HeronClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return HeronFigures.of(evidence);
    }
}
