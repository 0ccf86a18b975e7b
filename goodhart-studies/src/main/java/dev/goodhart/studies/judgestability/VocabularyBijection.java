package dev.goodhart.studies.judgestability;

import dev.goodhart.judge.RankInversions;
import dev.goodhart.judge.text.MovingAverageTtr;
import dev.goodhart.judge.text.SelfBleu;
import dev.goodhart.judge.text.TypeTokenRatio;
import dev.goodhart.statistics.KendallNull;
import dev.goodhart.study.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Exchanging every word for another leaves word statistics exactly as they are, and the null distribution of tau is known exactly. */
final class VocabularyBijection {
    private static final int DIALOGUES = 60;
    private static final int WINDOW = 25;

    /** How many permutations of six have 0, 1, ... 15 inversions. */
    private static final int[] COUNTED = {1, 5, 14, 29, 49, 71, 90, 101, 101, 90, 71, 49, 29, 14, 5, 1};

    private VocabularyBijection() {}

    static void run(RandomGenerator random, Recorder recorder) {
        List<SimulatedLanguage> languages = SimulatedLanguage.family(random);
        List<SimulatedDialogues.Stems> dialogues = new ArrayList<>();
        for (int g = 0; g < SimulatedDialogues.COHERENCE.length; g++) {
            dialogues.addAll(SimulatedDialogues.draw(g, DIALOGUES, random));
        }
        Map<String, double[]> here = metrics(languages.getFirst(), dialogues);
        Map<String, double[]> there = metrics(languages.get(2), dialogues);
        for (Map.Entry<String, double[]> metric : here.entrySet()) {
            double[] values = metric.getValue();
            double[] others = Objects.requireNonNull(there.get(metric.getKey()));
            long differing = IntStream.range(0, values.length)
                    .filter(i -> Double.doubleToRawLongBits(values[i]) != Double.doubleToRawLongBits(others[i]))
                    .count();
            recorder.metric(metric.getKey() + ": dialogues that differ in a bit", (double) differing);
            recorder.metric(
                    metric.getKey() + ": tau A-C",
                    RankInversions.of(means(values), means(others)).tau());
        }
        exactNull(recorder);
    }

    private static Map<String, double[]> metrics(SimulatedLanguage language, List<SimulatedDialogues.Stems> dialogues) {
        List<List<String>> texts = dialogues.stream()
                .map(d -> language.render(d).stream().flatMap(List::stream).toList())
                .toList();
        Map<String, double[]> metrics = new TreeMap<>();
        metrics.put("ttr", texts.stream().mapToDouble(TypeTokenRatio::of).toArray());
        MovingAverageTtr moving = new MovingAverageTtr(WINDOW);
        metrics.put("mattr", texts.stream().mapToDouble(moving::of).toArray());
        double[] bleu = new double[texts.size()];
        for (int g = 0; g < SimulatedDialogues.COHERENCE.length; g++) {
            double[] own = SelfBleu.of(texts.subList(g * DIALOGUES, (g + 1) * DIALOGUES));
            System.arraycopy(own, 0, bleu, g * DIALOGUES, DIALOGUES);
        }
        metrics.put("self-bleu", bleu);
        return metrics;
    }

    private static double[] means(double[] values) {
        double[] means = new double[SimulatedDialogues.COHERENCE.length];
        for (int i = 0; i < values.length; i++) {
            means[i / DIALOGUES] += values[i] / DIALOGUES;
        }
        return means;
    }

    /** Runs through all 720 rankings of six and counts; then compares counts and p-values. */
    private static void exactNull(Recorder recorder) {
        KendallNull known = KendallNull.of(6);
        int[] counts = new int[COUNTED.length];
        permute(new ArrayList<>(), counts);
        double wrong = 0;
        double error = 0;
        for (int j = 0; j < counts.length; j++) {
            if (counts[j] != COUNTED[j] || known.counts()[j].intValueExact() != COUNTED[j]) {
                wrong++;
            }
            int tail = 0;
            for (int i = 0; i < counts.length; i++) {
                tail += Math.abs(2 * i - 15) >= Math.abs(2 * j - 15) ? counts[i] : 0;
            }
            error = Math.max(error, Math.abs(known.twoSided(j) - tail / 720.0));
        }
        recorder.metric("null of tau: wrong counts", wrong);
        recorder.metric("null of tau: largest error of p", error);
        recorder.series("null of tau", known.taus(), known.probabilities());
    }

    private static void permute(List<Integer> begun, int[] counts) {
        if (begun.size() == 6) {
            int inversions = 0;
            for (int i = 0; i < 6; i++) {
                for (int j = i + 1; j < 6; j++) {
                    inversions += begun.get(i) > begun.get(j) ? 1 : 0;
                }
            }
            counts[inversions]++;
            return;
        }
        for (int next = 0; next < 6; next++) {
            if (!begun.contains(next)) {
                List<Integer> longer = new ArrayList<>(begun);
                longer.add(next);
                permute(longer, counts);
            }
        }
    }
}
