package dev.goodhart.goalconditioned;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answer that most samples give. */
public final class MajorityVote {
    /** Whole numbers by size, before other texts by letters. */
    private static final Comparator<String> SMALLEST = Comparator.comparing((String a) -> !a.matches("-?\\d{1,15}"))
            .thenComparingLong(a -> a.matches("-?\\d{1,15}") ? Long.parseLong(a) : 0L)
            .thenComparing(Comparator.naturalOrder());

    private MajorityVote() {}

    /**
     * The answer with most votes, the smallest of those that tie: whole numbers by size, before other texts by letters.
     *
     * @param answers at least one
     * @return the answer
     */
    public static String of(Collection<String> answers) {
        Map<String, Integer> votes = new TreeMap<>(SMALLEST);
        answers.forEach(answer -> votes.merge(answer, 1, Integer::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(SMALLEST.reversed())))
                .orElseThrow(() -> new IllegalArgumentException("There must be an answer to vote on"))
                .getKey();
    }

    /**
     * Whether a prompt counts as solved.
     *
     * @param samples the samples of one prompt that vote, at least one, with known correctness
     * @return whether the answer voted for is right
     */
    public static boolean solved(List<FilterSample> samples) {
        List<String> answers = new ArrayList<>();
        samples.forEach(s -> answers.add(s.answer()));
        String vote = of(answers);
        return samples.stream().filter(s -> s.answer().equals(vote)).anyMatch(FilterSample::isCorrect);
    }

    /**
     * Whether a prompt counts as solved in the way of the released evaluation of Nath et al. (2024), which flatters: all right answers
     * are one candidate, ties are decided for it, and a prompt without a wrong vote is solved.
     *
     * @param samples the samples of one prompt that vote, with known correctness
     * @return whether it counts as solved
     */
    public static boolean solvedGenerously(List<FilterSample> samples) {
        long right = samples.stream().filter(FilterSample::isCorrect).count();
        Map<String, Integer> wrong = new TreeMap<>();
        samples.stream().filter(s -> !s.isCorrect()).forEach(s -> wrong.merge(s.answer(), 1, Integer::sum));
        return right
                >= wrong.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
