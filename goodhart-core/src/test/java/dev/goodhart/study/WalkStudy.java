package dev.goodhart.study;

import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** A random walk, drifting in one arm: cheap, deterministic by seed, and it counts its trials. */
public final class WalkStudy implements Study<WalkStudy.Settings> {
    /** Settings of the walk. */
    public record Settings(int steps, double drift) {
        public Settings {
            if (steps < 1) {
                throw new IllegalArgumentException("The number of steps (" + steps + ") must be at least 1");
            }
        }
    }

    /** Trials begun. */
    public final AtomicInteger begun = new AtomicInteger();

    private final int revision;

    public WalkStudy() {
        this(1);
    }

    WalkStudy(int revision) {
        this.revision = revision;
    }

    @Override
    public String id() {
        return "walk";
    }

    @Override
    public String title() {
        return "A walk with and without drift";
    }

    @Override
    public Paper paper() {
        return new Paper("The problem of the random walk", "Pearson", 1905, "10.1038/072294b0");
    }

    @Override
    public Settings settings(Scale scale) {
        return new Settings(scale == Scale.QUICK ? 50 : 500, 0.5);
    }

    @Override
    public List<String> arms(Settings settings) {
        return List.of("plain", "drift");
    }

    @Override
    public int seeds(Scale scale) {
        return 4;
    }

    @Override
    public int revision() {
        return revision;
    }

    @Override
    public void run(Trial<Settings> trial) {
        begun.incrementAndGet();
        RandomGenerator random = trial.random();
        double[] x = new double[trial.settings().steps()];
        double[] y = new double[x.length];
        double at = 0;
        for (int i = 0; i < x.length; i++) {
            at += random.nextGaussian()
                    + (trial.arm().equals("drift") ? trial.settings().drift() : 0);
            x[i] = i;
            y[i] = at;
            trial.recorder().progress(i / (double) x.length);
        }
        trial.recorder().metric("end", at);
        trial.recorder().series("path", x, y);
        Figure table = new Table("End", "Where it ended.", List.of("seed"), List.of(List.of("" + trial.seed())));
        trial.recorder().figure(table);
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim("C1", "Drift carries the walk further.", evidence -> {
                    double drift = java.util.Arrays.stream(evidence.metric("drift", "end"))
                            .average()
                            .orElseThrow();
                    double plain = java.util.Arrays.stream(evidence.metric("plain", "end"))
                            .average()
                            .orElseThrow();
                    return Judgement.of(drift > plain, drift + " against " + plain);
                }),
                new Claim("C2", "Something nobody measured.", evidence -> {
                    evidence.metric("plain", "nothing");
                    return Judgement.of(true, "");
                }));
    }
}
