package dev.goodhart.goalconditioned.input;

import dev.goodhart.goalconditioned.RecurrentBackbone;
import dev.goodhart.goalconditioned.Sequence;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.representation.TrajectoryTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Texts, word by word; marks of punctuation are words. Words that are not known are one. */
public final class WordEncoding implements SequenceEncoding {
    private static final int MOST = 20_000;
    private static final String BETWEEN = "\\s+|(?<=[^\\p{L}\\p{N}])|(?=[^\\p{L}\\p{N}])";

    private final List<String> known;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * An encoding by known words.
     *
     * @param known the words by id, from 1
     */
    public WordEncoding(List<String> known) {
        this.known = List.copyOf(known);
        for (int i = 0; i < known.size(); i++) {
            places.put(known.get(i), i + 1);
        }
    }

    static WordEncoding of(SequenceLines lines) {
        Map<String, Integer> counts = new HashMap<>();
        for (SequenceLine line : lines.lines()) {
            for (String key : List.of("prompt", "chosen", "rejected")) {
                for (String word : words(line.text(key))) {
                    counts.merge(word, 1, Integer::sum);
                }
            }
        }
        return new WordEncoding(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList());
    }

    /**
     * The words of a text.
     *
     * @param text the text
     * @return its words and marks, in order
     */
    public static List<String> words(String text) {
        return Arrays.stream(text.split(BETWEEN))
                .filter(word -> !word.isBlank())
                .toList();
    }

    @Override
    public Sequence encode(SequenceLine line, String key, Optional<TrajectoryTable> trajectories) {
        line.required(key);
        List<String> prompt = words(line.text("prompt"));
        List<String> answer = words(line.text(key));
        if (answer.isEmpty()) {
            throw line.error(key, "must have a word, has none", "");
        }
        int[] ids = new int[prompt.size() + answer.size()];
        for (int i = 0; i < ids.length; i++) {
            String word = i < prompt.size() ? prompt.get(i) : answer.get(i - prompt.size());
            ids[i] = places.getOrDefault(word, 0);
        }
        return new Sequence.Tokens(ids, prompt.size());
    }

    @Override
    public RecurrentBackbone backbone(int width, RandomGenerator random) {
        return RecurrentBackbone.ofTokens(known.size() + 1, width, random);
    }

    @Override
    public String step() {
        return "word";
    }

    @Override
    public void write(CheckpointWriter file) {
        file.text("encoding", "words");
        file.text("encoding.words", String.join("\n", known));
    }
}
