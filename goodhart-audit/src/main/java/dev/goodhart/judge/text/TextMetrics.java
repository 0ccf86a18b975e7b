package dev.goodhart.judge.text;

import dev.goodhart.judge.JudgeScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes scores of dialogues: how varied their words are ({@code ttr}, {@code mattr}), and how much each is like the others of its system
 * and context ({@code self-bleu}, also for each role; {@code surface-similarity}; {@code semantic-similarity} where there are embeddings,
 * {@code tfidf-similarity} where there are none). A dialogue in which there is nothing to measure gets no score.
 *
 * @param window the window of {@link MovingAverageTtr}
 * @param embeddings vectors by context, system and item; empty for none
 */
public record TextMetrics(int window, Map<List<String>, double[]> embeddings) {
    private static final int MOST_ROLES = 6;

    /** {@return a window of 100, no embeddings} */
    public static TextMetrics defaults() {
        return new TextMetrics(100, Map.of());
    }

    /**
     * Measures dialogues.
     *
     * @param dialogues dialogues of any contexts and systems
     * @return a score for every dialogue and metric
     */
    public List<JudgeScore> scores(List<Dialogue> dialogues) {
        Map<String, List<Dialogue>> cells = dialogues.stream()
                .collect(
                        Collectors.groupingBy(d -> d.context() + "\n" + d.system(), TreeMap::new, Collectors.toList()));
        SortedSet<String> roles = dialogues.stream()
                .flatMap(d -> d.turns().stream())
                .map(Dialogue.Turn::role)
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        List<JudgeScore> scores = new ArrayList<>();
        cells.values().forEach(cell -> addCell(scores, cell, roles));
        return scores;
    }

    private void addCell(List<JudgeScore> scores, List<Dialogue> cell, SortedSet<String> roles) {
        List<List<String>> words =
                cell.stream().map(d -> Tokens.words(d.text())).toList();
        MovingAverageTtr moving = new MovingAverageTtr(window);
        add(scores, "ttr", cell, words.stream().mapToDouble(TypeTokenRatio::of).toArray());
        add(scores, "mattr", cell, words.stream().mapToDouble(moving::of).toArray());
        addSelfBleu(scores, "self-bleu", cell, Dialogue::text);
        if (roles.size() <= MOST_ROLES) {
            roles.forEach(role -> addSelfBleu(scores, "self-bleu-" + role, cell, d -> d.text(role)));
        }
        if (cell.size() > 1) {
            add(
                    scores,
                    "surface-similarity",
                    cell,
                    SurfaceSimilarity.of(cell.stream().map(Dialogue::text).toList()));
            if (embeddings.isEmpty()) {
                add(scores, "tfidf-similarity", cell, HashedTfIdf.similarity(words));
            } else {
                addSemantic(scores, cell);
            }
        }
    }

    private static void addSelfBleu(
            List<JudgeScore> scores, String metric, List<Dialogue> cell, Function<Dialogue, String> part) {
        List<Dialogue> used = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (Dialogue dialogue : cell) {
            List<String> tokens = Tokens.letters(part.apply(dialogue));
            if (!tokens.isEmpty()) {
                used.add(dialogue);
                texts.add(tokens);
            }
        }
        if (used.size() > 1) {
            add(scores, metric, used, SelfBleu.of(texts));
        }
    }

    private void addSemantic(List<JudgeScore> scores, List<Dialogue> cell) {
        List<Dialogue> used =
                cell.stream().filter(d -> embeddings.containsKey(key(d))).toList();
        if (used.size() > 1) {
            add(
                    scores,
                    "semantic-similarity",
                    used,
                    SemanticSimilarity.of(used.stream()
                            .map(d -> embeddings.getOrDefault(key(d), new double[0]))
                            .toList()));
        }
    }

    private static List<String> key(Dialogue dialogue) {
        return List.of(dialogue.context(), dialogue.system(), dialogue.item());
    }

    private static void add(List<JudgeScore> scores, String metric, List<Dialogue> dialogues, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                Dialogue d = dialogues.get(i);
                scores.add(new JudgeScore(d.context(), d.system(), d.item(), metric, values[i], ""));
            }
        }
    }
}
