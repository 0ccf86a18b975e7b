package dev.goodhart.studies.judgestability;

import dev.goodhart.judge.ContextPair;
import dev.goodhart.judge.JudgeScore;
import dev.goodhart.judge.JudgeStabilityAudit;
import dev.goodhart.judge.JudgeStabilitySettings;
import dev.goodhart.judge.MetricStability;
import dev.goodhart.judge.ScoreTable;
import dev.goodhart.judge.StabilityVerdict;
import dev.goodhart.judge.text.TypeTokenRatio;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The same dialogues in four languages, before a judge who learned one of them. */
final class JudgeTransfer {
    static final int DIALOGUES = 120;
    static final int LABELLED = 360;
    static final int[] CALIBRATION = {30, 100, 300};

    private JudgeTransfer() {}

    static void run(Trial<JudgeStabilityStudySettings> trial) {
        Recorder recorder = trial.recorder();
        SeedTree seeds = SeedTree.of(trial.study()).child(trial.arm()).child(trial.seed());
        List<SimulatedLanguage> languages =
                SimulatedLanguage.family(seeds.child("languages").generator());
        List<SimulatedDialogues.Stems> dialogues = new ArrayList<>();
        var writing = seeds.child("dialogues").generator();
        for (int generator = 0; generator < SimulatedDialogues.COHERENCE.length; generator++) {
            dialogues.addAll(SimulatedDialogues.draw(generator, DIALOGUES, writing));
        }
        CoherenceJudge judge = CoherenceJudge.fit(
                languages.getFirst(),
                SimulatedDialogues.mixed(LABELLED, seeds.child("labelled").generator()));
        List<JudgeScore> scores = new ArrayList<>();
        for (SimulatedLanguage language : languages) {
            scores.addAll(scored(language, dialogues, "coherence", judge::score));
            scores.addAll(scored(
                    language,
                    dialogues,
                    "ttr",
                    turns -> TypeTokenRatio.of(
                            turns.stream().flatMap(List::stream).toList())));
        }
        JudgeStabilitySettings settings = new JudgeStabilitySettings(
                trial.settings().resamples(), trial.settings().permutations(), 0.05);
        for (MetricStability metric : JudgeStabilityAudit.run(scores, settings, seeds.child("audit"))) {
            record(recorder, metric);
        }
        calibrate(recorder, languages, dialogues, seeds);
    }

    private static List<JudgeScore> scored(
            SimulatedLanguage language,
            List<SimulatedDialogues.Stems> dialogues,
            String metric,
            ToDoubleFunction<List<List<String>>> score) {
        List<JudgeScore> scores = new ArrayList<>();
        for (int d = 0; d < dialogues.size(); d++) {
            scores.add(new JudgeScore(
                    language.name(),
                    "generator " + (dialogues.get(d).generator() + 1),
                    String.format(Locale.ROOT, "%04d", d),
                    metric,
                    score.applyAsDouble(language.render(dialogues.get(d))),
                    ""));
        }
        return scores;
    }

    private static void record(Recorder recorder, MetricStability metric) {
        ScoreTable table = metric.table();
        double[][] means = table.means();
        for (int c = 0; c < means.length; c++) {
            double[] systems = new double[means[c].length];
            for (int s = 0; s < systems.length; s++) {
                systems[s] = s + 1;
            }
            recorder.series(metric.metric() + ": means in " + table.contexts().get(c), systems, means[c]);
            if (metric.metric().equals("coherence")) {
                recorder.metric(
                        "tau of truth and judge in " + table.contexts().get(c),
                        Correlation.KENDALL.of(SimulatedDialogues.COHERENCE, means[c]));
            }
        }
        for (ContextPair pair : metric.pairs()) {
            String name = metric.metric() + " " + pair.first() + "-" + pair.second() + ": ";
            recorder.metric(name + "tau", pair.ranks().tau());
            recorder.metric(name + "inversions", pair.ranks().discordant());
            recorder.metric(name + "item correlation", pair.itemCorrelation());
            recorder.metric(name + "stability", pair.components().stability());
            recorder.metric(name + "interaction p", pair.components().pValue());
            recorder.metric(name + "stable", pair.verdict() == StabilityVerdict.STABLE ? 1 : 0);
            recorder.metric(name + "unstable", pair.verdict() == StabilityVerdict.UNSTABLE ? 1 : 0);
            recorder.metric(name + "variance of models", pair.components().model());
            recorder.metric(name + "variance of interaction", pair.components().interaction());
            recorder.metric(name + "variance of residual", pair.components().residual());
        }
    }

    private static void calibrate(
            Recorder recorder,
            List<SimulatedLanguage> languages,
            List<SimulatedDialogues.Stems> dialogues,
            SeedTree seeds) {
        for (SimulatedLanguage language : languages.subList(1, languages.size())) {
            var random = seeds.child("calibration").child(language.name()).generator();
            double[] sizes = new double[CALIBRATION.length];
            double[] taus = new double[CALIBRATION.length];
            List<SimulatedDialogues.Stems> labelled =
                    SimulatedDialogues.mixed(CALIBRATION[CALIBRATION.length - 1], random);
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = CALIBRATION[i];
                CoherenceJudge judge = CoherenceJudge.fit(language, labelled.subList(0, CALIBRATION[i]));
                double[][] means = ScoreTable.of("coherence", scored(language, dialogues, "coherence", judge::score))
                        .means();
                taus[i] = Correlation.KENDALL.of(SimulatedDialogues.COHERENCE, means[0]);
            }
            recorder.series("calibration in " + language.name(), sizes, taus);
        }
    }
}
