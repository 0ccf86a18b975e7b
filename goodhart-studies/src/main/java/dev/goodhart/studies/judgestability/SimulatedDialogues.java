package dev.goodhart.studies.judgestability;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Dialogues as stems without a language. Customer turns use the "ask" words of the dialogue's issue; agent turns use its "reply" words,
 * which are others, or with probability 1 - p those of another issue: the generator's coherence is p.
 */
final class SimulatedDialogues {
    static final int ISSUES = 20;
    static final int WORDS_PER_ISSUE = 12;
    static final int FUNCTION_WORDS = 60;
    static final int TURNS = 6;
    static final int WORDS = 10;
    static final double TOPIC_SHARE = 0.45;

    /** The coherence of each generator, and how many words of each issue it knows. */
    static final double[] COHERENCE = {0.95, 0.87, 0.79, 0.71, 0.62, 0.53};

    private static final int[] VOCABULARY = {6, 12, 4, 9, 5, 10};
    private static final int REPLIES_FROM = ISSUES * WORDS_PER_ISSUE;
    private static final int FUNCTION_FROM = 2 * REPLIES_FROM;

    static final int STEMS = FUNCTION_FROM + FUNCTION_WORDS;

    private SimulatedDialogues() {}

    /**
     * One dialogue.
     *
     * @param generator who wrote it
     * @param issue what it is about
     * @param stems {@code [turns][words]}
     */
    record Stems(int generator, int issue, int[][] stems) {}

    static List<Stems> draw(int generator, int count, RandomGenerator random) {
        List<Stems> dialogues = new ArrayList<>();
        for (int d = 0; d < count; d++) {
            int issue = random.nextInt(ISSUES);
            int[][] stems = new int[TURNS][WORDS];
            for (int t = 0; t < TURNS; t++) {
                boolean agent = t % 2 == 1;
                int topic = issue;
                if (agent && random.nextDouble() >= COHERENCE[generator]) {
                    topic = (issue + 1 + random.nextInt(ISSUES - 1)) % ISSUES;
                }
                for (int w = 0; w < WORDS; w++) {
                    stems[t][w] = random.nextDouble() < TOPIC_SHARE
                            ? (agent ? REPLIES_FROM : 0)
                                    + topic * WORDS_PER_ISSUE
                                    + random.nextInt(VOCABULARY[generator])
                            : FUNCTION_FROM + random.nextInt(FUNCTION_WORDS);
                }
            }
            dialogues.add(new Stems(generator, issue, stems));
        }
        return dialogues;
    }

    /** Dialogues of all generators in turn, for a judge to learn from. */
    static List<Stems> mixed(int count, RandomGenerator random) {
        List<Stems> dialogues = new ArrayList<>();
        for (int d = 0; d < count; d++) {
            dialogues.addAll(draw(d % COHERENCE.length, 1, random));
        }
        return dialogues;
    }
}
