package dev.goodhart.overoptimization;

import dev.goodhart.statistics.Bootstrap;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Measures the links over runs and checkpoints. */
final class LinkTable {
    static final String GOLD = "gold";
    static final String PROXY = "proxy";
    private static final int LEAST = 4;

    private final List<TuningRun> runs;
    private final Bootstrap bootstrap;

    LinkTable(List<TuningRun> runs, Bootstrap bootstrap) {
        this.runs = runs;
        this.bootstrap = bootstrap;
    }

    /** Accuracy of the proxy against gold of the policy tuned by it, over runs at one distance. */
    List<Link> accuracyToGold(double at) {
        List<Link> links = new ArrayList<>();
        overRuns(
                links,
                Link.Kind.ACCURACY_TO_GOLD,
                "in-distribution accuracy",
                TuningRun::inDistributionAccuracy,
                GOLD,
                run -> run.at(at, Checkpoint::gold));
        overRuns(
                links,
                Link.Kind.ACCURACY_TO_GOLD,
                "on-policy accuracy",
                run -> run.at(at, Checkpoint::onPolicyAccuracy),
                GOLD,
                run -> run.at(at, Checkpoint::gold));
        return links;
    }

    /** Proxy against every evaluation, along each run and across runs at one distance. */
    List<Link> proxyToMetrics(double at) {
        List<Link> links = new ArrayList<>();
        for (String metric : metrics()) {
            along(metric).ifPresent(links::add);
            overRuns(
                    links,
                    Link.Kind.PROXY_TO_METRIC_ACROSS,
                    PROXY,
                    run -> run.at(at, Checkpoint::proxy),
                    metric,
                    run -> run.at(at, value(metric)));
        }
        return links;
    }

    /** Evaluations against each other, in the nearer and in the farther half of the distances. */
    List<Link> metricsToMetrics() {
        double[] distances = runs.stream()
                .flatMap(r -> r.checkpoints().stream())
                .mapToDouble(Checkpoint::d)
                .sorted()
                .toArray();
        double middle = distances[(distances.length - 1) / 2];
        List<Link> links = new ArrayList<>();
        List<String> metrics = metrics();
        for (int a = 0; a < metrics.size(); a++) {
            for (int b = a + 1; b < metrics.size(); b++) {
                half(links, Link.Kind.METRICS_EARLY, metrics.get(a), metrics.get(b), 0, middle);
                half(
                        links,
                        Link.Kind.METRICS_LATE,
                        metrics.get(a),
                        metrics.get(b),
                        Math.nextUp(middle),
                        Double.POSITIVE_INFINITY);
            }
        }
        return links;
    }

    /** The gold reward where there is one, then the evaluations. */
    List<String> metrics() {
        Set<String> names = new LinkedHashSet<>();
        if (runs.stream().flatMap(r -> r.checkpoints().stream()).anyMatch(c -> !Double.isNaN(c.gold()))) {
            names.add(GOLD);
        }
        runs.forEach(r -> r.checkpoints().forEach(c -> names.addAll(c.metrics().keySet())));
        return List.copyOf(names);
    }

    private void overRuns(
            List<Link> links,
            Link.Kind kind,
            String from,
            ToDoubleFunction<TuningRun> x,
            String to,
            ToDoubleFunction<TuningRun> y) {
        List<TuningRun> both = runs.stream()
                .filter(r -> !Double.isNaN(x.applyAsDouble(r)) && !Double.isNaN(y.applyAsDouble(r)))
                .toList();
        if (both.size() >= LEAST) {
            Interval rho = bootstrap.paired(
                    both.stream().mapToDouble(x).toArray(),
                    both.stream().mapToDouble(y).toArray(),
                    Correlation.SPEARMAN);
            links.add(new Link(kind, from, to, both.size(), rho));
        }
    }

    private Optional<Link> along(String metric) {
        List<double[][]> pairs = runs.stream()
                .map(run -> pairs(run, Checkpoint::proxy, value(metric), 0, Double.POSITIVE_INFINITY))
                .filter(p -> p[0].length >= LEAST)
                .toList();
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        if (pairs.size() < LEAST) {
            // Too few runs to redraw: take the checkpoints of all, each run about its own mean.
            double[][] pooled = centred(pairs);
            return Optional.of(new Link(
                    Link.Kind.PROXY_TO_METRIC_ALONG,
                    PROXY,
                    metric,
                    pairs.size(),
                    bootstrap.paired(pooled[0], pooled[1], Correlation.SPEARMAN)));
        }
        double[] rho = pairs.stream()
                .mapToDouble(p -> Correlation.SPEARMAN.of(p[0], p[1]))
                .filter(r -> !Double.isNaN(r))
                .toArray();
        Interval mean = rho.length == 0
                ? new Interval(Double.NaN, Double.NaN, Double.NaN, bootstrap.level())
                : bootstrap.interval(rho, Statistic.MEAN);
        return Optional.of(new Link(Link.Kind.PROXY_TO_METRIC_ALONG, PROXY, metric, rho.length, mean));
    }

    private void half(List<Link> links, Link.Kind kind, String a, String b, double low, double high) {
        List<double[][]> pairs = runs.stream()
                .map(run -> pairs(run, value(a), value(b), low, high))
                .filter(p -> p[0].length > 1)
                .toList();
        int points = pairs.stream().mapToInt(p -> p[0].length).sum();
        if (points < LEAST) {
            return;
        }
        Interval rho;
        if (pairs.size() < LEAST) {
            double[][] pooled = centred(pairs);
            rho = bootstrap.paired(pooled[0], pooled[1], Correlation.SPEARMAN);
        } else {
            double[] runsDrawn =
                    IntStream.range(0, pairs.size()).asDoubleStream().toArray();
            rho = bootstrap.interval(runsDrawn, drawn -> {
                double[][] pooled = centred(
                        Arrays.stream(drawn).mapToObj(i -> pairs.get((int) i)).toList());
                return Correlation.SPEARMAN.of(pooled[0], pooled[1]);
            });
        }
        links.add(new Link(kind, a, b, pairs.size(), rho));
    }

    private static double[][] pairs(
            TuningRun run, ToDoubleFunction<Checkpoint> x, ToDoubleFunction<Checkpoint> y, double low, double high) {
        List<Checkpoint> both = run.checkpoints().stream()
                .filter(c -> c.d() >= low && c.d() <= high)
                .filter(c -> !Double.isNaN(x.applyAsDouble(c)) && !Double.isNaN(y.applyAsDouble(c)))
                .toList();
        return new double[][] {
            both.stream().mapToDouble(x).toArray(), both.stream().mapToDouble(y).toArray()
        };
    }

    /** All points, each run about its own mean, so that differences between runs do not count. */
    private static double[][] centred(List<double[][]> pairs) {
        double[][] pooled = new double[2][];
        for (int side = 0; side < 2; side++) {
            int s = side;
            pooled[side] = pairs.stream()
                    .flatMapToDouble(p -> {
                        double mean = Arrays.stream(p[s]).average().orElse(0);
                        return Arrays.stream(p[s]).map(v -> v - mean);
                    })
                    .toArray();
        }
        return pooled;
    }

    private static ToDoubleFunction<Checkpoint> value(String name) {
        return name.equals(GOLD) ? Checkpoint::gold : checkpoint -> checkpoint.value(name);
    }
}
