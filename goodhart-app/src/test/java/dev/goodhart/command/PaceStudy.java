package dev.goodhart.command;

import dev.goodhart.figure.Table;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/** A random walk that takes as long as it is told to, for the tests of everything around trials. */
public class PaceStudy implements Study<PaceStudy.Settings> {
    /** Settings of the test study. */
    public record Settings(
            int steps, double drift, long millis, Mood mood, Limits limits, double[] marks, List<Integer> breakSeeds) {
        public Settings {
            if (steps < 1 || steps > limits.most()) {
                throw new IllegalArgumentException(
                        "The number of steps (" + steps + ") must be from 1 to " + limits.most());
            }
        }
    }

    /** A nested group of settings. */
    public record Limits(int most) {}

    /** How the trials behave. */
    public enum Mood {
        STEADY,
        /** Another result every time: what a study must not be. */
        FICKLE
    }

    private static double calls;

    @Override
    public String id() {
        return "pace";
    }

    @Override
    public String title() {
        return "A walk that takes its time";
    }

    @Override
    public Paper paper() {
        return new Paper("The problem of the random walk", "Pearson", 1905, "10.1038/072294b0");
    }

    @Override
    public Settings settings(Scale scale) {
        return new Settings(
                scale == Scale.QUICK ? 20 : 200, 1, 0, Mood.STEADY, new Limits(1000), new double[] {0.5}, List.of());
    }

    @Override
    public List<String> arms(Settings settings) {
        return List.of("plain", "drift");
    }

    @Override
    public int seeds(Scale scale) {
        return 5;
    }

    @Override
    public void run(Trial<Settings> trial) {
        Settings settings = trial.settings();
        if (settings.breakSeeds().contains(trial.seed())) {
            throw new ArithmeticException("told to break");
        }
        RandomGenerator random = trial.random();
        double[] x = new double[settings.steps()];
        double[] y = new double[settings.steps()];
        double at = 0;
        for (int i = 0; i < x.length; i++) {
            at += random.nextGaussian() + (trial.arm().equals("drift") ? settings.drift() : 0);
            x[i] = i;
            y[i] = at;
        }
        try {
            Thread.sleep(settings.millis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        trial.recorder().progress(1);
        trial.recorder().metric("end", at);
        trial.recorder().metric("odd, \"name\"", settings.mood() == Mood.FICKLE ? ++calls : Double.NaN);
        trial.recorder().series("path", x, y);
        trial.recorder().figure(new Table("End", "", List.of("at"), List.of(List.of(Double.toString(at)))));
    }

    @Override
    public List<Claim> claims() {
        return List.of(new Claim("C1", "The walk with drift ends further up on average.", evidence -> {
            double drift =
                    DoubleStream.of(evidence.metric("drift", "end")).average().orElseThrow();
            double plain =
                    DoubleStream.of(evidence.metric("plain", "end")).average().orElseThrow();
            return Judgement.of(drift > plain, "mean end " + drift + " against " + plain);
        }));
    }
}
