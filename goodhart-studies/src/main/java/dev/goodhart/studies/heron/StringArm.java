package dev.goodhart.studies.heron;

import dev.goodhart.hierarchy.Factor;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.Margin;
import dev.goodhart.study.Recorder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A reward for strings.
 *
 * @param name the arm
 * @param margin of similarity in standard deviations, for rewards learned from a hierarchy
 * @param reward the reward of a string; null for one that is learned
 */
record StringArm(String name, double margin, @Nullable IntToDoubleFunction reward) {
    static final String RANKED = "strings, ranked";
    static final String EVEN_SUM = "strings, sum 1, 1, 1";
    static final String STEEP_SUM = "strings, sum 1, 1, 10";
    static final String FLAT_SUM = "strings, sum 1, 0.1, 0.1";
    static final String PASS_ONLY = "strings, pass only";
    static final String PIECEWISE = "strings, piecewise";

    static final String PASSING = "pass probability";

    private static final int POINTS = 80;

    static List<StringArm> all() {
        return List.of(
                new StringArm(RANKED, 0.5, null),
                new StringArm(RANKED + ", m 0", 0, null),
                new StringArm(RANKED + ", m 1.5", 1.5, null),
                new StringArm(EVEN_SUM, 0, s -> sum(s, 1, 1, 1)),
                new StringArm(STEEP_SUM, 0, s -> sum(s, 1, 1, 10)),
                new StringArm(FLAT_SUM, 0, s -> sum(s, 1, 0.1, 0.1)),
                new StringArm(PASS_ONLY, 0, s -> sum(s, 1, 0, 0)),
                new StringArm(PIECEWISE, 0, s -> StringWorld.passes(s) ? 1 : StringWorld.compiles(s) ? -0.3 : -1));
    }

    static boolean isOne(String name) {
        return all().stream().anyMatch(arm -> arm.name().equals(name));
    }

    /** Whether a claim is judged by it. */
    boolean judged() {
        return !name.startsWith(RANKED + ",") && !name.equals(FLAT_SUM);
    }

    static StringArm of(String name) {
        return all().stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The study has no arm '" + name + "'"));
    }

    private static double sum(int string, double pass, double compiles, double similarity) {
        return pass * (StringWorld.passes(string) ? 1 : 0)
                + compiles * (StringWorld.compiles(string) ? 1 : 0)
                + similarity * StringWorld.similarity(string);
    }

    void run(StringSettings settings, RandomGenerator random, Recorder recorder) {
        int every = Math.max(1, settings.steps() / POINTS);
        double[] x = new double[settings.steps() / every];
        double[] y = new double[x.length];
        StringLearner.Watcher watcher = (step, passing) -> {
            if (step % every == 0) {
                x[step / every - 1] = step;
                y[step / every - 1] = passing;
                recorder.progress((double) step / settings.steps());
            }
        };
        StringLearner learner = new StringLearner(settings);
        StringPolicy policy = reward == null
                ? learner.ranked(hierarchy(), random, watcher)
                : learner.fixed(rewards(reward), random, watcher);
        recorder.metric(PASSING, policy.passing());
        recorder.series(PASSING, x, y);
    }

    private FactorHierarchy hierarchy() {
        return FactorHierarchy.of(
                Factor.higher("passes"),
                Factor.higher("compiles"),
                Factor.higher("similarity").within(Margin.standardDeviations(margin)));
    }

    private static double[] rewards(IntToDoubleFunction reward) {
        double[] rewards = new double[StringWorld.STRINGS];
        Arrays.setAll(rewards, reward);
        return rewards;
    }
}
