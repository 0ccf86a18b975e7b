package dev.goodhart.command;

import dev.goodhart.report.ReportPage;
import dev.goodhart.report.StudyPages;
import dev.goodhart.statistics.Bootstrap;
import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.Statistic;
import dev.goodhart.study.CanonicalJson;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.JudgedClaim;
import dev.goodhart.study.Paper;
import dev.goodhart.study.StoredTrial;
import dev.goodhart.study.StudyOutcome;
import dev.goodhart.study.StudyPlan;
import dev.goodhart.study.TrialOutcome;
import dev.goodhart.study.TrialResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of a study has to say, in every form it is said in.
 *
 * @param outcome plan, stored trials with their provenance, evidence and judged claims
 * @param store what the store is called
 */
record StudyReport(StudyOutcome outcome, String store) {
    private static final int WIDTH = 110;

    /** Verdicts first, for a terminal. */
    void print(PrintWriter out) {
        StudyPlan<?> plan = outcome.plan();
        Paper paper = plan.study().paper();
        out.println();
        out.println(plan.study().id() + ": " + plan.study().title());
        out.println("  " + paper.authors() + " (" + paper.year() + "). " + paper.title() + ". " + paper.identifier());
        out.println("  " + count(outcome.trials().size(), "trial") + " ("
                + count(plan.arms().size(), "arm") + ", " + count(plan.seeds(), "seed") + "), settings "
                + plan.settingsDigest().substring(0, 12) + ", store " + store);
        out.println();
        for (JudgedClaim judged : outcome.judgements()) {
            String head = String.format(
                    "  %-9s  %-4s ",
                    judged.judgement().verdict(), judged.claim().id());
            wrap(out, head, judged.claim().sentence());
            wrap(out, " ".repeat(head.length()), judged.judgement().detail());
        }
        if (!outcome.broken().isEmpty()) {
            out.println();
            out.println("  " + count(outcome.broken().size(), "trial") + " broke down, the claims are judged without:");
            for (TrialOutcome.Broken broken : outcome.broken()) {
                out.println("    " + broken.text());
            }
        }
    }

    /** {@return the same as a page} */
    ReportPage page(String command) {
        Map<String, String> provenance = new LinkedHashMap<>(Platform.describe());
        provenance.put("store", store);
        provenance.put("settings digest", outcome.plan().settingsDigest());
        provenance.put("trials", Integer.toString(outcome.trials().size()));
        outcome.trials().stream()
                .map(StoredTrial::provenance)
                .reduce((a, b) -> b)
                .ifPresent(last -> {
                    provenance.put("last trial", last.finished());
                    last.libraries().forEach(provenance::put);
                });
        return StudyPages.of(
                outcome.plan().study(),
                outcome.plan().settings(),
                outcome.evidence(),
                outcome.judgements().stream().map(JudgedClaim::judgement).toList(),
                provenance,
                command);
    }

    /** {@return the same as a tree for {@code --json}} */
    Map<String, Object> json() {
        StudyPlan<?> plan = outcome.plan();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("study", plan.study().id());
        json.put("title", plan.study().title());
        json.put("paper", plan.study().paper());
        json.put("settings", CanonicalJson.tree(plan.settingsJson()));
        json.put("settingsDigest", plan.settingsDigest());
        json.put("arms", plan.arms());
        json.put("seeds", plan.seeds());
        json.put("trials", outcome.trials().size());
        json.put(
                "broken",
                outcome.broken().stream().map(TrialOutcome.Broken::text).toList());
        List<Map<String, Object>> claims = new ArrayList<>();
        for (JudgedClaim judged : outcome.judgements()) {
            Map<String, Object> claim = new LinkedHashMap<>();
            claim.put("id", judged.claim().id());
            claim.put("sentence", judged.claim().sentence());
            claim.put("verdict", judged.judgement().verdict());
            claim.put("detail", judged.judgement().detail());
            claims.add(claim);
        }
        json.put("claims", claims);
        json.put("interquartileMeans", interquartileMeans(outcome.evidence()));
        outcome.trials().stream()
                .map(StoredTrial::provenance)
                .reduce((a, b) -> b)
                .ifPresent(last -> {
                    json.put("goodhart", last.goodhart());
                    json.put("platform", last.platform());
                });
        return json;
    }

    /** By arm and metric, over the seeds that reported it as a number. */
    private static Map<String, Map<String, Interval>> interquartileMeans(Evidence evidence) {
        Map<String, Map<String, List<Double>>> values = new TreeMap<>();
        for (TrialResult trial : evidence.trials()) {
            trial.metrics().forEach((name, value) -> {
                if (Double.isFinite(value)) {
                    values.computeIfAbsent(trial.arm(), arm -> new TreeMap<>())
                            .computeIfAbsent(name, metric -> new ArrayList<>())
                            .add(value);
                }
            });
        }
        Map<String, Map<String, Interval>> intervals = new TreeMap<>();
        values.forEach((arm, metrics) -> metrics.forEach((metric, sample) -> {
            double[] array = sample.stream().mapToDouble(v -> v).toArray();
            Bootstrap bootstrap = Bootstrap.of(evidence.random("interquartile mean " + arm + " " + metric));
            intervals
                    .computeIfAbsent(arm, a -> new TreeMap<>())
                    .put(metric, bootstrap.interval(array, Statistic.INTERQUARTILE_MEAN));
        }));
        return intervals;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static void wrap(PrintWriter out, String head, String text) {
        StringBuilder line = new StringBuilder(head);
        for (String word : text.strip().split("\\s+")) {
            if (line.length() + word.length() > WIDTH && line.length() > head.length()) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(head.length()));
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
