package dev.goodhart.judge.input;

import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What files of scores call their columns. Of the names given for a column, the first that a file has is used.
 *
 * @param context names of the column of the context; a file without it is one context, named after the file
 * @param system names of the column of what is ranked
 * @param item names of the column of what was scored; may be missing, then every row is an item of its own
 * @param rater names of the column of who scored; may be missing
 * @param metric names of the column of the metric, in long form
 * @param score names of the column of the score, in long form
 * @param metrics score columns named after their metrics, in wide form; empty to look for the usual ones
 * @param scales the range of each metric's scores; of those not named, any score will do
 * @param keepFirst whether of several scores of one rater for one item the first is kept, rather than refused when they differ
 * @param systemsNeeded whether rows must name a system: not for the agreement of raters alone
 */
public record ScoreColumns(
        List<String> context,
        List<String> system,
        List<String> item,
        List<String> rater,
        List<String> metric,
        List<String> score,
        List<String> metrics,
        Map<String, ScoreScale> scales,
        boolean keepFirst,
        boolean systemsNeeded) {
    /** Grammaticality, readability, coherence and fluency in the judge's outputs of Chung and Freienthal 2026. */
    private static final Map<String, ScoreScale> PUBLISHED = published();

    /** Copies the collections. */
    public ScoreColumns {
        context = List.copyOf(context);
        system = List.copyOf(system);
        item = List.copyOf(item);
        rater = List.copyOf(rater);
        metric = List.copyOf(metric);
        score = List.copyOf(score);
        metrics = List.copyOf(metrics);
        scales = Map.copyOf(scales);
    }

    /** {@return the usual names} */
    public static ScoreColumns defaults() {
        return new ScoreColumns(
                List.of("context", "language", "lang"),
                List.of("system", "model", "generator_model"),
                List.of("item", "conversation_id", "conversation_external_id", "dialogue", "prompt_id", "id"),
                List.of("rater", "judge", "judge_model", "annotator", "reviewer_name"),
                List.of("metric", "rating_category_name"),
                List.of("score", "rating", "rating_value"),
                List.of(),
                Map.of(),
                false,
                true);
    }

    /**
     * The same with ranges.
     *
     * @param newScales the range of each metric's scores
     * @return the columns
     */
    public ScoreColumns withScales(Map<String, ScoreScale> newScales) {
        return new ScoreColumns(
                context, system, item, rater, metric, score, metrics, newScales, keepFirst, systemsNeeded);
    }

    /** Every name that may be used, once: which column is which is decided when the header is known. */
    List<NamedColumn> named() {
        Map<String, NamedColumn> all = new LinkedHashMap<>();
        for (List<String> names : List.of(context, system, item, rater, metric, score, metrics)) {
            names.forEach(name -> all.putIfAbsent(name.toLowerCase(Locale.ROOT), NamedColumn.optional(name, "")));
        }
        PUBLISHED
                .keySet()
                .forEach(name -> all.putIfAbsent(name.toLowerCase(Locale.ROOT), NamedColumn.optional(name, "")));
        return List.copyOf(all.values());
    }

    /** The score columns of a file in wide form by the range of their scores; empty when the file is in long form. */
    List<String> wide(NamedRow row) {
        if (!metrics.isEmpty()) {
            return metrics;
        }
        boolean published = PUBLISHED.keySet().stream().allMatch(row::has)
                && first(metric, row).isEmpty();
        return published ? List.copyOf(PUBLISHED.keySet()) : List.of();
    }

    Optional<ScoreScale> scale(String name, boolean published) {
        ScoreScale own = scales.get(name);
        return Optional.ofNullable(own == null && published ? PUBLISHED.get(name) : own);
    }

    /** The first of the names that the row has, as the row writes it. */
    static Optional<String> first(List<String> names, NamedRow row) {
        return names.stream()
                .flatMap(name -> row.columns().stream().filter(name::equalsIgnoreCase))
                .findFirst();
    }

    private static Map<String, ScoreScale> published() {
        Map<String, ScoreScale> scales = new LinkedHashMap<>();
        scales.put("G", new ScoreScale(0, 4));
        scales.put("R", new ScoreScale(0, 4));
        scales.put("C", new ScoreScale(0, 3));
        scales.put("F", new ScoreScale(0, 3));
        return scales;
    }
}
