package dev.goodhart.transform;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores of reference answers by prompt (or by start state): drawn once from the initial policy, before training, and kept.
 *
 * <p>They must be answers to the same prompts, by the initial policy, scored by the same reward model with the same length penalty, and
 * never scores that were shaped already.
 */
public final class ReferenceScores {
    private final List<String> prompts;
    private final Map<String, Integer> place = new LinkedHashMap<>();
    private final double[][] scores;
    private final List<String> policies;
    private final String rewardModel;

    private ReferenceScores(List<String> prompts, double[][] scores, List<String> policies, String rewardModel) {
        this.prompts = prompts;
        this.scores = scores;
        this.policies = policies;
        this.rewardModel = rewardModel;
        for (int i = 0; i < prompts.size(); i++) {
            place.put(prompts.get(i), i);
        }
    }

    /**
     * Groups references by prompt, in the order in which they come.
     *
     * @param references the references
     * @return the references of each prompt
     * @throws InvalidInputException if there is none, or if they were scored by different reward models
     */
    public static ReferenceScores of(List<ReferenceScore> references) {
        if (references.isEmpty()) {
            throw new InvalidInputException("There must be references, there are none");
        }
        Map<String, List<Double>> byPrompt = new LinkedHashMap<>();
        String model = references.getFirst().rewardModel();
        for (ReferenceScore reference : references) {
            if (!reference.rewardModel().equals(model)) {
                throw new InvalidInputException("The references must be scored by one reward model, are by '" + model
                        + "' and '" + reference.rewardModel() + "'\nMaybe score them all again.");
            }
            byPrompt.computeIfAbsent(reference.prompt(), p -> new ArrayList<>()).add(reference.score());
        }
        double[][] scores = byPrompt.values().stream()
                .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        List<String> policies =
                references.stream().map(ReferenceScore::policy).distinct().toList();
        return new ReferenceScores(List.copyOf(byPrompt.keySet()), scores, policies, model);
    }

    /**
     * References that serve every score.
     *
     * @param scores at least one finite score
     * @return the references of one prompt without a name
     */
    public static ReferenceScores single(double... scores) {
        return of(Arrays.stream(scores)
                .mapToObj(score -> new ReferenceScore("", score, "", ""))
                .toList());
    }

    /**
     * References by the number of the prompt.
     *
     * @param scores {@code [prompts][references]} finite scores, at least one each
     * @return the references, with the prompts' numbers as their names
     */
    public static ReferenceScores byNumber(double[][] scores) {
        List<ReferenceScore> rows = new ArrayList<>();
        for (int prompt = 0; prompt < scores.length; prompt++) {
            if (scores[prompt].length == 0) {
                throw new InvalidInputException("The prompt '" + prompt + "' must have references, has none");
            }
            for (double score : scores[prompt]) {
                rows.add(new ReferenceScore(Integer.toString(prompt), score, "", ""));
            }
        }
        return of(rows);
    }

    /** {@return the prompts' names; a prompt's number is its place here} */
    public List<String> prompts() {
        return prompts;
    }

    /**
     * The number of a prompt.
     *
     * @param prompt its name
     * @return its number, none if it has no references
     */
    public Optional<Integer> find(String prompt) {
        return Optional.ofNullable(place.get(prompt));
    }

    /**
     * The number of a prompt that must have references.
     *
     * @param prompt its name
     * @return its number, from 0
     * @throws InvalidInputException if it has none
     */
    public int index(String prompt) {
        return find(prompt)
                .orElseThrow(() -> new InvalidInputException("The prompt '" + prompt
                        + "' must have references, has none\nMaybe score answers of the initial policy to it."));
    }

    /**
     * The references of a prompt.
     *
     * @param prompt its number
     * @return {@code [references]} their scores, at least one; a copy
     */
    public double[] of(int prompt) {
        return scores[prompt].clone();
    }

    /** {@return the hash or name of the reward model that scored them, empty where it is not said} */
    public String rewardModel() {
        return rewardModel;
    }

    /** {@return the policies that answered, in the order of their first answers; an empty name where it is not said} */
    public List<String> policies() {
        return policies;
    }

    /** {@return the fewest references that a prompt has} */
    public int fewest() {
        return Arrays.stream(scores).mapToInt(s -> s.length).min().orElseThrow();
    }

    /** {@return the most references that a prompt has} */
    public int most() {
        return Arrays.stream(scores).mapToInt(s -> s.length).max().orElseThrow();
    }

    /**
     * Keeps the first references of every prompt.
     *
     * @param most how many at most, at least 1
     * @return the references that are kept
     */
    public ReferenceScores atMost(int most) {
        if (most < 1) {
            throw new InvalidInputException("The most references to use (" + most + ") must be at least 1");
        }
        double[][] kept = Arrays.stream(scores)
                .map(s -> Arrays.copyOf(s, Math.min(s.length, most)))
                .toArray(double[][]::new);
        return new ReferenceScores(prompts, kept, policies, rewardModel);
    }

    /**
     * Refuses references that another reward model scored.
     *
     * @param hash the hash or name of the reward model that scores the answers; empty where it is not known
     * @return this
     * @throws InvalidInputException if both are known and differ
     */
    public ReferenceScores requireRewardModel(String hash) {
        if (!hash.isEmpty() && !rewardModel.isEmpty() && !hash.equals(rewardModel)) {
            throw new InvalidInputException(
                    "The references must be scored by the reward model that scores the answers, '" + hash
                            + "', are by '" + rewardModel + "'\nMaybe score the references again.");
        }
        return this;
    }

    /**
     * What the reader should mind about where the references come from.
     *
     * @param initialPolicy the policy that training starts from; empty where it is not known
     * @return full sentences, none if nothing is amiss
     */
    public List<String> warnings(String initialPolicy) {
        List<String> others = policies.stream()
                .filter(policy -> !policy.isEmpty() && !policy.equals(initialPolicy))
                .toList();
        if (!initialPolicy.isEmpty() && !others.isEmpty()) {
            return List.of("References come from '" + String.join("', '", others)
                    + "' and not from the initial policy '" + initialPolicy
                    + "': the reward is then the preference over that policy, another objective.");
        }
        if (others.size() > 1) {
            return List.of("References come from " + others.size() + " policies ('" + String.join("', '", others)
                    + "'): they should all come from the initial one.");
        }
        return List.of();
    }

    @Override
    public String toString() {
        return "references for " + prompts.size() + " prompts";
    }
}
