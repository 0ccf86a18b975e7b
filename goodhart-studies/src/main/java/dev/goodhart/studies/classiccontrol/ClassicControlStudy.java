package dev.goodhart.studies.classiccontrol;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Series;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import dev.goodhart.training.Evaluation;
import dev.goodhart.training.EvaluationProtocol;
import dev.goodhart.training.Exercise;
import dev.goodhart.training.TrainingListener;
import dev.goodhart.training.TrainingRun;
import dev.goodhart.training.TrainingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Do the learners reach the returns that others published for classic control? Every arm takes the published settings, which are not tuned
 * here, and is judged by its deterministic policy in episodes with seeds of their own.
 */
public final class ClassicControlStudy implements Study<ClassicControlSettings> {
    private static final int EPISODES = 10;
    private static final double SOLVED = 475;

    /** Makes the study; the service loader calls this. */
    public ClassicControlStudy() {}

    @Override
    public String id() {
        return "classic-control";
    }

    @Override
    public String title() {
        return "Do the learners reach published returns on classic control?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "CleanRL: High-quality Single-file Implementations of Deep Reinforcement Learning Algorithms",
                "Huang, Dossa, Ye, Braga, Chakraborty, Mehta and Araújo",
                2022,
                "arXiv:2111.08819");
    }

    @Override
    public ClassicControlSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new ClassicControlSettings(0.005, 2, 5);
            case FULL -> new ClassicControlSettings(1, 20, 100);
        };
    }

    @Override
    public List<String> arms(ClassicControlSettings settings) {
        return Arrays.stream(ControlArm.values()).map(ControlArm::id).toList();
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 1;
            case FULL -> 5;
        };
    }

    @Override
    public void run(Trial<ClassicControlSettings> trial) {
        ControlArm arm = ControlArm.named(trial.arm());
        Task task = Tasks.named(arm.task());
        long steps = Math.max(1, Math.round(arm.steps() * trial.settings().part()));
        Curve curve = new Curve(trial, steps);
        TrainingSettings training = new TrainingSettings(
                steps, steps, Math.max(1, steps / trial.settings().evaluations()), EPISODES, Double.POSITIVE_INFINITY);
        try (TrainingRun run =
                new TrainingRun(Exercise.of(task), arm.learner(), training, trial.seed(), List.of(curve))) {
            run.advance(steps);
            long seed = SeedTree.of(trial.study())
                    .child("final")
                    .child(trial.seed())
                    .value();
            Evaluation last = EvaluationProtocol.of(trial.settings().finalEpisodes(), seed)
                    .evaluate(run.learner().policy(), task.environments(), List.of(task.intended()));
            trial.recorder().metric("return", last.mean(0));
            trial.recorder().metric("deviation", last.deviation(0));
        }
        curve.report();
    }

    private static final class Curve implements TrainingListener {
        private final Trial<ClassicControlSettings> trial;
        private final long total;
        private final List<Double> steps = new ArrayList<>();
        private final List<Double> returns = new ArrayList<>();

        Curve(Trial<ClassicControlSettings> trial, long total) {
            this.trial = trial;
            this.total = total;
        }

        @Override
        public void stepped(long now) {
            if (now % 1024 < 8) {
                trial.recorder().progress((double) now / total);
            }
        }

        @Override
        public void evaluated(long now, Evaluation evaluation) {
            steps.add((double) now);
            returns.add(evaluation.mean(0));
        }

        void report() {
            double[] x = steps.stream().mapToDouble(Double::doubleValue).toArray();
            double[] y = returns.stream().mapToDouble(Double::doubleValue).toArray();
            trial.recorder().series("return", x, y);
            if (ControlArm.named(trial.arm()).task().equals("CartPole-v1")) {
                int first = 0;
                while (first < y.length && y[first] < SOLVED) {
                    first++;
                }
                trial.recorder().metric("steps to 475", first < y.length ? x[first] : Double.POSITIVE_INFINITY);
            }
        }
    }

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        for (ControlArm arm : ControlArm.values()) {
            claims.add(new Claim(
                    "C" + (claims.size() + 1),
                    String.format(
                            Locale.ROOT,
                            "%s: the mean return over seeds is at least %.1f (%s).",
                            arm.id(),
                            arm.least(),
                            arm.source()),
                    evidence -> judge(arm, evidence)));
        }
        return claims;
    }

    private static Judgement judge(ControlArm arm, Evidence evidence) {
        double[] returns = evidence.metric(arm.id(), "return");
        double mean = Arrays.stream(returns).average().orElseThrow();
        return Judgement.of(
                mean >= arm.least(),
                String.format(
                        Locale.ROOT,
                        "mean %.2f over %d seeds, from %.2f to %.2f",
                        mean,
                        returns.length,
                        Arrays.stream(returns).min().orElseThrow(),
                        Arrays.stream(returns).max().orElseThrow()));
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        List<Figure> figures = new ArrayList<>();
        for (ControlArm arm : ControlArm.values()) {
            List<Series> curves = evidence.trials().stream()
                    .filter(trial -> trial.arm().equals(arm.id()))
                    .flatMap(trial -> trial.series().values().stream())
                    .toList();
            if (curves.isEmpty()) {
                continue;
            }
            List<Line> lines = new ArrayList<>();
            for (Series curve : curves) {
                lines.add(Line.of("", curve.x(), curve.y()));
            }
            double end = curves.getFirst().x()[curves.getFirst().x().length - 1];
            lines.add(
                    Line.dashed(arm.source(), new double[] {0, end}, new double[] {arm.published(), arm.published()}));
            figures.add(new LineChart(
                    arm.id() + " on " + arm.task(),
                    "Mean return of the deterministic policy over ten episodes, a line for every seed.",
                    Axis.of("environment steps"),
                    Axis.of("return"),
                    lines));
        }
        return figures;
    }
}
