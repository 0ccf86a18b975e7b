package dev.goodhart.arena.input;

import dev.goodhart.arena.Verdict;
import dev.goodhart.input.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file of comparisons calls its columns and verdicts. Columns named {@code task}, {@code item}, {@code judge} and {@code id} may be
 * missing.
 *
 * @param left the column of the entrant on the left
 * @param right the column of the one on the right
 * @param result the column of the verdict
 * @param task the column of the task
 * @param item the column of the seed or prompt
 * @param judge the column of who judged
 * @param id the column of the comparison's own name, which no two may share
 * @param words verdicts by the words for them, besides the usual ones
 * @param factors columns that answer a factor question ("which was faster?") by the same words; empty cells are no answer
 */
public record ComparisonColumns(
        String left,
        String right,
        String result,
        String task,
        String item,
        String judge,
        String id,
        Map<String, Verdict> words,
        List<String> factors) {
    private static final Map<String, Verdict> USUAL = Map.ofEntries(
            Map.entry("left", Verdict.LEFT),
            Map.entry("l", Verdict.LEFT),
            Map.entry("a", Verdict.LEFT),
            Map.entry("model_a", Verdict.LEFT),
            Map.entry("p1", Verdict.LEFT),
            Map.entry("right", Verdict.RIGHT),
            Map.entry("r", Verdict.RIGHT),
            Map.entry("b", Verdict.RIGHT),
            Map.entry("model_b", Verdict.RIGHT),
            Map.entry("p2", Verdict.RIGHT),
            Map.entry("draw", Verdict.DRAW),
            Map.entry("tie", Verdict.DRAW),
            Map.entry("tied", Verdict.DRAW),
            Map.entry("equal", Verdict.DRAW),
            Map.entry("tie (bothbad)", Verdict.DRAW));

    /** Copies the words and refuses two columns of one name. */
    public ComparisonColumns {
        words = Map.copyOf(words);
        factors = List.copyOf(factors);
        NamedColumn.requireDistinct(named(left, right, result, task, item, judge, id, factors, true));
    }

    /**
     * Columns without factor questions.
     *
     * @param left the column of the entrant on the left
     * @param right the column of the one on the right
     * @param result the column of the verdict
     * @param task the column of the task
     * @param item the column of the seed or prompt
     * @param judge the column of who judged
     * @param id the column of the comparison's own name
     * @param words verdicts by the words for them
     */
    public ComparisonColumns(
            String left,
            String right,
            String result,
            String task,
            String item,
            String judge,
            String id,
            Map<String, Verdict> words) {
        this(left, right, result, task, item, judge, id, words, List.of());
    }

    /** {@return columns left, right, result, task, item, judge and id, and the usual words} */
    public static ComparisonColumns defaults() {
        return new ComparisonColumns("left", "right", "result", "task", "item", "judge", "id", Map.of());
    }

    /** What a file must and may have: a factor that was asked for must not be missing, save where it may be among the answers of a row. */
    List<NamedColumn> named(boolean factorsRequired) {
        return named(left, right, result, task, item, judge, id, factors, factorsRequired);
    }

    private static List<NamedColumn> named(
            String left,
            String right,
            String result,
            String task,
            String item,
            String judge,
            String id,
            List<String> factors,
            boolean factorsRequired) {
        List<NamedColumn> named = new ArrayList<>(List.of(
                NamedColumn.required(left, "--left"),
                NamedColumn.required(right, "--right"),
                NamedColumn.required(result, "--result"),
                NamedColumn.optional(task, "--task", "task"),
                NamedColumn.optional(item, "--item", "item"),
                NamedColumn.optional(judge, "--judge", "judge"),
                NamedColumn.optional(id, "--id", "id")));
        factors.forEach(factor -> named.add(new NamedColumn(factor, "--factor", factorsRequired)));
        return named;
    }

    /** The verdict of a word; the name of either entrant says that it won; words that were given go first. */
    Optional<Verdict> verdict(String word, String leftEntrant, String rightEntrant) {
        Verdict own = words.get(word);
        if (own != null) {
            return Optional.of(own);
        }
        if (word.equals(leftEntrant)) {
            return Optional.of(Verdict.LEFT);
        }
        if (word.equals(rightEntrant)) {
            return Optional.of(Verdict.RIGHT);
        }
        return Optional.ofNullable(USUAL.get(word.toLowerCase(Locale.ROOT)));
    }

    static Set<String> usualWords() {
        return USUAL.keySet();
    }
}
