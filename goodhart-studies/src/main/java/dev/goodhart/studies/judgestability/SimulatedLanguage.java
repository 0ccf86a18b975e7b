package dev.goodhart.studies.judgestability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A word for every stem, and endings that come and go with the place in the text.
 *
 * @param name its name
 * @param words {@code [stems]}
 * @param endings put after a word by its place, empty for none
 */
record SimulatedLanguage(String name, List<String> words, List<String> endings) {
    private static final String CONSONANTS = "bdfghjklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final double KEPT = 0.6;

    /** A as it is; B keeps each stem with probability 0.6; C keeps none; D keeps what B keeps and has four endings. */
    static List<SimulatedLanguage> family(RandomGenerator random) {
        Set<String> used = new HashSet<>();
        List<String> own = fresh(used, random);
        List<String> mixed = new ArrayList<>(own);
        List<String> replacements = fresh(used, random);
        for (int s = 0; s < mixed.size(); s++) {
            if (random.nextDouble() >= KEPT) {
                mixed.set(s, replacements.get(s));
            }
        }
        return List.of(
                new SimulatedLanguage("A", own, List.of()),
                new SimulatedLanguage("B", List.copyOf(mixed), List.of()),
                new SimulatedLanguage("C", fresh(used, random), List.of()),
                new SimulatedLanguage("D", List.copyOf(mixed), List.of("ssa", "lle", "sta", "ksi")));
    }

    private static List<String> fresh(Set<String> used, RandomGenerator random) {
        List<String> words = new ArrayList<>();
        while (words.size() < SimulatedDialogues.STEMS) {
            StringBuilder word = new StringBuilder();
            for (int syllable = 0; syllable < 3; syllable++) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
                word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            if (used.add(word.toString())) {
                words.add(word.toString());
            }
        }
        return List.copyOf(words);
    }

    /** The dialogue's turns in this language, {@code [turns][words]}. */
    List<List<String>> render(SimulatedDialogues.Stems dialogue) {
        List<List<String>> turns = new ArrayList<>();
        int position = 0;
        for (int[] turn : dialogue.stems()) {
            List<String> line = new ArrayList<>();
            for (int stem : turn) {
                String ending = endings.isEmpty() ? "" : endings.get((7 * position + stem) % endings.size());
                line.add(words.get(stem) + ending);
                position++;
            }
            turns.add(line);
        }
        return turns;
    }
}
