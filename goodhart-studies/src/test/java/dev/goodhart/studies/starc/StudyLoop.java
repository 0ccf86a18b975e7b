package dev.goodhart.studies.starc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Series;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import dev.goodhart.study.TrialResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs every arm and seed of a study in turn. */
public final class StudyLoop {
    private StudyLoop() {}

    public static <S extends Record> Evidence run(Study<S> study, S settings, int seeds) {
        return run(study, settings, study.arms(settings), seeds);
    }

    /** Some of the arms. */
    public static <S extends Record> Evidence run(Study<S> study, S settings, List<String> arms, int seeds) {
        List<TrialResult> results = new ArrayList<>();
        for (String arm : arms) {
            for (int seed = 0; seed < seeds; seed++) {
                results.add(trial(study, settings, arm, seed));
            }
        }
        return new Evidence(study.id(), arms, results);
    }

    /** Evidence with one metric of every trial of an arm replaced. */
    public static Evidence spoilt(Evidence evidence, String arm, String metric, double value) {
        List<TrialResult> trials = evidence.trials().stream()
                .map(t -> {
                    if (!t.arm().equals(arm)) {
                        return t;
                    }
                    Map<String, Double> metrics = new TreeMap<>(t.metrics());
                    assertThat(metrics.replace(metric, value)).as(metric).isNotNull();
                    return TrialResult.of(t.study(), arm, t.seed(), metrics, t.series(), t.figures());
                })
                .toList();
        return new Evidence(evidence.study(), evidence.arms(), trials);
    }

    public static <S extends Record> TrialResult trial(Study<S> study, S settings, String arm, int seed) {
        Map<String, Double> metrics = new HashMap<>();
        Map<String, Series> series = new HashMap<>();
        List<Figure> figures = new ArrayList<>();
        Recorder recorder = new Recorder() {
            @Override
            public void metric(String name, double value) {
                if (metrics.put(name, value) != null) {
                    throw new IllegalStateException("The metric '" + name + "' was reported twice");
                }
            }

            @Override
            public void series(String name, double[] x, double[] y) {
                if (series.put(name, new Series(x, y)) != null) {
                    throw new IllegalStateException("The series '" + name + "' was reported twice");
                }
            }

            @Override
            public void figure(Figure figure) {
                figures.add(figure);
            }

            @Override
            public void progress(double fraction) {
                assertThat(fraction).isBetween(0.0, 1.0);
            }
        };
        study.run(new Trial<>(study.id(), arm, seed, settings, recorder));
        return TrialResult.of(study.id(), arm, seed, metrics, series, figures);
    }

    public static Map<String, Judgement> judge(Study<?> study, Evidence evidence) {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        for (Claim claim : study.claims()) {
            judgements.put(claim.id(), claim.judge(evidence));
        }
        return judgements;
    }

    /** Runs the full scale and prints the verdicts with the seconds of every arm. */
    static void main() {
        StarcStudy study = new StarcStudy();
        StarcSettings settings = study.settings(Scale.FULL);
        List<TrialResult> results = new ArrayList<>();
        for (String arm : study.arms(settings)) {
            long start = System.nanoTime();
            for (int seed = 0; seed < study.seeds(Scale.FULL); seed++) {
                results.add(trial(study, settings, arm, seed));
            }
            System.out.printf("%-20s %.1f s%n", arm, (System.nanoTime() - start) / 1e9);
        }
        Evidence evidence = new Evidence(study.id(), study.arms(settings), results);
        judge(study, evidence).forEach((id, j) -> System.out.println(id + " " + j.verdict() + " " + j.detail()));
        results.forEach(r -> r.metrics().forEach((name, value) -> {
            if (!r.arm().equals(ExactTable.ARM)) {
                System.out.println(r.arm() + " " + r.seed() + " " + name + " = " + value);
            }
        }));
    }
}
