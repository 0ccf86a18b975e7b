package dev.goodhart.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Recipes for texts of which only the context shall differ: every generator gets the same recipes in every context, so that a change of
 * ranking can only be the judge's doing. Lengths and their weights are those of Chung and Freienthal 2026.
 *
 * @param industries what a dialogue may be about
 * @param problems what may have gone wrong
 */
public record ControlledGenerationProtocol(List<String> industries, List<String> problems) {
    private static final int[] MESSAGES = {4, 8, 12, 16};
    private static final double[] WEIGHTS = {0.4, 0.3, 0.2, 0.1};

    /** Copies the lists; neither may be empty. */
    public ControlledGenerationProtocol {
        industries = List.copyOf(industries);
        problems = List.copyOf(problems);
        if (industries.isEmpty() || problems.isEmpty()) {
            throw new IllegalArgumentException("There must be an industry and a problem at least");
        }
    }

    /**
     * What one dialogue shall be.
     *
     * @param item its name, the same for every generator and context
     * @param industry what it is about
     * @param problem what went wrong
     * @param messages how many messages
     * @param agents one or two
     * @param email whether by e-mail, otherwise by chat
     * @param senior whether the agent is experienced
     * @param human whether the agent is a person, otherwise a bot
     */
    public record Recipe(
            String item,
            String industry,
            String problem,
            int messages,
            int agents,
            boolean email,
            boolean senior,
            boolean human) {}

    /**
     * Draws recipes.
     *
     * @param count how many
     * @param random where they come from
     * @return the recipes
     */
    public List<Recipe> recipes(int count, RandomGenerator random) {
        List<Recipe> recipes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            recipes.add(new Recipe(
                    "item " + (i + 1),
                    industries.get(random.nextInt(industries.size())),
                    problems.get(random.nextInt(problems.size())),
                    messages(random.nextDouble()),
                    1 + random.nextInt(2),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean()));
        }
        return recipes;
    }

    private static int messages(double draw) {
        double below = 0;
        for (int i = 0; i < MESSAGES.length - 1; i++) {
            below += WEIGHTS[i];
            if (draw < below) {
                return MESSAGES[i];
            }
        }
        return MESSAGES[MESSAGES.length - 1];
    }
}
