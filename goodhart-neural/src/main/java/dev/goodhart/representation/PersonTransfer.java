package dev.goodhart.representation;

import dev.goodhart.feedback.Triplet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often an embedding that was learned from some people answers as another person did. What the two find alike differently, it gets
 * wrong: where both were asked about the same three, their own agreement says how much can be had.
 *
 * @param person whose answers these are; empty when nobody was named
 * @param accuracy of the embedding on all of them
 * @param pairs pairs of an answer learned from and one of these about the same three, in whatever order shown
 * @param same of these, how many name the same odd one
 */
public record PersonTransfer(String person, TripletAccuracy accuracy, int pairs, int same) {
    /**
     * Scores an embedding on the answers of others.
     *
     * @param points {@code [trajectories][dim]} embedded trajectories
     * @param inputs the same, by id
     * @param learnedFrom the answers that the embedding was learned from
     * @param others answers of other people
     * @return one for each person, in order of appearance
     * @throws IllegalArgumentException if an answer speaks of another trajectory
     */
    public static List<PersonTransfer> of(
            double[][] points, TrajectoryInputs inputs, List<Triplet> learnedFrom, List<Triplet> others) {
        Map<List<String>, List<String>> learned = new HashMap<>();
        for (Triplet t : learnedFrom) {
            learned.computeIfAbsent(three(t), three -> new ArrayList<>()).add(t.oddOne());
        }
        Map<String, List<Triplet>> byPerson = new LinkedHashMap<>();
        for (Triplet t : others) {
            byPerson.computeIfAbsent(t.judge(), person -> new ArrayList<>()).add(t);
        }
        List<PersonTransfer> transfers = new ArrayList<>();
        byPerson.forEach((person, answers) -> {
            int pairs = 0;
            int same = 0;
            for (Triplet answer : answers) {
                for (String odd : learned.getOrDefault(three(answer), List.of())) {
                    pairs++;
                    same += odd.equals(answer.oddOne()) ? 1 : 0;
                }
            }
            transfers.add(new PersonTransfer(
                    person, TripletAccuracy.of(points, TripletRows.of(answers, inputs)), pairs, same));
        });
        return transfers;
    }

    private static List<String> three(Triplet t) {
        List<String> three = new ArrayList<>(List.of(t.first(), t.second(), t.oddOne()));
        three.sort(Comparator.naturalOrder());
        return three;
    }
}
