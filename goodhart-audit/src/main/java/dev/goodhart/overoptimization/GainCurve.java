package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What runs gained from their start.
 *
 * @param name of the run, or of all
 * @param d {@code [points]} distances, ascending within a run
 * @param gold {@code [points]} gold minus gold at the start, NaN where not measured
 * @param proxy {@code [points]} proxy minus proxy at the start
 * @param clusters {@code [runs][]} indices of each run's points
 */
public record GainCurve(String name, double[] d, double[] gold, double[] proxy, int[][] clusters) {
    /** The curve of one run. Its start is its own, or that of the others, or what the settings say, in this order. */
    static GainCurve of(TuningRun run, List<TuningRun> all, MismatchSettings settings) {
        double gold = start(run, all, "gold", Checkpoint::gold, settings.goldStart());
        double proxy = start(run, all, "proxy", Checkpoint::proxy, settings.proxyStart());
        int n = run.checkpoints().size();
        double[] d = new double[n];
        double[] goldGain = new double[n];
        double[] proxyGain = new double[n];
        int[] cluster = new int[n];
        for (int i = 0; i < n; i++) {
            Checkpoint checkpoint = run.checkpoints().get(i);
            d[i] = checkpoint.d();
            goldGain[i] = checkpoint.gold() - gold;
            proxyGain[i] = checkpoint.proxy() - proxy;
            cluster[i] = i;
        }
        return new GainCurve(run.name(), d, goldGain, proxyGain, new int[][] {cluster});
    }

    /** All points of several runs. */
    static GainCurve pooled(String name, List<GainCurve> curves) {
        int n = curves.stream().mapToInt(c -> c.d().length).sum();
        double[] d = new double[n];
        double[] gold = new double[n];
        double[] proxy = new double[n];
        int[][] clusters = new int[curves.size()][];
        int at = 0;
        for (int r = 0; r < clusters.length; r++) {
            GainCurve curve = curves.get(r);
            clusters[r] = new int[curve.d().length];
            for (int i = 0; i < curve.d().length; i++, at++) {
                d[at] = curve.d()[i];
                gold[at] = curve.gold()[i];
                proxy[at] = curve.proxy()[i];
                clusters[r][i] = at;
            }
        }
        return new GainCurve(name, d, gold, proxy, clusters);
    }

    /** {@return the points that have a gold} */
    public GainCurve withGold() {
        List<int[]> kept = new ArrayList<>();
        int n = 0;
        for (int[] cluster : clusters) {
            int[] inside =
                    Arrays.stream(cluster).filter(i -> !Double.isNaN(gold[i])).toArray();
            kept.add(inside);
            n += inside.length;
        }
        double[] keptD = new double[n];
        double[] keptGold = new double[n];
        double[] keptProxy = new double[n];
        int[][] keptClusters = new int[kept.size()][];
        int at = 0;
        for (int r = 0; r < keptClusters.length; r++) {
            keptClusters[r] = new int[kept.get(r).length];
            for (int i = 0; i < keptClusters[r].length; i++, at++) {
                keptD[at] = d[kept.get(r)[i]];
                keptGold[at] = gold[kept.get(r)[i]];
                keptProxy[at] = proxy[kept.get(r)[i]];
                keptClusters[r][i] = at;
            }
        }
        return new GainCurve(name, keptD, keptGold, keptProxy, keptClusters);
    }

    private static double start(
            TuningRun run, List<TuningRun> all, String what, ToDoubleFunction<Checkpoint> value, OptionalDouble given) {
        OptionalDouble own = run.start(value);
        if (own.isPresent()) {
            return own.getAsDouble();
        }
        OptionalDouble others = all.stream()
                .map(r -> r.start(value))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
        if (others.isPresent()) {
            return others.getAsDouble();
        }
        if (given.isPresent() || run.checkpoints().stream().allMatch(c -> Double.isNaN(value.applyAsDouble(c)))) {
            return given.orElse(Double.NaN);
        }
        throw new InvalidInputException("The " + what
                + " of the initial policy must be known, but no run has a checkpoint at d = 0 ("
                + run.name() + " begins at " + run.checkpoints().getFirst().d() + ")"
                + "\nMaybe give it with --" + what + "-start; a fit that leaves it out is biased.");
    }
}
