package dev.goodhart.studies.alignmentceiling;

import dev.goodhart.overoptimization.BestOfNLaw;
import dev.goodhart.overoptimization.Checkpoint;
import dev.goodhart.overoptimization.Link;
import dev.goodhart.overoptimization.MismatchSettings;
import dev.goodhart.overoptimization.ObjectiveMismatchAudit;
import dev.goodhart.overoptimization.TuningRun;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Reward models that differ in how many pairs and which features they see, each with the policies tilted by it. */
final class PopulationPart {
    static final double AT = 2.5;
    private static final int[] PAIRS = {200, 500, 1000, 4000};
    private static final int MOST_DROPPED = 3;

    private PopulationPart() {}

    static void run(Trial<AlignmentCeilingSettings> trial) {
        RandomGenerator random = trial.random();
        double[][] responses = StyleWorld.responses(trial.settings().evaluationPairs(), random);
        List<TuningRun> runs = new ArrayList<>();
        int models = trial.settings().models();
        double[] inDistribution = new double[models];
        double[] onPolicy = new double[models];
        double[] gold = new double[models];
        double[] ceiling = new double[models];
        boolean[] style = new boolean[models];
        for (int m = 0; m < models; m++) {
            trial.recorder().progress((double) m / models);
            boolean[] mask = mask(random);
            style[m] = mask[StyleWorld.QUALITY];
            double[] w = PreferenceRegression.learn(
                    PAIRS[random.nextInt(PAIRS.length)], mask, new double[StyleWorld.FEATURES], random);
            BestOfNLaw law = StyleWorld.law(w);
            inDistribution[m] = StyleWorld.accuracy(w, new double[StyleWorld.FEATURES], responses);
            onPolicy[m] = StyleWorld.accuracy(w, StyleWorld.mean(w, AT), responses);
            gold[m] = law.predict(AT);
            ceiling[m] = law.peak().orElseThrow().gain();
            runs.add(run(m, w, law, inDistribution[m], onPolicy[m]));
        }
        report(trial, runs, inDistribution, onPolicy, gold, ceiling, style);
    }

    private static void report(
            Trial<AlignmentCeilingSettings> trial,
            List<TuningRun> runs,
            double[] inDistribution,
            double[] onPolicy,
            double[] gold,
            double[] ceiling,
            boolean[] style) {
        Recorder recorder = trial.recorder();
        ObjectiveMismatchAudit audit = ObjectiveMismatchAudit.of(
                runs,
                new MismatchSettings(
                        1000,
                        OptionalDouble.of(AT),
                        OptionalDouble.empty(),
                        MismatchSettings.defaults().forms(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                SeedTree.of(trial.study())
                        .child(trial.arm())
                        .child(trial.seed())
                        .child("audit"));
        for (Link link : audit.links()) {
            if (link.kind() == Link.Kind.ACCURACY_TO_GOLD) {
                String name = "rho(" + link.from() + ", gold)";
                recorder.metric(name, link.rho().estimate());
                recorder.metric(name + ", low", link.rho().low());
                recorder.metric(name + ", high", link.rho().high());
            }
        }
        recorder.metric("rho(in-distribution accuracy, ceiling)", Correlation.SPEARMAN.of(inDistribution, ceiling));
        recorder.metric("gold of the best in distribution", gold[largest(inDistribution)]);
        recorder.metric("gold of the best on policy", gold[largest(onPolicy)]);
        recorder.metric("gold of the best", gold[largest(gold)]);
        for (boolean with : new boolean[] {true, false}) {
            String name = with ? ", with style" : ", without style";
            recorder.metric("mean accuracy" + name, mean(inDistribution, style, with));
            recorder.metric("mean gold" + name, mean(gold, style, with));
        }
        recorder.series("gold against in-distribution accuracy", inDistribution, gold);
        recorder.series("gold against on-policy accuracy", onPolicy, gold);
    }

    private static TuningRun run(int m, double[] w, BestOfNLaw law, double inDistribution, double onPolicy) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (double d : LearnedPart.grid()) {
            checkpoints.add(new Checkpoint(
                    d,
                    Math.sqrt(2) * d * StyleWorld.norm(w),
                    law.predict(d),
                    d == AT ? onPolicy : Double.NaN,
                    Map.of()));
        }
        return new TuningRun("model " + m, "", inDistribution, checkpoints);
    }

    /** Both style features or neither, and up to three features of quality less. */
    private static boolean[] mask(RandomGenerator random) {
        boolean[] mask = PreferenceRegression.allFeatures();
        boolean style = random.nextBoolean();
        for (int k = StyleWorld.QUALITY; k < StyleWorld.STYLE_END; k++) {
            mask[k] = style;
        }
        int drop = random.nextInt(MOST_DROPPED + 1);
        while (drop > 0) {
            int k = random.nextInt(StyleWorld.QUALITY);
            if (mask[k]) {
                mask[k] = false;
                drop--;
            }
        }
        return mask;
    }

    private static int largest(double[] values) {
        return IntStream.range(0, values.length)
                .reduce((best, i) -> values[i] > values[best] ? i : best)
                .orElseThrow();
    }

    private static double mean(double[] values, boolean[] style, boolean with) {
        return IntStream.range(0, values.length)
                .filter(i -> style[i] == with)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(Double.NaN);
    }
}
