package dev.goodhart.studies.par;

import dev.goodhart.overoptimization.ResponseSet;
import dev.goodhart.overoptimization.SafeWindow;
import dev.goodhart.study.Trial;
import dev.goodhart.transform.ReferenceShaping;
import dev.goodhart.transform.ScoreCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The optimal policies under every weight of the KL penalty, with references from all answers of the initial policy. */
final class TiltPart {
    static final double SHARE = 0.6;
    static final List<String> REWARDS = List.of("vanilla", "minmax", "par", "lsc", "tanh", "ceil 3", "rank");
    private static final int FROM = -4;
    private static final int TO = 1;
    private static final int PER_DECADE = 20;
    private static final double CEILING = 3;

    private TiltPart() {}

    static void run(Trial<ParSettings> trial) {
        RandomGenerator shared = trial.sharedRandom();
        BitWorld world = BitWorld.draw(shared);
        LearnedScore score = LearnedScore.Family.learn(world, shared).plain();
        int prompts = trial.settings().tiltPrompts();
        Map<String, List<ResponseSet>> sets = new LinkedHashMap<>();
        REWARDS.forEach(name -> sets.put(name, new ArrayList<>()));
        double[][] tables = new double[prompts][];
        Arrays.setAll(tables, score::table);
        double low = Arrays.stream(tables).flatMapToDouble(Arrays::stream).min().orElseThrow();
        double high =
                Arrays.stream(tables).flatMapToDouble(Arrays::stream).max().orElseThrow();
        for (int x = 0; x < prompts; x++) {
            double[] mass = normalised(world.mass(x));
            double[] r = tables[x];
            double mean = TrainingPart.mean(mass, r);
            double deviation = Math.sqrt(TrainingPart.mean(
                    mass, Arrays.stream(r).map(v -> (v - mean) * (v - mean)).toArray()));
            ScoreCurve lsc = ReferenceShaping.LogSigmoidCentered.around(mean, deviation);
            double[] par2 = score.exactPar(mass, 2);
            add(sets, "vanilla", mass, r);
            add(
                    sets,
                    "minmax",
                    mass,
                    Arrays.stream(r).map(v -> (v - low) / (high - low)).toArray());
            add(sets, "par", mass, score.exactPar(mass, 1));
            add(sets, "lsc", mass, Arrays.stream(r).map(lsc::value).toArray());
            add(sets, "tanh", mass, Arrays.stream(par2).map(v -> 2 * v - 1).toArray());
            add(
                    sets,
                    "ceil 3",
                    mass,
                    Arrays.stream(r).map(v -> Math.min(v - mean, CEILING)).toArray());
            add(sets, "rank", mass, rank(mass, r));
        }
        double[] beta = SafeWindow.grid(FROM, TO, PER_DECADE);
        List<double[]> golds = new ArrayList<>();
        for (int x = 0; x < prompts; x++) {
            golds.add(BitWorld.golds());
        }
        for (Map.Entry<String, List<ResponseSet>> set : sets.entrySet()) {
            String name = set.getKey();
            SafeWindow window = SafeWindow.over(name, set.getValue(), golds, beta, SHARE);
            trial.recorder().metric(window(name), window.decades());
            trial.recorder().metric(peak(name), window.peakGold());
            trial.recorder().metric("best beta, " + name, window.peakBeta());
            trial.recorder().metric("window is open, " + name, window.open() ? 1 : 0);
            trial.recorder().series(name, beta, window.gold());
            trial.recorder().series(name + " against KL", window.kl(), window.gold());
        }
    }

    static String window(String name) {
        return "window in decades, " + name;
    }

    static String peak(String name) {
        return "gold at the best beta, " + name;
    }

    private static void add(Map<String, List<ResponseSet>> sets, String name, double[] mass, double[] reward) {
        List<ResponseSet> list = sets.get(name);
        if (list != null) {
            list.add(new ResponseSet(mass, reward));
        }
    }

    private static double[] normalised(double[] mass) {
        double sum = Arrays.stream(mass).sum();
        return Arrays.stream(mass).map(m -> m / sum).toArray();
    }

    /** Share of the initial policy's answers that score lower, ties half. */
    private static double[] rank(double[] mass, double[] r) {
        Integer[] order = new Integer[r.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(r[a], r[b]));
        double[] rank = new double[r.length];
        double below = 0;
        for (int from = 0; from < r.length; ) {
            int to = from;
            double tied = 0;
            while (to < r.length && r[order[to]] == r[order[from]]) {
                tied += mass[order[to++]];
            }
            for (int i = from; i < to; i++) {
                rank[order[i]] = below + tied / 2;
            }
            below += tied;
            from = to;
        }
        return rank;
    }
}
