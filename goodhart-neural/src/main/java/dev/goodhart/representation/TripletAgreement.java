package dev.goodhart.representation;

import dev.goodhart.feedback.Triplet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How often answers about the same three agree. What a person does not repeat cannot be learned: their agreement with themselves bounds
 * every embedding's.
 *
 * @param sameJudge pairs of answers of one judge about the same three, in whatever order shown
 * @param sameJudgeAgree of these, how many name the same odd one
 * @param others pairs of answers of two judges about the same three
 * @param othersAgree of these, how many name the same odd one
 */
public record TripletAgreement(int sameJudge, int sameJudgeAgree, int others, int othersAgree) {
    /**
     * Counts.
     *
     * @param triplets the answers
     * @return the agreement
     */
    public static TripletAgreement of(List<Triplet> triplets) {
        Map<TreeSet<String>, List<Triplet>> bySet = new HashMap<>();
        for (Triplet t : triplets) {
            bySet.computeIfAbsent(new TreeSet<>(List.of(t.first(), t.second(), t.oddOne())), s -> new ArrayList<>())
                    .add(t);
        }
        int[] counts = new int[4];
        for (List<Triplet> same : bySet.values()) {
            for (int i = 0; i < same.size(); i++) {
                for (int j = 0; j < i; j++) {
                    int at = same.get(i).judge().equals(same.get(j).judge()) ? 0 : 2;
                    counts[at]++;
                    counts[at + 1] += same.get(i).oddOne().equals(same.get(j).oddOne()) ? 1 : 0;
                }
            }
        }
        return new TripletAgreement(counts[0], counts[1], counts[2], counts[3]);
    }
}
